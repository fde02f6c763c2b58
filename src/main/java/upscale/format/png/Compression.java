package upscale.format.png;

import java.util.zip.Deflater;
import upscale.format.Effort;

/**
 * The choice of filter and of deflate's strategy, made per band by trial on a sample of it. Photographs, once filtered, gain
 * nothing from looking for repeated strings, which takes most of deflate's time: Huffman codes alone do. Flat and synthetic
 * pictures need the search. Belongs to one thread.
 */
final class Compression {
    /** A filter for every row of a band, and what compresses it. */
    record Way(int filter, BandDeflater deflater) {}

    /** Level 6 takes four times as long on what is left of a photograph, for a few per cent. */
    private static final int LZ_LEVEL = 4;

    /** A sample is a few blocks along the band's diagonal, small so that the trials cost little beside the band. */
    private static final int BLOCKS = 4;

    private static final int BLOCK_ROWS = 8;
    private static final int BLOCK_BYTES = 512;
    /** The search for repeats must save this much of what Huffman codes take, for the time it costs. */
    private static final double WORTH_SEARCHING = 0.9;

    private static final int[] SMOOTH = {RowFilter.SUB, RowFilter.UP, RowFilter.AVERAGE, RowFilter.PAETH};
    private static final int[] SEARCHED = {RowFilter.NONE, RowFilter.SUB, RowFilter.UP};
    private static final int[] ALL = {RowFilter.NONE, RowFilter.SUB, RowFilter.UP, RowFilter.AVERAGE, RowFilter.PAETH};
    private static final int[] SEARCHED_INDICES = {RowFilter.NONE, RowFilter.UP};

    private final int step;
    private final int rowBytes;
    private final boolean indices;
    private final int blockBytes;
    private final RowFilter filter;
    private final byte[] sample;
    private final boolean searches;
    private final int[] filters;
    private final boolean hurried;
    private final BandDeflater huffman = new BandDeflater(1, Deflater.HUFFMAN_ONLY);
    private final BandDeflater search;

    /**
     * @param indices whether neighbouring byte values are not alike: palette indices, or several samples in a byte
     * @param effort beyond what nobody asked for, repeats are searched for in any case
     */
    Compression(int step, int rowBytes, boolean indices, Effort effort) {
        searches = !effort.none();
        hurried = effort.level().isEmpty()
                && (effort.preset() == Effort.Preset.BALANCED || effort.preset() == Effort.Preset.FAST);
        filters = indices ? SEARCHED_INDICES : hurried ? SEARCHED : ALL;
        search = new BandDeflater(effort.level(LZ_LEVEL), Deflater.DEFAULT_STRATEGY);
        this.step = step;
        this.rowBytes = rowBytes;
        this.indices = indices;
        blockBytes = Math.min(BLOCK_BYTES, rowBytes);
        filter = new RowFilter(step, blockBytes);
        sample = new byte[BLOCKS * BLOCK_ROWS * blockBytes];
    }

    /** @param raw the row above, then {@code rows} rows, each after {@code step} bytes of zeros */
    Way choose(byte[] raw, int rows) {
        if (!searches) {
            return new Way(RowFilter.NONE, search);
        }
        Way searched = null;
        int searchedSize = Integer.MAX_VALUE;
        for (int candidate : filters) {
            int size = trial(raw, rows, candidate, search);
            if (size < searchedSize) {
                searchedSize = size;
                searched = new Way(candidate, search);
            }
        }
        if (indices || !hurried) {
            return searched;
        }
        Way smooth = null;
        int smoothSize = Integer.MAX_VALUE;
        for (int candidate : SMOOTH) {
            int size = trial(raw, rows, candidate, huffman);
            if (size < smoothSize) {
                smoothSize = size;
                smooth = new Way(candidate, huffman);
            }
        }
        return searchedSize < WORTH_SEARCHING * smoothSize ? searched : smooth;
    }

    private int trial(byte[] raw, int rows, int candidate, BandDeflater deflater) {
        int blockRows = Math.min(BLOCK_ROWS, rows);
        int disjoint = Math.max(rows / blockRows, rowBytes / blockBytes);
        int blocks = Math.min(BLOCKS, disjoint);
        int length = 0;
        for (int block = 0; block < blocks; block++) {
            int row = part(rows - blockRows, block, blocks);
            int from = part(rowBytes - blockBytes, block, blocks) / step * step;
            int at = row * (step + rowBytes) + step + from;
            filter.next(raw, at, blockBytes);
            for (int i = 0; i < blockRows; i++) {
                at += step + rowBytes;
                filter.next(raw, at, blockBytes);
                filter.apply(candidate, blockBytes, sample, length);
                length += blockBytes;
            }
        }
        return deflater.deflate(sample, length, 0);
    }

    private static int part(int room, int block, int blocks) {
        return blocks == 1 ? 0 : (int) ((long) room * block / (blocks - 1));
    }
}
