package upscale.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** Files in memory, as encoders write them. */
public final class Written {
    private Written() {}

    /** The file that {@code format} makes of {@code image}, packed top to bottom. */
    public static byte[] by(Format format, Image image, Metadata metadata) throws IOException {
        return by(format, image, metadata, 1, 0);
    }

    /**
     * The file, made as a sweep makes it: bands are packed in any order by several packers, and appended in theirs.
     *
     * @param packers how many packers take turns
     * @param seed of the order in which bands are packed; 0 for top to bottom
     */
    public static byte[] by(Format format, Image image, Metadata metadata, int packers, long seed) throws IOException {
        return by(format, image, metadata, WriteOptions.DEFAULT, packers, seed);
    }

    /** The file that a lossy format makes at a quality of 1 to 100. */
    public static byte[] by(Format format, Image image, int quality) throws IOException {
        return by(format, image, Metadata.NONE, WriteOptions.DEFAULT.withQuality(quality), 1, 0);
    }

    private static byte[] by(
            Format format, Image image, Metadata metadata, WriteOptions options, int packers, long seed)
            throws IOException {
        Memory channel = new Memory();
        Encoder<?> encoder = format.encoder(image.info(), metadata, options, channel);
        sweep(encoder, image, packers, seed);
        encoder.finish();
        return Arrays.copyOf(channel.bytes, channel.size);
    }

    /** The file, with options of the user's. */
    public static byte[] by(Format format, Image image, Metadata metadata, WriteOptions options) throws IOException {
        return by(format, image, metadata, options, 1, 0);
    }

    /** The file that {@code format}, which {@linkplain Format#writesPages() holds several}, makes of pages. */
    public static byte[] pages(Format format, List<? extends Image> pages) throws IOException {
        Memory channel = new Memory();
        Encoder<?> encoder = format.encoder(pages.get(0).info(), Metadata.NONE, WriteOptions.DEFAULT, channel);
        sweep(encoder, pages.get(0), 1, 0);
        for (Image page : pages.subList(1, pages.size())) {
            encoder = encoder.next(page.info(), Metadata.NONE);
            sweep(encoder, page, 1, 0);
        }
        encoder.finish();
        return Arrays.copyOf(channel.bytes, channel.size);
    }

    /** The file as a source to read. */
    public static Source source(Format format, Image image, Metadata metadata) throws IOException {
        return source(format, by(format, image, metadata));
    }

    /** Any bytes as a source to read. */
    public static Source source(Format format, byte[] file) {
        return Source.of("memory." + format.suffixes().get(0), file);
    }

    private static <C> void sweep(Encoder<C> encoder, Image image, int packerCount, long seed) throws IOException {
        ImageInfo info = image.info();
        RowReader reader = image.newReader();
        int bandRows = encoder.bandRows();
        int context = encoder.contextRows();
        List<BandSink.Packer<C>> packers = new ArrayList<>();
        for (int i = 0; i < packerCount; i++) {
            packers.add(encoder.newPacker());
        }
        List<Integer> order = new ArrayList<>();
        for (long top = 0; top < info.height(); top += bandRows) {
            order.add((int) top);
        }
        if (seed != 0) {
            Collections.shuffle(order, new Random(seed));
        }
        SortedMap<Integer, C> chunks = new TreeMap<>();
        Band band = Band.of(info, Math.min(bandRows, info.height()) + context);
        for (int top : order) {
            band.at(Math.max(0, top - context), top + Math.min(bandRows, info.height() - top));
            reader.read(band);
            chunks.put(top, packers.get(chunks.size() % packerCount).pack(band, top));
        }
        for (C chunk : chunks.values()) {
            encoder.append(chunk);
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
