package upscale.engine;

import java.util.Arrays;
import upscale.image.AxisMap;
import upscale.image.Ratio;

/**
 * A row-sparse resampling matrix along one axis:
 * {@code out[o] = constant[o] + sum of weight[k] * in[index[k]] for k in [start[o], start[o + 1])}.
 *
 * <p>Edges are folded in when the taps are built, so every index is a sample of the image and no loop tests bounds. Taps of
 * weight zero are left out, so that a NaN reaches no further than the kernel does. Immutable once built; the arrays are
 * shared, not copied, and must not be changed.
 *
 * @param inputs samples along the source axis
 * @param start where each output's taps begin; one more entry than outputs
 * @param index source sample of each tap, in [0, inputs)
 * @param weight weight of each tap
 * @param constant what constant edges contribute to each output; empty if nothing
 * @param period after how many outputs the pattern of taps repeats, {@code advance} source samples further on (borders
 *     excepted); 0 if it does not
 * @param advance see {@code period}
 */
public record Taps(int inputs, int[] start, int[] index, double[] weight, double[] constant, int period, int advance) {

    public int outputs() {
        return start.length - 1;
    }

    /** Whether every output is one source sample unchanged, or nothing: no arithmetic happens. */
    public boolean copies() {
        if (constant.length > 0) {
            return false;
        }
        for (int o = 0; o < outputs(); o++) {
            if (start[o + 1] - start[o] > 1) {
                return false;
            }
        }
        return Arrays.stream(weight).allMatch(w -> w == 1);
    }

    /** The largest number of taps of an output. */
    public int widest() {
        int widest = 0;
        for (int o = 0; o < outputs(); o++) {
            widest = Math.max(widest, start[o + 1] - start[o]);
        }
        return widest;
    }

    /** The largest sum of absolute weights of an output: how much an error in the input can grow. */
    public double gain() {
        double gain = 0;
        for (int o = 0; o < outputs(); o++) {
            double sum = 0;
            for (int k = start[o]; k < start[o + 1]; k++) {
                sum += Math.abs(weight[k]);
            }
            gain = Math.max(gain, sum);
        }
        return gain;
    }

    /**
     * Taps that reconstruct with {@code kernel} at the coordinates of {@code map}, normalised to sum to one.
     *
     * @param inputs source samples
     * @param outputs output samples
     * @param stretch by how much the kernel is widened, at least 1: the inverse of the scale when reducing with antialiasing
     */
    public static Taps interpolating(Kernel kernel, AxisMap map, int inputs, int outputs, Edge edge, Ratio stretch) {
        return interpolating(kernel, map, inputs, outputs, edge, stretch, Arithmetic.EXACT);
    }

    /**
     * The same with the positions and the integer weights of an arithmetic.
     *
     * @throws IllegalArgumentException if weights are integers and the edge is a constant, which would need as many bits as the
     *     pass's input has
     */
    public static Taps interpolating(
            Kernel kernel, AxisMap map, int inputs, int outputs, Edge edge, Ratio stretch, Arithmetic arithmetic) {
        if (arithmetic.weightBits() > 0 && edge.kind() == Edge.Kind.VALUE) {
            throw new IllegalArgumentException("integer weights with a constant edge");
        }
        double support = kernel.support() * stretch.value();
        Builder builder = new Builder(inputs, outputs, map);
        builder.arithmetic = arithmetic;
        for (int o = 0; o < outputs; o++) {
            int floor = map.floor(o);
            double numerator = arithmetic.numerator(map, o);
            double denominator = arithmetic.denominator(map);
            double fraction = numerator / denominator;
            // One further on each side, whose weight is zero unless rounding has just cut it off.
            int from = (int) Math.ceil(fraction - support) - 1;
            int to = (int) Math.floor(fraction + support) + 1;
            double[] weights = new double[to - from + 1];
            double sum = 0;
            for (int i = from; i <= to; i++) {
                // (i - fraction) / stretch, rounded once only: a sample on the very edge of a kernel belongs to one
                // side.
                double w = arithmetic.known(kernel.weight(
                        (i * denominator - numerator) * stretch.denominator() / (denominator * stretch.numerator())));
                weights[i - from] = w;
                boolean counts = edge.kind() != Edge.Kind.RENORMALIZE || edge.index(floor + i, inputs) >= 0;
                sum = arithmetic.known(sum + (counts ? w : 0));
            }
            if (sum == 0) {
                // Only renormalisation can leave nothing, where the kernel's whole reach is outside: the nearest sample
                // is all there is.
                builder.tap(Edge.REPLICATE.index(floor, inputs), 1);
            }
            for (int i = from; sum != 0 && i <= to; i++) {
                double w = arithmetic.known(weights[i - from] / sum);
                int index = edge.index(floor + i, inputs);
                if (index >= 0) {
                    builder.tap(index, w);
                } else if (edge.kind() == Edge.Kind.VALUE && w != 0) {
                    builder.constant(w * edge.value());
                }
            }
            builder.next();
        }
        return builder.build();
    }

    /** Taps that copy sample {@code source[o]} to output {@code o}, or leave it zero where the source is negative. */
    public static Taps copying(int inputs, int[] source, AxisMap map) {
        Builder builder = new Builder(inputs, source.length, map);
        for (int s : source) {
            if (s >= 0) {
                builder.tap(s, 1);
            }
            builder.next();
        }
        return builder.build();
    }

    /** Collects the taps of one output after another. */
    static final class Builder {
        private final int inputs;
        private final int[] start;
        private final double[] constant;
        private final AxisMap map;
        private Arithmetic arithmetic = Arithmetic.EXACT;
        private final int[] place; // of each sample's latest tap, whichever output's
        private int[] index = new int[64];
        private double[] weight = new double[64];
        private int taps;
        private int output;
        private boolean anyConstant;

        Builder(int inputs, int outputs, AxisMap map) {
            this.inputs = inputs;
            this.start = new int[outputs + 1];
            this.constant = new double[outputs];
            this.place = new int[inputs];
            this.map = map;
        }

        /** Adds a tap of the current output; weights of the same sample add up, where edges fold them together. */
        void tap(int sample, double value) {
            double w = arithmetic.weightBits() == 0 ? value : Math.rint(Math.scalb(value, arithmetic.weightBits()));
            if (w == 0) {
                return;
            }
            // Products that are cut one by one must stay apart.
            boolean folds = arithmetic.between() != Arithmetic.Between.CUT;
            int k = place[sample];
            if (folds && k >= start[output] && k < taps && index[k] == sample) {
                weight[k] += w;
                return;
            }
            if (taps == index.length) {
                index = Arrays.copyOf(index, 2 * taps);
                weight = Arrays.copyOf(weight, 2 * taps);
            }
            place[sample] = taps;
            index[taps] = sample;
            weight[taps++] = w;
        }

        void constant(double value) {
            constant[output] += value;
            anyConstant |= value != 0;
        }

        void next() {
            start[++output] = taps;
        }

        Taps build() {
            // x(o + d / g) = x(o) + a / g: the pattern's period follows from the map.
            long g = Ratio.gcd(map.a(), map.d());
            boolean periodic = map.a() > 0 && map.d() / g <= Integer.MAX_VALUE && map.a() / g <= Integer.MAX_VALUE;
            return new Taps(
                    inputs,
                    start,
                    Arrays.copyOf(index, taps),
                    Arrays.copyOf(weight, taps),
                    anyConstant ? constant : new double[0],
                    periodic ? (int) (map.d() / g) : 0,
                    periodic ? (int) (map.a() / g) : 0);
        }
    }
}
