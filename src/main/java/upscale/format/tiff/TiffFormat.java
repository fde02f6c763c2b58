package upscale.format.tiff;

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
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * TIFF and BigTIFF.
 *
 * <p>All pages are read, in any common layout; where the stated greatest sample value (tags 281, 341) has just some low
 * bits set, those are the significant ones. Written are deflated strips, low byte first; files that outgrow 4 GiB are
 * BigTIFF. Planes are written as gray with unspecified extra samples, and read back as planes.
 */
public final class TiffFormat implements Format {
    @Override
    public String name() {
        return "tiff";
    }

    @Override
    public String summary() {
        return "TIFF and BigTIFF, 1 to 32-bit integer and 16 to 64-bit float; several pages; read and written";
    }

    @Override
    public List<String> suffixes() {
        return List.of("tif", "tiff", "btf");
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length < 4 || head[0] != head[1]) {
            return false;
        }
        int low = head[0] == 'I' ? 2 : 3;
        int high = head[0] == 'I' ? 3 : 2;
        return (head[0] == 'I' || head[0] == 'M') && head[high] == 0 && (head[low] == 42 || head[low] == 43);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean writesPages() {
        return true;
    }

    @Override
    public boolean seeks() {
        return true;
    }

    @Override
    public Document read(Source source) throws IOException {
        return TiffReader.read(source);
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        if (info.type() == SampleType.U64 || info.type() == SampleType.I64) {
            return Optional.of("tiff readers have no " + info.type().label() + " samples: use npy");
        }
        if (info.palette().isPresent() && !info.palette().get().opaque()) {
            return Optional.of("a tiff palette has no transparency: use png, or a method that mixes colours");
        }
        if (info.channels() > 0xffff) {
            return Optional.of("tiff holds up to 65535 channels, not " + info.channels() + ": use npy");
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> refuses(WriteOptions options) {
        return Optional.empty();
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return new TiffEncoder(info, metadata, options, new TiffOutput((SeekableByteChannel) channel, false));
    }
}
