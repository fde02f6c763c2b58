package upscale.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** Files in memory, as encoders write them on one thread. */
public final class Written {
    private Written() {}

    public static byte[] by(Format format, Image image, Metadata metadata) throws IOException {
        Memory channel = new Memory();
        Encoder<?> encoder = format.encoder(image.info(), metadata, WriteOptions.DEFAULT, channel);
        sweep(encoder, image);
        encoder.finish();
        return Arrays.copyOf(channel.bytes, channel.size);
    }

    public static Source source(Format format, Image image, Metadata metadata) throws IOException {
        return Source.of("memory." + format.suffixes().get(0), by(format, image, metadata));
    }

    private static <C> void sweep(Encoder<C> encoder, Image image) throws IOException {
        ImageInfo info = image.info();
        RowReader reader = image.newReader();
        BandSink.Packer<C> packer = encoder.newPacker();
        int context = encoder.contextRows();
        Band band = Band.of(info, encoder.bandRows() + context);
        for (int top = 0; top < info.height(); top += encoder.bandRows()) {
            band.at(Math.max(0, top - context), Math.min(info.height(), top + encoder.bandRows()));
            reader.read(band);
            encoder.append(packer.pack(band, top));
        }
    }

    /** A growing array one can go back in. */
    private static final class Memory implements SeekableByteChannel {
        private byte[] bytes = new byte[1 << 12];
        private int size;
        private int position;

        @Override
        public int read(ByteBuffer target) {
            int n = Math.min(target.remaining(), size - position);
            if (n <= 0) {
                return -1;
            }
            target.put(bytes, position, n);
            position += n;
            return n;
        }

        @Override
        public int write(ByteBuffer source) {
            int n = source.remaining();
            if (position + n > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, position + n));
            }
            source.get(bytes, position, n);
            position += n;
            size = Math.max(size, position);
            return n;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = Math.toIntExact(newPosition);
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            size = (int) Math.min(size, newSize);
            return this;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
