package upscale.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** Files that are byte arrays: what tests of formats write to and read from. */
public final class InMemory {
    private InMemory() {}

    /** Decodes {@code file}. */
    public static Document read(Format format, byte[] file) throws IOException {
        return format.read(Source.of("memory." + format.name(), file));
    }

    /** Encodes with one packer, top to bottom. */
    public static byte[] write(Format format, Image image, Metadata metadata) throws IOException {
        return write(format, image, metadata, 1, 0);
    }

    /**
     * Encodes as a sweep does: bands are packed in any order by several packers, and appended in theirs.
     *
     * @param packers how many packers take turns
     * @param seed of the order in which bands are packed; 0 for top to bottom
     */
    public static byte[] write(Format format, Image image, Metadata metadata, int packers, long seed)
            throws IOException {
        Channel channel = new Channel();
        encode(format.encoder(image.info(), metadata, WriteOptions.DEFAULT, channel), image, packers, seed);
        return channel.bytes();
    }

    private static <C> void encode(Encoder<C> encoder, Image image, int packerCount, long seed) throws IOException {
        ImageInfo info = image.info();
        int bandRows = encoder.bandRows();
        List<BandSink.Packer<C>> packers = new ArrayList<>();
        for (int i = 0; i < packerCount; i++) {
            packers.add(encoder.newPacker());
        }
        List<Integer> order = new ArrayList<>();
        for (int top = 0; top < info.height(); top += Math.min(bandRows, info.height() - top)) {
            order.add(top);
        }
        List<C> chunks = new ArrayList<>(Collections.nCopies(order.size(), null));
        List<Integer> tops = List.copyOf(order);
        if (seed != 0) {
            Collections.shuffle(order, new Random(seed));
        }
        RowReader reader = image.newReader();
        int turn = 0;
        for (int top : order) {
            int above = Math.min(top, encoder.contextRows());
            int bottom = Math.min(bandRows, info.height() - top) + top;
            Band band = Band.of(info, bottom - top + above).at(top - above, bottom);
            reader.read(band);
            C chunk = packers.get(turn++ % packerCount).pack(band, top);
            chunks.set(tops.indexOf(top), chunk);
        }
        for (C chunk : chunks) {
            encoder.append(chunk);
        }
        encoder.finish();
    }

    /** A file in memory: grows as it is written, and can go back. */
    public static final class Channel implements SeekableByteChannel {
        private byte[] bytes = new byte[1 << 12];
        private int size;
        private int position;
        private boolean open = true;

        /** What was written. */
        public byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        @Override
        public int write(ByteBuffer from) {
            int n = from.remaining();
            if (position + n > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(position + n, 2 * bytes.length));
            }
            from.get(bytes, position, n);
            position += n;
            size = Math.max(size, position);
            return n;
        }

        @Override
        public int read(ByteBuffer into) {
            if (position >= size) {
                return -1;
            }
            int n = Math.min(into.remaining(), size - position);
            into.put(bytes, position, n);
            position += n;
            return n;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public Channel position(long newPosition) {
            position = Math.toIntExact(newPosition);
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Channel truncate(long newSize) {
            size = Math.toIntExact(Math.min(size, newSize));
            Arrays.fill(bytes, size, bytes.length, (byte) 0);
            position = Math.min(position, size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
