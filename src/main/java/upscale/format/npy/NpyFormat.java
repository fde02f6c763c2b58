package upscale.format.npy;

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
import upscale.tensor.NpyHeader;

/**
 * NumPy arrays as images: [H,W], [C,H,W] and [1,C,H,W].
 *
 * <p>One channel is read as gray, several as planes that are no colours. Booleans are kept as the numbers 0 and 1 in a byte
 * with one significant bit. Arrays are written low byte first, in C order, in the image's sample type (types below a byte as
 * bytes), and with as many axes as the array that was read; other images become [H,W] if they have one channel, else
 * [C,H,W], alpha last.
 */
public final class NpyFormat implements Format {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String summary() {
        return "NumPy arrays [H,W], [C,H,W], [1,C,H,W] of any integer or float type; read and written";
    }

    @Override
    public List<String> suffixes() {
        return List.of("npy");
    }

    @Override
    public boolean recognises(byte[] head) {
        return NpyHeader.recognises(head);
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
        return NpyReader.read(source);
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        return info.colour() == Colour.PALETTE
                ? Optional.of("npy holds numbers only and would lose the palette: use png or tiff")
                : Optional.empty();
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new NpyEncoder(info, metadata, (SeekableByteChannel) channel);
    }
}
