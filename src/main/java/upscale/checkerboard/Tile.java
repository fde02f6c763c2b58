package upscale.checkerboard;

import java.util.OptionalInt;
import upscale.image.Band;

/**
 * A piece of one plane of an image.
 *
 * @param rows samples
 * @param unit an amplitude that is as good as none
 */
record Tile(double[][] rows, double unit) {
    private static final double LEVELS = 255;

    /**
     * Rows and columns of a band. The unit is a 255th of the largest magnitude, at least {@code step}. Samples that are not finite, and
     * those that nobody sees, as they are wholly transparent, are NaN.
     */
    static Tile of(Band band, int channel, OptionalInt alpha, int left, int width, double step) {
        double[][] rows = new double[band.bottom() - band.top()][width];
        double largest = 0;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < width; x++) {
                double sample = band.sample(channel, left + x, band.top() + y);
                boolean seen = alpha.isEmpty() || band.sample(alpha.getAsInt(), left + x, band.top() + y) != 0;
                if (seen && Double.isFinite(sample)) {
                    rows[y][x] = sample;
                    largest = Math.max(largest, Math.abs(sample));
                } else {
                    rows[y][x] = Double.NaN;
                }
            }
        }
        double unit = Math.max(step, largest / LEVELS);
        return new Tile(rows, unit > 0 ? unit : 1);
    }

    double[] row(int y) {
        return rows[y];
    }

    double[] column(int x) {
        double[] column = new double[rows.length];
        for (int y = 0; y < column.length; y++) {
            column[y] = rows[y][x];
        }
        return column;
    }
}
