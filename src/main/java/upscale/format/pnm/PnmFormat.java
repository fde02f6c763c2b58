package upscale.format.pnm;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * The Netpbm family: PBM, PGM, PPM and PAM, and float maps (PFM) to read.
 *
 * <p>Code values are kept whatever the greatest value (maxval) is; it shows in the significant bits, and a file that comes of a
 * file of this family gets the same one. Bilevel and 16-bit samples have no loss and need no {@code java.awt}, which is why
 * the reader is our own and not an ImageIO plug-in.
 */
public final class PnmFormat implements Format {
    /** The property that carries the value of full intensity. */
    static final String MAXVAL = "maxval";

    @Override
    public String name() {
        return "pnm";
    }

    @Override
    public String summary() {
        return "Netpbm: PBM, PGM, PPM, PAM to 16 bits, read and written; PFM read";
    }

    @Override
    public List<String> suffixes() {
        return List.of("pnm", "pbm", "pgm", "ppm", "pam", "pfm");
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length < 3 || head[0] != 'P' || !PnmTokens.space(head[2]) && head[2] != '#') {
            return false;
        }
        return head[1] >= '1' && head[1] <= '7' || head[1] == 'f' || head[1] == 'F';
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Document read(Source source) throws IOException {
        return PnmReader.read(source);
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        SampleType type = info.type();
        if (type.signed() || type.bits() > 16) {
            return Optional.of(
                    "pnm holds unsigned samples of up to 16 bits, not " + type.label() + ": use tiff or npy");
        }
        if (info.colour() == Colour.PALETTE) {
            return Optional.of("pnm has no palette: use png or tiff");
        }
        if (info.alpha() == Alpha.PREMULTIPLIED) {
            return Optional.of("pnm has no premultiplied alpha: use --alpha straight, or tiff");
        }
        return Optional.empty();
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new PnmEncoder(info, metadata, channel);
    }
}
