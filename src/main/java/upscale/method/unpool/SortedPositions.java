package upscale.method.unpool;

import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.method.MethodException;
import upscale.method.Pair;
import upscale.method.Positions;

/**
 * Positions sorted by the row of the result that they are in; within a row in scan order of the pooled image. Immutable.
 *
 * @param starts by channel and row: where the row's entries begin, one more at the end
 * @param from by channel: pooled sample {@code y * width + x}
 * @param to by channel: the column of the result
 */
record SortedPositions(int[][] starts, int[][] from, int[][] to) {
    /**
     * @param plane what the indices number
     * @param size of the result
     */
    static SortedPositions of(Positions positions, Pair plane, Pair size) {
        Raster indices = positions.indices();
        ImageInfo info = indices.info();
        if (info.pixels() > Integer.MAX_VALUE - 8) {
            throw new MethodException(info.pixels() + " indices are more than can be sorted");
        }
        int channels = info.channels();
        int count = (int) info.pixels();
        int[][] starts = new int[channels][size.rows() + 1];
        int[][] from = new int[channels][count];
        int[][] to = new int[channels][count];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < count; i++) {
                starts[c][row(sample(positions, c, i, plane, size), plane) + 1]++;
            }
            for (int y = 0; y < size.rows(); y++) {
                starts[c][y + 1] += starts[c][y];
            }
            int[] next = starts[c].clone();
            for (int i = 0; i < count; i++) {
                long sample = sample(positions, c, i, plane, size);
                int at = next[row(sample, plane)]++;
                from[c][at] = i;
                to[c][at] = (int) (sample % plane.columns());
            }
        }
        return new SortedPositions(starts, from, to);
    }

    private static int row(long sample, Pair plane) {
        return (int) (sample / plane.columns());
    }

    private static long sample(Positions positions, int c, int i, Pair plane, Pair size) {
        ImageInfo info = positions.indices().info();
        int x = i % info.width();
        int y = i / info.width();
        double index = positions.indices().get(c, x, y);
        long sample = positions.layout().sample(index, c, info.channels(), plane.rows(), plane.columns());
        if (sample < 0 || sample / plane.columns() >= size.rows() || sample % plane.columns() >= size.columns()) {
            throw new MethodException("index " + (long) index + " at column " + x + ", row " + y + ", channel " + c
                    + " is outside of " + size.columns() + "x" + size.rows() + ", numbered as " + positions.layout()
                    + " does; see --index-layout and --size");
        }
        return sample;
    }
}
