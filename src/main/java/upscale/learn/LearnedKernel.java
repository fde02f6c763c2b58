package upscale.learn;

import java.util.Arrays;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * A kernel of transposed convolution that was learned: with padding "same" and replicated edges its result is {@code scale} times as large, on the half-pixel grid.
 *
 * <p>Weights are whole multiples of {@value #UNIT}, which floats hold, and those of each phase sum to one exactly: a flat image stays flat.
 *
 * @param scale its stride
 * @param weights {@code size * scale} a side, {@code size} being the pixels of the small image that one of the large image is made of, along an axis
 */
public record LearnedKernel(int scale, Weights weights) implements Enlarger {
    static final double UNIT = 0x1p-22;

    /**
     * The weights that make, with the least sum of squared differences, large images of small ones.
     *
     * @param regularization what weights cost that differ from those of bicubic interpolation: the square of their distance, times this, times the mean of the features'
     *     sums of squares; at least 0
     * @param symmetry whether it shall be the same for images in all their turns, and so have their symmetry itself
     * @throws IllegalArgumentException if the images do not tell which weights are the best
     */
    static LearnedKernel of(int scale, int size, NormalEquations equations, double regularization, boolean symmetry) {
        NormalEquations known = symmetry ? equations.inAllTurns() : equations;
        if (known.flat()) {
            throw new IllegalArgumentException("flat images, or none");
        }
        int n = known.features();
        double ridge = regularization * known.power();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                matrix[i][k] = known.product(k, i);
            }
            matrix[i][i] += ridge;
        }
        Cholesky solver = new Cholesky(matrix);
        double[] bicubic = bicubic(scale, size);
        double[] weights = new double[bicubic.length];
        for (int phase = 0; phase < known.phases(); phase++) {
            double[] wanted = new double[n];
            for (int i = 0; i < n; i++) {
                wanted[i] = known.moment(phase, i) + ridge * bicubic[at(phase, known.place(i), scale, size)];
            }
            double[] solved = solver.solve(wanted);
            for (int i = 0; i < n; i++) {
                weights[at(phase, known.place(i), scale, size)] = solved[i];
            }
        }
        if (symmetry) {
            weights = alike(weights, scale * size);
        }
        return new LearnedKernel(
                scale, new Weights(scale * size, scale * size, settled(weights, scale, size), "learned"));
    }

    /** The weights of bicubic interpolation, among as many zeros as there are learned ones. */
    static double[] bicubic(int scale, int size) {
        Weights kernel = NamedWeights.transposed(scale, scale).of("bicubic").orElseThrow();
        int side = scale * size;
        int margin = (side - kernel.width()) / 2;
        double[] weights = new double[side * side];
        for (int y = 0; y < kernel.height(); y++) {
            System.arraycopy(
                    kernel.values(), y * kernel.width(), weights, (y + margin) * side + margin, kernel.width());
        }
        return weights;
    }

    /** Where the weight of a pixel of the window is, for a phase: a kernel is scattered, so it is turned round. */
    static int at(int phase, int place, int scale, int size) {
        int row = phase / scale + scale * (size - 1 - place / size);
        int column = phase % scale + scale * (size - 1 - place % size);
        return row * scale * size + column;
    }

    // What symmetry makes equal but rounding did not.
    private static double[] alike(double[] weights, int side) {
        double[] sums = new double[weights.length];
        int[] first = new int[weights.length];
        Arrays.setAll(first, place -> place);
        for (Turn turn : Turn.ALL) {
            int[] places = turn.places(side);
            for (int place = 0; place < weights.length; place++) {
                first[place] = Math.min(first[place], places[place]);
                sums[place] += weights[places[place]] / Turn.ALL.size();
            }
        }
        return Arrays.stream(first).mapToDouble(place -> sums[place]).toArray();
    }

    // The pixel's own weight is what the others leave of one.
    private static double[] settled(double[] weights, int scale, int size) {
        double[] settled =
                Arrays.stream(weights).map(w -> Math.rint(w / UNIT) * UNIT).toArray();
        int middle = size * size / 2;
        for (int phase = 0; phase < scale * scale; phase++) {
            double rest = 1;
            for (int place = 0; place < size * size; place++) {
                rest -= place == middle ? 0 : settled[at(phase, place, scale, size)];
            }
            settled[at(phase, middle, scale, size)] = rest;
        }
        return settled;
    }

    @Override
    public Image of(Image small) {
        ImageInfo in = small.info();
        ImageInfo out = in.onGrid(in.width() * scale, in.height() * scale, AxisMap.IDENTITY, AxisMap.IDENTITY);
        int begin = (weights.width() - scale) / 2;
        return new Convolved(
                small,
                out,
                Filters.depthwise(weights, in.channels()),
                Convolved.Axis.transposed(scale, 1, begin, out.width()),
                Convolved.Axis.transposed(scale, 1, begin, out.height()),
                Edge.REPLICATE);
    }

    /** The sum of the weights of each phase, row by row. */
    public double[] gains() {
        double[] gains = new double[scale * scale];
        for (int y = 0; y < weights.height(); y++) {
            for (int x = 0; x < weights.width(); x++) {
                gains[y % scale * scale + x % scale] += weights.at(y, x);
            }
        }
        return gains;
    }
}
