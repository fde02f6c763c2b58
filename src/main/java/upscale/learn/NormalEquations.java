package upscale.learn;

import java.util.Arrays;
import upscale.engine.Turn;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.rows.LayerRows;
import upscale.rows.WindowRows;

/**
 * What least squares have to know of images: sums over all pixels of small ones whose window, {@code size} pixels a side, lies in the image whole.
 *
 * <p>The features of such a pixel are the other pixels of its window, row by row, and what is to be made of them the {@code scale * scale} pixels of the large image
 * that it covers, its phases; the pixel itself is subtracted of all of them. So whatever weights come of it, with the pixel's own they sum to one.
 * All phases have the same matrix of features. Products are summed in floats over {@value #ROWS} rows and {@value #COLUMNS} columns, and these sums in doubles, in an order
 * that depends on the images' sizes alone. For one thread.
 */
final class NormalEquations {
    private static final int ROWS = 12; // a multiple of the rows that one loop takes
    private static final int COLUMNS = 128;
    private static final int AT_ONCE = 3;

    /** Differences of less than a millionth, of planes from 0 to 1, are what rounding makes of none. */
    private static final double FLAT = 1e-12;

    private final int scale;
    private final int size;
    private final int features;
    private final double[][]
            sums; // of products of feature or phase k, features first, with feature i; i <= k of features
    private long windows;

    /**
     * Of no image yet.
     *
     * @param scale pixels of the large image per pixel of the small one, along an axis
     * @param size pixels of a window, along an axis; odd
     */
    NormalEquations(int scale, int size) {
        this(scale, size, new double[size * size - 1 + scale * scale][size * size - 1]);
    }

    private NormalEquations(int scale, int size, double[][] sums) {
        this.scale = scale;
        this.size = size;
        this.features = size * size - 1;
        this.sums = sums;
    }

    /** How many features a pixel has. */
    int features() {
        return features;
    }

    /** How many pixels of the large image are made of one. */
    int phases() {
        return scale * scale;
    }

    /** The sum of products of two features. */
    double product(int i, int k) {
        return i <= k ? sums[k][i] : sums[i][k];
    }

    /** The sum of products of a phase and a feature. */
    double moment(int phase, int feature) {
        return sums[features + phase][feature];
    }

    /** The mean of the features' sums of squares. */
    double power() {
        double sum = 0;
        for (int i = 0; i < features; i++) {
            sum += sums[i][i];
        }
        return sum / features;
    }

    /** Whether there is no more to learn of than what rounding made. */
    boolean flat() {
        return power() <= FLAT * windows;
    }

    /** Adds windows, each of which is its features and then its phases: four, or as many and zeros. */
    void add(double[][] four, int count) {
        windows += count;
        WindowRows.plusProducts(sums, four[0], four[1], four[2], four[3]);
    }

    /** Those of the same windows but some that are among them. */
    NormalEquations without(NormalEquations some) {
        NormalEquations rest = new NormalEquations(scale, size);
        rest.windows = windows - some.windows;
        for (int k = 0; k < sums.length; k++) {
            for (int i = 0; i < features; i++) {
                rest.sums[k][i] = sums[k][i] - some.sums[k][i];
            }
        }
        return rest;
    }

    /** Adds those of other images. */
    void add(NormalEquations others) {
        windows += others.windows;
        for (int k = 0; k < sums.length; k++) {
            for (int i = 0; i < features; i++) {
                sums[k][i] += others.sums[k][i];
            }
        }
    }

    /** Those of the same images, and of them in all their turns: their mean. */
    NormalEquations inAllTurns() {
        double[][] mean = new double[sums.length][features];
        for (Turn turn : Turn.ALL) {
            int[] window = turn.places(size);
            int[] phases = turn.places(scale);
            for (int k = 0; k < sums.length; k++) {
                int turned = k < features ? feature(window[place(k)]) : features + phases[k - features];
                for (int i = 0; i <= Math.min(k, features - 1); i++) {
                    int other = feature(window[place(i)]);
                    mean[k][i] += (turned < features ? product(other, turned) : sums[turned][other]) / Turn.ALL.size();
                }
            }
        }
        NormalEquations turned = new NormalEquations(scale, size, mean);
        turned.windows = windows;
        return turned;
    }

    /** Where in the window a feature lies: the middle is none. */
    int place(int feature) {
        return feature < features / 2 ? feature : feature + 1;
    }

    private int feature(int place) {
        return place < features / 2 ? place : place - 1;
    }

    /**
     * Adds an image.
     *
     * @param small a plane of floats
     * @param large one {@code scale} times as large
     */
    void add(Image small, Image large) {
        Band low = read(small);
        Band high = read(large);
        int margin = size / 2;
        Tile tile = new Tile(low, high);
        for (int y = margin; y < low.bottom() - margin; y += ROWS) {
            for (int x = margin; x < low.width() - margin; x += COLUMNS) {
                int width = Math.min(COLUMNS, low.width() - margin - x);
                int height = Math.min(ROWS, low.bottom() - margin - y);
                tile.add(x, y, width, height);
                windows += (long) width * height;
            }
        }
    }

    private static Band read(Image plane) {
        ImageInfo info = plane.info();
        Band band = Band.of(info, info.height());
        plane.newReader().read(band.at(0, info.height()));
        return band;
    }

    /** Some rows and columns of an image, feature by feature, then phase by phase. */
    private final class Tile {
        private final Band low;
        private final Band high;
        private final float[][][] values = new float[sums.length][ROWS][COLUMNS];
        private final float[] sum = new float[COLUMNS];

        Tile(Band low, Band high) {
            this.low = low;
            this.high = high;
        }

        void add(int left, int top, int width, int height) {
            for (int k = 0; k < sums.length; k++) {
                for (int y = 0; y < ROWS; y++) {
                    fill(k, left, top + y, values[k][y], y < height ? width : 0);
                }
            }
            for (int k = 0; k < sums.length; k++) {
                for (int i = 0; i <= Math.min(k, features - 1); i++) {
                    sums[k][i] += product(values[k], values[i], width);
                }
            }
        }

        private void fill(int k, int left, int top, float[] row, int width) {
            Arrays.fill(row, width, COLUMNS, 0);
            if (width == 0) {
                return;
            }
            float[] middle = low.row(0, top);
            if (k < features) {
                int margin = size / 2;
                float[] other = low.row(0, top + place(k) / size - margin);
                int from = left + place(k) % size - margin;
                for (int x = 0; x < width; x++) {
                    row[x] = other[from + x] - middle[left + x];
                }
            } else {
                int phase = k - features;
                float[] of = high.row(0, top * scale + phase / scale);
                for (int x = 0; x < width; x++) {
                    row[x] = of[(left + x) * scale + phase % scale] - middle[left + x];
                }
            }
        }

        private float product(float[][] a, float[][] b, int width) {
            Arrays.fill(sum, 0, width, 0);
            for (int y = 0; y < ROWS; y += AT_ONCE) {
                LayerRows.plusProducts(sum, a[y], a[y + 1], a[y + 2], b[y], b[y + 1], b[y + 2], width);
            }
            return LayerRows.total(sum, width);
        }
    }
}
