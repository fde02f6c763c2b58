package upscale.format.png;

import java.util.ArrayList;
import java.util.List;

/**
 * A grid of pixels that the file holds as an image of its own: the whole image, or one of the seven passes of Adam7
 * (PNG third edition, 8.2).
 *
 * @param columns pixels in a row of the pass, at least 1
 * @param rows rows of the pass, at least 1
 * @param x0 image column of the pass's first column
 * @param y0 image row of the pass's first row
 * @param dx image columns from one column of the pass to the next
 * @param dy image rows from one row of the pass to the next
 */
record Pass(int columns, int rows, int x0, int y0, int dx, int dy) {
    private static final int[][] ADAM7 = { // x0, y0, dx, dy
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** The passes that have pixels, in the file's order. */
    static List<Pass> of(Header header) {
        if (!header.interlaced()) {
            return List.of(new Pass(header.width(), header.height(), 0, 0, 1, 1));
        }
        List<Pass> passes = new ArrayList<>();
        for (int[] p : ADAM7) {
            int columns = count(header.width(), p[0], p[2]);
            int rows = count(header.height(), p[1], p[3]);
            if (columns > 0 && rows > 0) {
                passes.add(new Pass(columns, rows, p[0], p[1], p[2], p[3]));
            }
        }
        return passes;
    }

    private static int count(int size, int first, int step) {
        return size <= first ? 0 : (size - first - 1) / step + 1;
    }
}
