package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.Deflater;
import upscale.format.Encoder;
import upscale.format.ExifBlock;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.SampleBytes;
import upscale.format.Texts;
import upscale.format.WriteOptions;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;

/** A page: a band is a strip, or a row of tiles; each is deflated by itself, its rows as differences. */
final class TiffEncoder implements Encoder<List<TiffEncoder.Chunk>> {
    /** Large enough to deflate well, small enough that a few dozen are in flight. */
    private static final int STRIP_BYTES = 1 << 18;

    /** Of differences, higher levels take twice the time and more for a few per cent. */
    private static final int BALANCED_LEVEL = 2;

    private final ImageInfo info;
    private final Metadata metadata;
    private final WriteOptions options;
    private final TiffOutput file;
    private final int pixelBits;
    private final int chunkWidth;
    private final int chunkHeight;
    private final int across;
    private final int chunkRow;
    private final Predictor predictor;
    private final Deque<byte[]> free = new ArrayDeque<>(); // guarded by itself; what chunks were in that are written
    private final long[] offsets;
    private final long[] counts;
    private int chunks;

    /**
     * A strip or tile.
     *
     * @param bytes the data, at the beginning of an array that may be longer, and is used again when they are written
     */
    record Chunk(byte[] bytes, int length) {}

    TiffEncoder(ImageInfo info, Metadata metadata, WriteOptions options, TiffOutput file) {
        this.info = info;
        this.metadata = metadata;
        this.options = options;
        this.file = file;
        this.pixelBits = info.channels() * info.type().bits();
        int rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), info.type());
        this.chunkWidth = options.tile().orElse(info.width());
        this.chunkHeight = options.tile().orElse(Math.min(info.height(), Math.max(1, STRIP_BYTES / rowBytes)));
        this.chunkRow = (int) (((long) chunkWidth * pixelBits + 7) / 8);
        this.across = ceil(info.width(), chunkWidth);
        int count = Math.multiplyExact(across, ceil(info.height(), chunkHeight));
        this.offsets = new long[count];
        this.counts = new long[count];
        int bits = info.type().bits();
        int kind = options.effort().none() || bits < 8 || info.colour() == Colour.PALETTE
                ? Predictor.NONE
                : info.type().floating() ? Predictor.FLOATING : Predictor.DIFFERENCE;
        this.predictor = new Predictor(kind, info.channels(), bits / 8, ByteOrder.LITTLE_ENDIAN);
    }

    private static int ceil(int a, int b) {
        return (int) (((long) a + b - 1) / b);
    }

    @Override
    public int bandRows() {
        return chunkHeight;
    }

    @Override
    public Packer<List<Chunk>> newPacker() {
        return new ChunkPacker();
    }

    /** One thread's rows and chunks in the making. */
    private final class ChunkPacker implements Packer<List<Chunk>> {
        private final Deflater deflater = new Deflater(options.effort().level(BALANCED_LEVEL));
        private final byte[] row = new byte[SampleBytes.rowBytes(info.width(), info.channels(), info.type())];
        private final byte[][] raw = new byte[across][];
        private final byte[] scratch = new byte[chunkRow];

        @Override
        public List<Chunk> pack(Band band, int top) {
            for (int i = 0; i < across; i++) {
                raw[i] = take();
            }
            int at = 0;
            for (int y = top; y < band.bottom(); y++, at += chunkRow) {
                packRow(band, y, at);
                for (byte[] chunk : raw) {
                    predictor.apply(chunk, at, chunkRow, scratch);
                }
            }
            int bytes = at;
            if (options.tile().isPresent()) { // tiles are whole below the picture, too
                bytes = chunkHeight * chunkRow;
                for (byte[] tile : raw) {
                    Arrays.fill(tile, at, bytes, (byte) 0);
                }
            }
            List<Chunk> packed = new ArrayList<>(across);
            for (byte[] chunk : raw) {
                packed.add(options.effort().none() ? new Chunk(chunk, bytes) : deflated(chunk, bytes));
            }
            return packed;
        }

        private void packRow(Band band, int y, int at) {
            byte[] target = across == 1 && row.length == chunkRow ? raw[0] : row;
            int start = target == row ? 0 : at;
            target[start + row.length - 1] = 0; // bits behind the last pixel
            SampleBytes.pack(band, y, info.type(), ByteOrder.LITTLE_ENDIAN, target, start);
            for (int i = 0; i < across && target == row; i++) {
                int from = i * chunkRow; // a tile is whole bytes wide, as its side is a multiple of 16
                int length = Math.min(chunkRow, row.length - from);
                System.arraycopy(row, from, raw[i], at, length);
                Arrays.fill(raw[i], at + length, at + chunkRow, (byte) 0);
            }
        }

        private Chunk deflated(byte[] chunk, int bytes) {
            deflater.reset();
            deflater.setInput(chunk, 0, bytes);
            deflater.finish();
            byte[] out = take();
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, 2 * out.length);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            give(chunk);
            return new Chunk(out, length);
        }
    }

    /** Room for a chunk. */
    private byte[] take() {
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return new byte[Math.multiplyExact(chunkHeight, chunkRow)];
    }

    private void give(byte[] room) {
        synchronized (free) {
            free.push(room);
        }
    }

    @Override
    public void append(List<Chunk> band) throws IOException {
        for (Chunk chunk : band) {
            offsets[chunks] = file.append(ByteBuffer.wrap(chunk.bytes(), 0, chunk.length()));
            counts[chunks] = chunk.length();
            chunks++;
            give(chunk.bytes());
        }
    }

    @Override
    public void finish() throws IOException {
        file.add(directory());
        file.finish();
    }

    @Override
    public Encoder<?> next(ImageInfo nextInfo, Metadata nextMetadata) {
        file.add(directory());
        return new TiffEncoder(nextInfo, nextMetadata, options, file);
    }

    private IfdWriter directory() {
        IfdWriter ifd = new IfdWriter();
        int channels = info.channels();
        ifd.longs(Tag.WIDTH, info.width());
        ifd.longs(Tag.HEIGHT, info.height());
        ifd.shorts(Tag.BITS, repeated(channels, info.type().bits()));
        ifd.shorts(Tag.COMPRESSION, options.effort().none() ? Tag.NONE : Tag.DEFLATE);
        ifd.shorts(
                Tag.PHOTOMETRIC,
                switch (info.colour()) {
                    case GRAY, PLANES -> Tag.BLACK_IS_ZERO;
                    case RGB -> Tag.RGB;
                    case PALETTE -> Tag.PALETTE;
                });
        ifd.shorts(Tag.ORIENTATION, 1);
        ifd.shorts(Tag.SAMPLES, channels);
        boolean tiled = options.tile().isPresent();
        if (tiled) {
            ifd.longs(Tag.TILE_WIDTH, chunkWidth);
            ifd.longs(Tag.TILE_HEIGHT, chunkHeight);
        } else {
            ifd.longs(Tag.ROWS_PER_STRIP, chunkHeight);
        }
        ifd.offsets(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, offsets);
        ifd.offsets(tiled ? Tag.TILE_BYTES : Tag.STRIP_BYTES, counts);
        ifd.shorts(Tag.PLANAR, 1);
        metadata.attached(ExifBlock.class).ifPresent(block -> ExifTags.write(block, info, metadata.resolution(), ifd));
        TextTags.write(metadata.attached(Texts.class), ifd);
        metadata.attached(Georeference.class).ifPresent(place -> place.write(ifd));
        metadata.attached(GdalTags.class).ifPresent(tags -> tags.write(ifd));
        if (predictor.kind() != Predictor.NONE) {
            ifd.shorts(Tag.PREDICTOR, predictor.kind());
        }
        int extras = channels - (info.colour() == Colour.RGB ? 3 : 1);
        if (extras > 0) {
            int kind = switch (info.alpha()) {
                case NONE -> 0;
                case PREMULTIPLIED -> Tag.PREMULTIPLIED_ALPHA;
                case STRAIGHT -> Tag.STRAIGHT_ALPHA;
            };
            ifd.shorts(Tag.EXTRA_SAMPLES, repeated(extras, kind));
        }
        int format = info.type().floating() ? Tag.FLOATING : info.type().signed() ? Tag.SIGNED : Tag.UNSIGNED;
        ifd.shorts(Tag.SAMPLE_FORMAT, repeated(channels, format));
        if (info.significantBits() < info.type().bits() && info.colour() != Colour.PALETTE) {
            long[] greatest = new long[channels];
            Arrays.fill(greatest, (long) info.max());
            if (info.max() <= 0xffff) {
                ifd.shorts(Tag.MAX_VALUE, repeated(channels, (int) info.max()));
            } else {
                ifd.longs(Tag.S_MAX_VALUE, greatest);
            }
        }
        info.palette().ifPresent(palette -> ifd.shorts(Tag.COLOR_MAP, colourMap(palette)));
        info.icc().ifPresent(icc -> ifd.opaque(Tag.ICC, icc.bytes()));
        metadata.resolution().ifPresent(resolution -> resolution(ifd, resolution));
        return ifd;
    }

    private static int[] repeated(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Red, green and blue of every index there could be, in 16 bits. */
    private int[] colourMap(Palette palette) {
        int size = 1 << info.type().bits();
        int[] map = new int[3 * size];
        for (int i = 0; i < palette.size() && i < size; i++) {
            for (int c = 0; c < 3; c++) {
                map[c * size + i] = 257 * palette.component(i, c);
            }
        }
        return map;
    }

    private static void resolution(IfdWriter ifd, Resolution resolution) {
        Resolution stored =
                resolution.unit() == Resolution.Unit.METRE ? resolution.in(Resolution.Unit.CENTIMETRE) : resolution;
        ifd.rational(Tag.X_RESOLUTION, stored.x());
        ifd.rational(Tag.Y_RESOLUTION, stored.y());
        ifd.shorts(
                Tag.RESOLUTION_UNIT,
                switch (stored.unit()) {
                    case NONE -> 1;
                    case INCH -> 2;
                    case CENTIMETRE, METRE -> 3;
                });
    }
}
