package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Rasters;

/**
 * How a page's samples lie in the file: the grid of chunks (strips, or tiles), and the samples within them. Checked against
 * the file's size: every chunk there should be is there.
 *
 * @param width pixels in a row
 * @param height rows
 * @param samples of a pixel, extra samples included
 * @param bits of a sample
 * @param format {@link Tag#UNSIGNED}, {@link Tag#SIGNED} or {@link Tag#FLOATING}
 * @param photometric what the colour samples mean
 * @param extra what the samples behind the colours are
 * @param order of a sample's bytes
 * @param planar whether each sample has chunks of its own
 * @param reversed whether the bits of every stored byte are in reverse (fill order 2)
 * @param compression of a chunk
 * @param predictor what was done to rows before compression
 * @param chunkWidth columns of a chunk
 * @param chunkHeight rows of a chunk; the last strip may have fewer, tiles are always whole
 * @param tiled whether chunks are tiles
 * @param offsets of the chunks in the file, left to right, top to bottom, then by sample if planar
 * @param counts their bytes
 */
record Layout(
        int width,
        int height,
        int samples,
        int bits,
        int format,
        int photometric,
        int[] extra,
        ByteOrder order,
        boolean planar,
        boolean reversed,
        int compression,
        int predictor,
        int chunkWidth,
        int chunkHeight,
        boolean tiled,
        long[] offsets,
        long[] counts) {
    private static final int SPLIT_BYTES = 1 << 18;

    static Layout of(Ifd ifd, ByteOrder order, RandomBytes file) throws IOException {
        long width = ifd.number(Tag.WIDTH, 0);
        long height = ifd.number(Tag.HEIGHT, 0);
        long samples = ifd.number(Tag.SAMPLES, 1);
        Rasters.requireSize("tiff", width, height, samples);
        if (samples > 0xffff) {
            throw FormatException.corrupt("tiff", samples + " samples per pixel, expected at most 65535");
        }
        long bits = same(ifd, Tag.BITS, 1, "bits per sample");
        long format = same(ifd, Tag.SAMPLE_FORMAT, Tag.UNSIGNED, "sample formats");
        if (format == Tag.UNDEFINED) {
            format = Tag.UNSIGNED;
        }
        if (bits < 1 || bits > 64 || format < Tag.UNSIGNED || format > Tag.FLOATING) {
            throw FormatException.unsupported("tiff", bits + " bits per sample of sample format " + format);
        }
        long planar = ifd.number(Tag.PLANAR, 1);
        if (planar != 1 && planar != 2) {
            throw FormatException.corrupt("tiff", "planar configuration " + planar + ", expected 1 or 2");
        }
        // a missing interpretation is what the number of samples suggests; above three that may as well be inks
        long photometric =
                ifd.number(Tag.PHOTOMETRIC, samples < 3 ? Tag.BLACK_IS_ZERO : samples == 3 ? Tag.RGB : Tag.SEPARATED);
        int colours = photometric == Tag.SEPARATED
                ? (int) Math.min(4, samples)
                : photometric <= Tag.BLACK_IS_ZERO || photometric == Tag.PALETTE ? 1 : 3;
        boolean tiled = ifd.has(Tag.TILE_WIDTH);
        long chunkWidth = tiled ? ifd.number(Tag.TILE_WIDTH, 0) : width;
        long chunkHeight =
                tiled ? ifd.number(Tag.TILE_HEIGHT, 0) : Math.min(height, ifd.number(Tag.ROWS_PER_STRIP, height));
        if (chunkWidth < 1 || chunkHeight < 1 || chunkHeight > Integer.MAX_VALUE) {
            throw FormatException.corrupt("tiff", "chunks of " + chunkWidth + "x" + chunkHeight + " pixels");
        }
        if (tiled && (chunkWidth > Math.max(1 << 16, 4 * width) || width / chunkWidth > 1 << 12)) {
            throw FormatException.unsupported("tiff", chunkWidth + "-pixel tiles for a width of " + width);
        }
        if (tiled && chunkWidth * bits % 8 != 0) {
            throw FormatException.corrupt("tiff", chunkWidth + "-pixel tiles, expected multiples of 16");
        }
        long chunks = ceil(width, chunkWidth) * ceil(height, chunkHeight) * (planar == 2 ? samples : 1);
        int offsetsTag = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
        int countsTag = tiled ? Tag.TILE_BYTES : Tag.STRIP_BYTES;
        if (ifd.count(offsetsTag) < chunks || ifd.count(countsTag) < chunks) {
            throw FormatException.corrupt(
                    "tiff",
                    width + "x" + height + " pixels in chunks of " + chunkWidth + "x" + chunkHeight + " need " + chunks
                            + " chunks, found " + ifd.count(offsetsTag) + " offsets and " + ifd.count(countsTag)
                            + " sizes");
        }
        Layout layout = new Layout(
                (int) width,
                (int) height,
                (int) samples,
                (int) bits,
                (int) format,
                (int) photometric,
                extra(ifd, Math.max(0, (int) samples - colours)),
                order,
                planar == 2 && samples > 1,
                ifd.number(Tag.FILL_ORDER, 1) == 2,
                (int) ifd.number(Tag.COMPRESSION, Tag.NONE),
                (int) ifd.number(Tag.PREDICTOR, 1),
                (int) chunkWidth,
                (int) chunkHeight,
                tiled,
                ifd.numbers(offsetsTag),
                ifd.numbers(countsTag));
        return layout.requireWithin(file);
    }

    /** The one value that all samples share. */
    private static long same(Ifd ifd, int tag, long otherwise, String what) throws IOException {
        long[] values = ifd.numbers(tag);
        long first = values.length == 0 ? otherwise : values[0];
        if (Arrays.stream(values).anyMatch(v -> v != first)) {
            throw FormatException.unsupported(
                    "tiff", what + " of " + Arrays.toString(values) + ", expected equal ones");
        }
        return first;
    }

    private static int[] extra(Ifd ifd, int count) throws IOException {
        long[] stated = ifd.numbers(Tag.EXTRA_SAMPLES);
        int[] extra = new int[count];
        for (int i = 0; i < Math.min(count, stated.length); i++) {
            extra[i] = (int) stated[i];
        }
        return extra;
    }

    private static long ceil(long a, long b) {
        return (a + b - 1) / b;
    }

    /** The same samples in smaller chunks, if they lie there uncompressed in one strip: a part of it can be read by itself. */
    Layout split() throws FormatException {
        if (compression != Tag.NONE || tiled || down() > 1) {
            return this;
        }
        int rowBytes = chunkRowBytes();
        int rows = Math.max(1, SPLIT_BYTES / rowBytes);
        int parts = (int) ceil(height, rows);
        long[] starts = new long[chunks() * parts];
        long[] lengths = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            int top = i % parts * rows;
            starts[i] = offsets[i / parts] + (long) top * rowBytes;
            lengths[i] = (long) Math.min(rows, height - top) * rowBytes;
        }
        return new Layout(
                width,
                height,
                samples,
                bits,
                format,
                photometric,
                extra,
                order,
                planar,
                reversed,
                compression,
                predictor,
                chunkWidth,
                rows,
                tiled,
                starts,
                lengths);
    }

    private Layout requireWithin(RandomBytes file) throws FormatException {
        for (int i = 0; i < chunks(); i++) {
            if (!file.has(offsets[i], counts[i])) {
                FormatException e = FormatException.corrupt(
                        "tiff",
                        offsets[i],
                        "chunk " + i + " of " + counts[i] + " bytes lies outside the file of " + file.size()
                                + " bytes");
                if (offsets[i] < 0 || counts[i] < 0) {
                    throw e;
                }
                file.allowance().ending().early(e);
            }
        }
        return this;
    }

    /** Chunks beside one another. */
    int across() {
        return (int) ceil(width, chunkWidth);
    }

    /** Chunks below one another. */
    int down() {
        return (int) ceil(height, chunkHeight);
    }

    int chunks() {
        return across() * down() * (planar ? samples : 1);
    }

    /** Rows of a chunk that belong to the picture. */
    int rows(int chunk) {
        int top = chunk / across() % down() * chunkHeight;
        return Math.min(chunkHeight, height - top);
    }

    /** Whether row {@code y} is the last one of the chunks that it crosses, rows below the picture included. */
    boolean lastOfChunk(int y) {
        return (y + 1) % chunkHeight == 0 || y == height - 1 && !tiled;
    }

    /** Samples of a pixel within a chunk. */
    int chunkSamples() {
        return planar ? 1 : samples;
    }

    /** Bytes of a chunk's row, uncompressed. */
    int chunkRowBytes() throws FormatException {
        long bytes = ((long) chunkWidth * chunkSamples() * bits + 7) / 8;
        if (bytes > Integer.MAX_VALUE / 2) {
            throw FormatException.tooLarge("a row of " + bytes + " bytes");
        }
        return (int) bytes;
    }
}
