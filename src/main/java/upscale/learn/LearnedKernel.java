package upscale.learn;

import java.util.Arrays;
import upscale.bank.Phases;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.Turn;
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
        double[][] bicubic = byPhase(Phases.bicubic(scale, size), scale, size);
        double[] weights = together(Ridge.weights(known, regularization * known.power(), bicubic), scale, size);
        if (symmetry) {
            weights = alike(weights, scale * size);
        }
        return new LearnedKernel(
                scale, new Weights(scale * size, scale * size, settled(weights, scale, size), "learned"));
    }

    /** The weights of a kernel by phase, and then by pixel of the window but the middle one. */
    static double[][] byPhase(double[] kernel, int scale, int size) {
        double[][] weights = new double[scale * scale][size * size - 1];
        for (int phase = 0; phase < weights.length; phase++) {
            for (int i = 0; i < weights[phase].length; i++) {
                weights[phase][i] = kernel[Phases.at(phase, place(i, size), scale, size)];
            }
        }
        return weights;
    }

    private static double[] together(double[][] byPhase, int scale, int size) {
        double[] kernel = new double[scale * size * scale * size];
        for (int phase = 0; phase < byPhase.length; phase++) {
            for (int i = 0; i < byPhase[phase].length; i++) {
                kernel[Phases.at(phase, place(i, size), scale, size)] = byPhase[phase][i];
            }
        }
        return kernel;
    }

    /** A kernel of such weights, in multiples of {@value #UNIT}; the middle pixel's is what they leave of one. */
    static double[] settled(double[][] byPhase, int scale, int size) {
        return settled(together(byPhase, scale, size), scale, size);
    }

    private static int place(int other, int size) {
        return other < size * size / 2 ? other : other + 1;
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
                rest -= place == middle ? 0 : settled[Phases.at(phase, place, scale, size)];
            }
            settled[Phases.at(phase, middle, scale, size)] = rest;
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
        return Phases.gains(weights.values(), scale);
    }
}
