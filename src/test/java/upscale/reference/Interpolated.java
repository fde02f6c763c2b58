package upscale.reference;

import java.util.stream.IntStream;
import upscale.engine.Alignment;
import upscale.engine.Edge;

/**
 * Interpolation by its definition: every output a weighted mean over the kernel's whole square of samples, in doubles,
 * {@code out(x, y) = sum over j, i of k(j - y) k(i - x) f(j, i) / sum over j, i of k(j - y) k(i - x)}.
 */
final class Interpolated {
    private Interpolated() {}

    /**
     * One axis.
     *
     * @param n numerator of the scale
     * @param d denominator of the scale
     * @param stretched whether the kernel is widened by d/n
     */
    record Axis(int in, int out, long n, long d, Alignment alignment, boolean stretched) {
        /** {@code in * s} pixels, half up, at least one; the scale that was asked for gives way to out/in; antialiased. */
        static Axis scaled(int in, double scale, Alignment alignment) {
            int out = Math.max(1, (int) Math.floor(in * scale + 0.5));
            return new Axis(in, out, out, in, alignment, out < in);
        }

        Coordinate at(int o) {
            return Coordinate.of(alignment, o, in, out, n, d);
        }
    }

    /** The samples around an output and their weights. */
    private record Reach(int first, double[] weights) {}

    private static Reach reach(KernelDefinitions.Definition kernel, Edge edge, Axis axis, int o) {
        Coordinate x = axis.at(o);
        double radius = kernel.support() * (axis.stretched ? (double) axis.d / axis.n : 1);
        int first = (int) Math.floor(x.value() - radius) - 1;
        int last = (int) Math.ceil(x.value() + radius) + 1;
        double[] weights = IntStream.rangeClosed(first, last)
                .mapToDouble(i -> kernel.at(axis.stretched ? x.distanceTo(i, axis.n, axis.d) : x.distanceTo(i, 1, 1)))
                .toArray();
        boolean nothing = edge.kind() == Edge.Kind.RENORMALIZE
                && IntStream.range(0, weights.length)
                        .allMatch(i -> weights[i] == 0 || first + i < 0 || first + i >= axis.in);
        // All of the kernel's reach is outside: the nearest sample is all there is.
        return nothing ? new Reach(x.value() < 0 ? 0 : axis.in - 1, new double[] {1}) : new Reach(first, weights);
    }

    /** One plane on its new grid. */
    static double[][] plane(double[][] rows, KernelDefinitions.Definition kernel, Edge edge, Axis columns, Axis lines) {
        Extended f = new Extended(rows, edge);
        double[][] out = new double[lines.out][columns.out];
        Reach[] across = IntStream.range(0, columns.out)
                .mapToObj(o -> reach(kernel, edge, columns, o))
                .toArray(Reach[]::new);
        for (int y = 0; y < lines.out; y++) {
            Reach down = reach(kernel, edge, lines, y);
            for (int x = 0; x < columns.out; x++) {
                out[y][x] = mean(f, down, across[x]);
            }
        }
        return out;
    }

    private static double mean(Extended f, Reach down, Reach across) {
        double sum = 0;
        double weights = 0;
        for (int j = 0; j < down.weights.length; j++) {
            for (int i = 0; i < across.weights.length; i++) {
                double w = down.weights[j] * across.weights[i];
                int x = across.first + i;
                int y = down.first + j;
                if (w == 0 || f.edge().kind() == Edge.Kind.RENORMALIZE && !f.inside(x, y)) {
                    continue;
                }
                sum += w * f.at(x, y);
                weights += w;
            }
        }
        return sum / weights;
    }

    /** Samples that an output along this axis is made of. */
    static int taps(KernelDefinitions.Definition kernel, Axis axis) {
        return (int) Math.ceil(2 * kernel.support() * (axis.stretched ? (double) axis.d / axis.n : 1));
    }

    /** The largest sum of absolute weights along an axis: what an error can grow by. */
    static double gain(KernelDefinitions.Definition kernel, Edge edge, Axis axis) {
        double gain = 0;
        for (int o = 0; o < axis.out; o++) {
            Reach reach = reach(kernel, edge, axis, o);
            double sum = 0;
            double absolute = 0;
            for (int i = 0; i < reach.weights.length; i++) {
                int at = reach.first + i;
                if (edge.kind() != Edge.Kind.RENORMALIZE || at >= 0 && at < axis.in) {
                    sum += reach.weights[i];
                    absolute += Math.abs(reach.weights[i]);
                }
            }
            gain = Math.max(gain, absolute / Math.abs(sum));
        }
        return gain;
    }
}
