package upscale.format.png;

import java.util.List;
import upscale.format.Effort;

/**
 * The choice of a band's filter, and of what compresses it, by what a sample of it would take. Photographs, once filtered, gain next to
 * nothing from a search for repeated strings, which takes most of zlib's time: Huffman codes and runs of one byte do as well. Flat and
 * synthetic pictures need the search. Belongs to one thread.
 */
final class Compression {
    /** Level 6 takes four times as long on what is left of a photograph, for a few per cent. */
    private static final int SEARCH_LEVEL = 4;

    /** A sample is a few blocks along the band's diagonal, small so that looking at it costs little beside the band. */
    private static final int BLOCKS = 4;

    private static final int BLOCK_ROWS = 8;
    private static final int BLOCK_BYTES = 512;
    /** Where Huffman codes and runs leave fewer bits of a byte, the search is quick. */
    private static final double LITTLE = 0.75;

    private static final int[] ALL = {RowFilter.NONE, RowFilter.SUB, RowFilter.UP, RowFilter.AVERAGE, RowFilter.PAETH};
    /** Filters that leave repeats what they were: with the other two a byte hangs on three. */
    private static final int[] SEARCHED = {RowFilter.NONE, RowFilter.SUB, RowFilter.UP};

    /** Neighbouring indices are not alike, but those of neighbouring rows are often the same. */
    private static final int[] INDICES = {RowFilter.NONE, RowFilter.UP};

    private final int step;
    private final int rowBytes;
    private final int blockBytes;
    private final byte[] sample;
    private final Repeats repeats = new Repeats();
    private final boolean stored;
    private final boolean always;
    private final int[] filters;
    private final int[] searchedFilters;
    private final HuffmanDeflater huffman = new HuffmanDeflater();
    private final SearchingDeflater search;
    private final Way smooth;
    private final Way searched;

    /**
     * @param indices whether neighbouring byte values are not alike: palette indices, or several samples in a byte
     * @param effort with a level, or if the file is to be small, repeats are searched for in any case
     */
    Compression(int step, int rowBytes, boolean indices, Effort effort) {
        this.step = step;
        this.rowBytes = rowBytes;
        stored = effort.none();
        boolean hurried = effort.level().isEmpty()
                && (effort.preset() == Effort.Preset.BALANCED || effort.preset() == Effort.Preset.FAST);
        always = indices || !hurried;
        filters = indices ? INDICES : ALL;
        searchedFilters = indices ? INDICES : hurried ? SEARCHED : ALL;
        search = new SearchingDeflater(effort.level(SEARCH_LEVEL));
        smooth = new Way(step, rowBytes, huffman);
        searched = new Way(step, rowBytes, search);
        blockBytes = Math.min(BLOCK_BYTES, rowBytes);
        sample = new byte[BLOCKS * BLOCK_ROWS * blockBytes + RowFilter.SLACK];
    }

    /**
     * What is worth trying on a band, the better one to be kept.
     *
     * @param raw the row above, then {@code rows} rows, each after {@code step} bytes of zeros
     */
    List<Way> choose(byte[] raw, int rows) {
        if (stored) {
            return List.of(searched);
        }
        return searches(raw, rows) ? List.of(smooth, searched(raw, rows)) : List.of(smooth);
    }

    /** Sets the filter of {@link #smooth}, and says whether a search may find more. */
    private boolean searches(byte[] raw, int rows) {
        long least = Long.MAX_VALUE;
        long repeated = Long.MAX_VALUE;
        int n = 0;
        for (int filter : filters) {
            n = sample(raw, rows, filter);
            long bits = huffman.bits(sample, n);
            if (bits < least) {
                least = bits;
                smooth.use(filter);
            }
            if (filter <= RowFilter.UP) {
                repeated = Math.min(repeated, bits - repeats.saving(sample, n, huffman.lengths()));
            }
        }
        return always || least < LITTLE * n || repeated < least;
    }

    private Way searched(byte[] raw, int rows) {
        int least = Integer.MAX_VALUE;
        for (int filter : searchedFilters) {
            int bytes = search.deflate(sample, sample(raw, rows, filter), 0);
            if (bytes < least) {
                least = bytes;
                searched.use(filter);
            }
        }
        return searched;
    }

    /** Filters blocks of the band into {@link #sample}, and says how many bytes. */
    private int sample(byte[] raw, int rows, int filter) {
        int blockRows = Math.min(BLOCK_ROWS, rows);
        int disjoint = Math.max(rows / blockRows, rowBytes / blockBytes);
        int blocks = Math.min(BLOCKS, disjoint);
        int stride = step + rowBytes;
        int length = 0;
        for (int block = 0; block < blocks; block++) {
            int row = part(rows - blockRows, block, blocks);
            int from = part(rowBytes - blockBytes, block, blocks) / step * step;
            int at = row * stride + step + from;
            for (int i = 0; i < blockRows; i++) {
                at += stride;
                RowFilter.apply(filter, raw, at, at - stride, step, blockBytes, sample, length);
                length += blockBytes;
            }
        }
        return length;
    }

    private static int part(int room, int block, int blocks) {
        return blocks == 1 ? 0 : (int) ((long) room * block / (blocks - 1));
    }
}
