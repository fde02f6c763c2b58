package upscale.format.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import upscale.format.FormatException;
import upscale.format.PackBitsStream;
import upscale.format.RandomBytes;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Unfolding;

/**
 * One thread's decoder of pages of the common compressions: strips or tiles, uncompressed, LZW, deflate or PackBits.
 *
 * <p>All chunks that a row crosses are decompressed side by side, a row at a time, so that nothing but the raster and some
 * rows is held.
 */
final class ChunkReader {
    private static final Set<Integer> COMPRESSIONS =
            Set.of(Tag.NONE, Tag.LZW, Tag.DEFLATE, Tag.OLD_DEFLATE, Tag.PACK_BITS);

    private final Layout layout;
    private final Description description;
    private final RandomBytes file;
    private final Predictor predictor;
    private final byte[] chunkRow;
    private final byte[] scratch;
    private final byte[] imageRow;
    private final byte[] widened;
    private final byte[] flips;

    ChunkReader(Layout layout, Description description, RandomBytes file) throws FormatException {
        this.layout = layout;
        this.description = description;
        this.file = file;
        ByteOrder order = layout.bits() > 8 ? layout.order() : ByteOrder.LITTLE_ENDIAN;
        this.predictor = new Predictor(layout.predictor(), layout.chunkSamples(), layout.bits() / 8, order);
        this.chunkRow = new byte[layout.chunkRowBytes()];
        this.scratch = new byte[chunkRow.length];
        long rowBits = (long) layout.width() * layout.chunkSamples() * layout.bits();
        this.imageRow = new byte[(int) ((rowBits + 7) / 8)];
        this.widened = new byte
                [SampleBytes.rowBytes(
                        layout.width(),
                        layout.chunkSamples(),
                        description.info().type())];
        this.flips = flips();
    }

    /** The bits that are turned over where 0 is white: those of the first sample of each pixel, which is the gray one. */
    private byte[] flips() {
        byte[] bits = new byte[chunkRow.length];
        int step = layout.chunkSamples() * layout.bits();
        for (long bit = 0; description.inverted() && bit < 8L * bits.length; bit += step) {
            for (long b = bit; b < Math.min(bit + layout.bits(), 8L * bits.length); b++) {
                bits[(int) (b >> 3)] |= (byte) (0x80 >> (b & 7));
            }
        }
        return bits;
    }

    /** Whether this class can decode the page; what it cannot is left to a whole TIFF library. */
    static boolean reads(Layout layout, RandomBytes file) throws IOException {
        return COMPRESSIONS.contains(layout.compression()) && !oldLzw(layout, file);
    }

    /** Whether codes come low bit first, as before TIFF 6.0: a clear code then begins with these bits. */
    private static boolean oldLzw(Layout layout, RandomBytes file) throws IOException {
        if (layout.compression() != Tag.LZW || layout.counts()[0] < 2) {
            return false;
        }
        byte[] start = file.readOn(layout.offsets()[0], 2, "a chunk");
        return start[0] == 0 && (start[1] & 1) == 1;
    }

    /**
     * The page, which is decoded when it is read; {@code file} is to be open by then.
     *
     * @throws FormatException if the file does not hold it, or not in a way that can be decoded
     */
    static Image open(Layout layout, Description description, RandomBytes file) throws IOException {
        int kind = layout.predictor();
        boolean bytewise = Set.of(8, 16, 32, 64).contains(layout.bits());
        boolean floating = layout.format() == Tag.FLOATING;
        if (layout.compression() != Tag.NONE
                && layout.compression() != Tag.PACK_BITS
                && kind != Predictor.NONE
                && !(kind == Predictor.DIFFERENCE && bytewise || kind == Predictor.FLOATING && floating)) {
            throw FormatException.unsupported(
                    "tiff",
                    "predictor " + kind + " for " + layout.bits() + "-bit samples of format " + layout.format());
        }
        requireEnough(layout);
        Layout split = layout.split();
        if (inChunks(split)) {
            return new Chunked(split, description, file);
        }
        return new Unfolding(description.info(), true, whole -> {
            if (whole) {
                Rasters.requireRoom(description.info());
            }
            return new ChunkReader(split, description, file).new Rows(0, 0);
        });
    }

