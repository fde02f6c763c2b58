package upscale.compare;

import java.util.List;
import java.util.stream.IntStream;
import upscale.image.Band;
import upscale.rows.Rows;

/**
 * The structural similarity of two images, as Wang, Bovik, Sheikh and Simoncelli define it (IEEE Transactions on Image Processing 13(4), 2004, equation
 * 13): in every window of 11x11, weighted by a Gaussian of standard deviation 1.5,
 *
 * <pre>ssim = luminance * structure
 * luminance = (2 mx my + c1) / (mx^2 + my^2 + c1)
 * structure = (2 sxy + c2) / (sxx + syy + c2)</pre>
 *
 * with means m, variances and covariances s, c1 = (0.01 range)^2 and c2 = (0.03 range)^2; the mean of it over all windows that lie in the image
 * whole. In double arithmetic.
 */
public final class Ssim implements Measure {
    /** Columns and rows of a window: images are at least as large. */
    public static final int WINDOW = 11;

    private static final double SIGMA = 1.5;
    private static final double[] WEIGHTS = weights();
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private final int width;
    private final double c1;
    private final double c2;
    private final double[] similarities; // [channel], summed over windows
    private final double[] structures;
    private long windows;

    /**
     * Of nothing yet.
     *
     * @param width columns of the images, at least {@link #WINDOW}, as are rows
     * @param channels how many they have
     * @param range of the samples, such as 255
     */
    public Ssim(int width, int channels, double range) {
        if (width < WINDOW) {
            throw new IllegalArgumentException("a width of " + width);
        }
        this.width = width;
        this.c1 = K1 * range * K1 * range;
        this.c2 = K2 * range * K2 * range;
        this.similarities = new double[channels];
        this.structures = new double[channels];
    }

    private static double[] weights() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double x = i - WINDOW / 2;
            weights[i] = StrictMath.exp(-x * x / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < WINDOW; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** The mean over all windows, of a channel. */
    public double mean(int channel) {
        return similarities[channel] / windows;
    }

    /** The mean over all windows, of each channel. */
    public List<Double> means() {
        return IntStream.range(0, similarities.length).mapToObj(this::mean).toList();
    }

    /** The mean of the factor structure alone, of a channel. */
    public double structure(int channel) {
        return structures[channel] / windows;
    }

    @Override
    public int contextRows() {
        return WINDOW - 1;
    }

    @Override
    public Reading newReading() {
        return new Windows()::of;
    }

    /** What windows are summed of: both images, their squares, and their product. */
    private final class Windows {
        private static final int KINDS = 5;

        private final Samples samples = new Samples(width);
        private final double[][][] rows = new double[KINDS][WINDOW][]; // [kind][y % 11], of the source
        private final double[][] ordered = new double[WINDOW][];
        private final double[][] shifted = new double[WINDOW][width];
        private final double[] column = new double[width];
        private final double[][] sums = new double[KINDS][width];

        Windows() {
            for (double[][] kind : rows) {
                for (int i = 0; i < WINDOW; i++) {
                    kind[i] = new double[width];
                }
            }
        }

        Runnable of(Band actual, Band expected, int top) {
            double[] similar = new double[similarities.length];
            double[] structured = new double[similarities.length];
            int count = 0;
            for (int c = 0; c < similar.length; c++) {
                count = 0;
                for (int y = actual.top(); y < actual.bottom(); y++) {
                    take(actual, expected, c, y);
                    if (y >= top && y >= WINDOW - 1) {
                        filter(y);
                        add(similar, structured, c);
                        count += width - WINDOW + 1;
                    }
                }
            }
            int found = count;
            return () -> {
                for (int c = 0; c < similar.length; c++) {
                    similarities[c] += similar[c];
                    structures[c] += structured[c];
                }
                windows += found;
            };
        }

        private void take(Band actual, Band expected, int c, int y) {
            int at = y % WINDOW;
            double[] a = rows[0][at];
            double[] b = rows[1][at];
            System.arraycopy(samples.row(actual, c, y), 0, a, 0, width);
            System.arraycopy(samples.row(expected, c, y), 0, b, 0, width);
            multiply(a, a, rows[2][at]);
            multiply(b, b, rows[3][at]);
            multiply(a, b, rows[4][at]);
        }

        private void multiply(double[] a, double[] b, double[] out) {
            for (int x = 0; x < width; x++) {
                out[x] = a[x] * b[x];
            }
        }

        // The window's rows that end with y, then their columns.
        private void filter(int y) {
            for (int kind = 0; kind < KINDS; kind++) {
                for (int k = 0; k < WINDOW; k++) {
                    ordered[k] = rows[kind][(y + 1 + k) % WINDOW];
                }
                Rows.DOUBLE.sum(column, ordered, WEIGHTS, 0, WINDOW, width);
                int n = width - WINDOW + 1;
                for (int k = 0; k < WINDOW; k++) {
                    System.arraycopy(column, k, shifted[k], 0, n);
                }
                Rows.DOUBLE.sum(sums[kind], shifted, WEIGHTS, 0, WINDOW, n);
            }
        }

        private void add(double[] similar, double[] structured, int c) {
            double similarity = 0;
            double structure = 0;
            for (int x = 0; x <= width - WINDOW; x++) {
                double a = sums[0][x];
                double b = sums[1][x];
                double variances = sums[2][x] - a * a + (sums[3][x] - b * b);
                double covariance = sums[4][x] - a * b;
                double contrast = (2 * covariance + c2) / (variances + c2);
                similarity += (2 * a * b + c1) / (a * a + b * b + c1) * contrast;
                structure += contrast;
            }
            similar[c] += similarity;
            structured[c] += structure;
        }
    }
}
