package upscale.format.png;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.ImageInfo;

/** PNG (W3C, third edition): every colour type and depth is read, interlaced or not; all but interlaced is written. */
public final class PngFormat implements Format {
    @Override
    public String name() {
        return "png";
    }

    @Override
    public String summary() {
        return "gray, RGB and palette of 1 to 16 bits, alpha, ICC profile, resolution";
    }

    @Override
    public List<String> suffixes() {
        return List.of("png");
    }

    /** Also claims files whose signature was damaged on the way, so that they are called corrupt and not unknown. */
    @Override
    public boolean recognises(byte[] head) {
        return has(head, 1, "PNG") || has(head, 12, "IHDR") || has(head, 12, "CgBI");
    }

    private static boolean has(byte[] head, int at, String letters) {
        return head.length >= at + letters.length()
                && new String(head, at, letters.length(), StandardCharsets.ISO_8859_1).equals(letters);
    }

    @Override
    public Document read(Source source) throws IOException {
        return PngReader.decode(source);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean animates() {
        return true;
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        return PngEncoder.refuses(info);
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new PngEncoder(info, metadata, options.effort(), channel);
    }
}