    /** About how many bytes the image that {@link #open} gives takes while it is read. */
    static long memory(Layout layout, Description description) throws FormatException {
        Layout split = layout.split();
        long whole = Raster.bytes(description.info());
        return inChunks(split) ? Math.min(whole, Chunked.memory(whole / split.height() * split.chunkHeight())) : whole;
    }

    private static boolean inChunks(Layout split) {
        return split.down() > 1 || split.planar();
    }

    /** A small file that claims a large picture is refused before memory is taken for it. */
    private static void requireEnough(Layout layout) throws FormatException {
        // the most that a byte can stand for: deflate's 258-byte matches in two bits, LZW's longest string in twelve
        int ratio = switch (layout.compression()) {
            case Tag.NONE -> 1;
            case Tag.PACK_BITS -> 64;
            case Tag.LZW -> 2560;
            default -> 1032;
        };
        for (int i = 0; i < layout.chunks(); i++) {
            int rows = layout.rows(i);
            long needed = (long) rows * layout.chunkRowBytes();
            if (needed > layout.counts()[i] * ratio) {
                throw FormatException.corrupt(
                        "tiff",
                        layout.offsets()[i],
                        "chunk " + i + " has " + layout.counts()[i] + " bytes for " + needed + " bytes of pixels");
            }
        }
    }

    /**
     * Decodes rows.
     *
     * @param rows are filled: from row {@code top} of the page on, where chunks begin, to the end of others
     */
    void fill(Raster rows, int top) throws IOException {
        for (int plane = 0; plane < (layout.planar() ? layout.samples() : 1); plane++) {
            try (Rows each = new Rows(top, plane)) {
                each.fill(rows, top, top + rows.info().height());
            }
        }
    }

    /** Rows being decoded from the top down; of planar layouts, those of one plane. */
    final class Rows implements Unfolding.Filler, Closeable {
        private final int plane;
        private final InputStream[] chunks = new InputStream[layout.across()];
        private final Inflater[] inflaters = new Inflater[layout.across()];
        private int y;

        /** @param top the first row: where chunks begin */
        Rows(int top, int plane) {
            this.y = top;
            this.plane = plane;
        }

        @Override
        public int fill(Raster rows, int top, int bottom) throws IOException {
            for (; y < bottom; y++) {
                if (y % layout.chunkHeight() == 0) {
                    open(y / layout.chunkHeight());
                }
                for (int i = 0; i < chunks.length; i++) {
                    if (!readRow(chunks[i], plane, y)) {
                        chunks[i] = null;
                    }
                    int at = i * chunkRow.length;
                    System.arraycopy(chunkRow, 0, imageRow, at, Math.min(chunkRow.length, imageRow.length - at));
                }
                store(rows, plane, y - top);
            }
            if (y == layout.height()) {
                close();
            }
            return y;
        }

        private void open(int down) {
            int first = (plane * layout.down() + down) * layout.across();
            for (int i = 0; i < chunks.length; i++) {
                if (inflaters[i] == null && deflated()) {
                    inflaters[i] = new Inflater();
                }
                chunks[i] = ChunkReader.this.open(first + i, inflaters[i]);
            }
        }

        @Override
        public void close() {
            for (Inflater inflater : inflaters) {
                if (inflater != null) {
                    inflater.end();
                }
            }
        }
    }

    private boolean deflated() {
        return layout.compression() == Tag.DEFLATE || layout.compression() == Tag.OLD_DEFLATE;
    }

    private InputStream open(int chunk, Inflater inflater) {
        long left =
                Math.max(0, file.size() - layout.offsets()[chunk]); // less than the chunk has only if that is allowed
        InputStream raw = file.stream(layout.offsets()[chunk], Math.min(left, layout.counts()[chunk]));
        InputStream stored = layout.reversed() ? new ReversedBits(raw) : raw;
        switch (layout.compression()) {
            case Tag.LZW:
                return new LzwStream(stored);
            case Tag.PACK_BITS:
                return new PackBitsStream(stored);
            case Tag.DEFLATE, Tag.OLD_DEFLATE:
                inflater.reset();
                return new InflaterInputStream(stored, inflater, 1 << 13);
            default:
                return stored;
        }
    }

