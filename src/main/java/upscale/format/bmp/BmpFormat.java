package upscale.format.bmp;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * Windows and OS/2 bitmaps. Reads 1, 2, 4, 8, 16, 24 and 32 bits a pixel, bit fields, run lengths, both row orders and all
 * header versions; writes palettes, gray and RGB, uncompressed, bottom row first as everybody expects it.
 *
 * <p>A fourth byte is opacity only where the header has a mask for it; elsewhere it is padding.
 */
public final class BmpFormat implements Format {
    @Override
    public String name() {
        return "bmp";
    }

    @Override
    public String summary() {
        return "BMP: reads 1 to 32 bits, RLE and bit fields; writes palette, gray and RGB of 8 bits";
    }

    @Override
    public List<String> suffixes() {
        return List.of("bmp", "dib");
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length < 18 || head[0] != 'B' || head[1] != 'M') {
            return false;
        }
        int headerSize = head[14] & 0xff | (head[15] & 0xff) << 8 | (head[16] & 0xff) << 16 | head[17] << 24;
        return headerSize == 12 || headerSize >= 16 && headerSize <= 256;
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean seeks() {
        return true;
    }

    @Override
    public Document read(Source source) throws IOException {
        byte[] file = source.readAll();
        return BmpReader.read(file, BmpHeader.of(file, source.allowance().ending()), source.allowance());
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        if (info.hasAlpha()
                || info.palette().isPresent() && !info.palette().get().opaque()) {
            return Optional.of("bmp has no alpha: use --alpha opaque, or write png");
        }
        if (info.colour() == Colour.PLANES) {
            return Optional.of("bmp holds colours, not " + info.channels() + " planes: write npy or tiff");
        }
        boolean fits = switch (info.colour()) {
            case PALETTE -> info.type().bits() <= 8;
            case GRAY -> info.type() == SampleType.U8 || info.type() == SampleType.U1 || info.type() == SampleType.U4;
            default -> info.type() == SampleType.U8;
        };
        if (!fits) {
            return Optional.of("bmp holds 8 bits a sample, not " + info.type().label() + ": write png or tiff");
        }
        if (BmpEncoder.fileBytes(info) > 0xffffffffL) {
            return Optional.of("bmp files end at 4 GiB: write png or tiff");
        }
        return Optional.empty();
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new BmpEncoder(info, metadata, (SeekableByteChannel) channel);
    }
}
