package upscale.format.jpeg;

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
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * JPEG of 8 bits: Huffman-coded baseline and progressive in; baseline with full-resolution colour out.
 *
 * <p>Gray, YCbCr and RGB files are read as gray and RGB, their profile kept and not applied. CMYK and YCCK files become
 * sRGB: through their profile if they have one (by the JDK's colour management), else as
 * {@code R = (255 - C) (255 - K) / 255}.
 */
public final class JpegFormat implements Format {
    /** The largest side that a frame header can state (T.81, B.2.2). */
    private static final int MAX_SIDE = 65535;

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public String summary() {
        return "JPEG: reads gray, RGB and CMYK of 8 bits; writes gray and RGB (the whole picture is held in memory)";
    }

    @Override
    public List<String> suffixes() {
        return List.of("jpg", "jpeg", "jpe", "jfif");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8 && head[2] == (byte) 0xff;
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Document read(Source source) throws IOException {
        return new JpegReader(
                        JpegStructure.of(source.readAll(), source.allowance().ending()),
                        source.allowance().ending())
                .read();
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        if (info.hasAlpha()) {
            return Optional.of("jpeg has no alpha: use --alpha opaque, or write png");
        }
        if (info.colour() == Colour.PALETTE) {
            return Optional.of("jpeg has no palettes: write png");
        }
        if (info.colour() == Colour.PLANES) {
            return Optional.of("jpeg holds colours, not " + info.channels() + " planes: write npy or tiff");
        }
        if (info.type() != SampleType.U8) {
            return Optional.of("jpeg holds 8 bits a sample, not " + info.type().label() + ": write png or tiff");
        }
        if (info.width() > MAX_SIDE || info.height() > MAX_SIDE) {
            return Optional.of("jpeg ends at " + MAX_SIDE + " pixels a side: write png or tiff");
        }
        if (info.pixels() * info.channels() > Integer.MAX_VALUE - 8) {
            return Optional.of("the jpeg encoder holds at most 2 GiB: write png or tiff");
        }
        return Optional.empty();
    }

    @Override
    public List<String> omits(ImageInfo info, Metadata metadata) {
        return Segment.of(info, metadata).stream()
                .filter(segment -> !segment.fits())
                .map(segment -> segment.what() + " of " + segment.body().length
                        + " bytes is left out: a segment of jpeg holds " + Segment.MOST_BYTES)
                .toList();
    }

    @Override
    public boolean holdsAll() {
        return true;
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new JpegEncoder(info, metadata, options, channel);
    }
}