    /** False if the file ends before the chunk does, and may: the row is zeros, and is so where there is no chunk any more. */
    private boolean readRow(InputStream chunk, int plane, int y) throws IOException {
        boolean cut = file.allowance().ending().early();
        try {
            if (chunk != null) {
                decodeRow(chunk, plane, y);
                return true;
            }
        } catch (FormatException e) {
            if (!cut) {
                throw e;
            }
        }
        Arrays.fill(chunkRow, (byte) 0);
        return false;
    }

    private void decodeRow(InputStream chunk, int plane, int y) throws IOException {
        int n;
        try {
            n = chunk.readNBytes(chunkRow, 0, chunkRow.length);
            if (layout.lastOfChunk(y)) {
                chunk.read(); // at the end of deflated data comes their check sum
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new FormatException(
                    FormatException.Kind.CORRUPT, "corrupt tiff: deflated data of row " + y + ": " + e.getMessage(), e);
        }
        if (n < chunkRow.length) {
            throw FormatException.corrupt("tiff", "the data end within row " + y + " of " + layout.height());
        }
        if (layout.compression() != Tag.NONE && layout.compression() != Tag.PACK_BITS) {
            predictor.undo(chunkRow, 0, chunkRow.length, scratch);
        }
        if (description.inverted() && plane == 0) {
            for (int i = 0; i < n; i++) {
                chunkRow[i] ^= flips[i];
            }
        }
    }

    private void store(Raster raster, int plane, int y) throws FormatException {
        ImageInfo info = raster.info();
        byte[] row = imageRow;
        ByteOrder order = layout.order();
        if (layout.bits() != info.type().bits()) {
            order = ByteOrder.BIG_ENDIAN;
            row = widened;
            widen();
        }
        if (layout.planar()) {
            SampleBytes.unpackPlane(row, 0, order, raster, plane, y);
        } else {
            SampleBytes.unpack(drop(row), 0, order, raster, y);
        }
    }

    /** Samples of an odd width are a stream of bits, high bit first, unless they are whole bytes. */
    private void widen() {
        int bits = layout.bits();
        int samples = layout.width() * layout.chunkSamples();
        int type = description.info().type().bits();
        boolean swapped = bits % 8 == 0 && layout.order() == ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < samples; i++) {
            long value = 0;
            for (int b = 0; b < bits; b += swapped ? 8 : 1) {
                long bit = (long) i * bits + b;
                value = swapped
                        ? value | (imageRow[(int) (bit >> 3)] & 0xffL) << b
                        : value << 1 | imageRow[(int) (bit >> 3)] >> 7 - (bit & 7) & 1;
            }
            if (layout.format() == Tag.FLOATING) {
                value = Float.floatToRawIntBits(float24((int) value)) & 0xffffffffL;
            } else if (layout.format() == Tag.SIGNED) {
                value = value << Long.SIZE - bits >> Long.SIZE - bits;
            }
            if (type < 8) { // three bits in four
                int at = i * type;
                int shift = 8 - type - at % 8;
                int others = widened[at / 8] & ~((1 << type) - 1 << shift);
                widened[at / 8] = (byte) (others | (int) value << shift);
            }
            for (int b = 0; b < type / 8; b++) {
                widened[i * type / 8 + b] = (byte) (value >> type - 8 - 8 * b);
            }
        }
    }

    /** A float of 24 bits: a sign, seven bits of exponent, sixteen of fraction (Adobe's TIFF Technical Note 3). */
    private static float float24(int bits) {
        int exponent = bits >> 16 & 0x7f;
        int fraction = bits & 0xffff;
        float magnitude = switch (exponent) {
            case 0 -> Math.scalb((float) fraction, -78);
            case 0x7f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Math.scalb((float) (0x10000 | fraction), exponent - 79);
        };
        return bits >> 23 == 0 ? magnitude : -magnitude;
    }

    /** Moves the samples that are kept together. */
    private byte[] drop(byte[] row) throws FormatException {
        if (description.dropped() == 0) {
            return row;
        }
        int bits = description.info().type().bits();
        if (bits < 8) {
            throw FormatException.unsupported("tiff", "extra samples of " + bits + " bits");
        }
        int kept = description.info().channels() * bits / 8;
        int step = layout.samples() * bits / 8;
        for (int x = 1; x < layout.width(); x++) {
            System.arraycopy(row, x * step, row, x * kept, kept);
        }
        return row;
    }
}
