package upscale.method.convolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import upscale.engine.Filters;
import upscale.image.Ratio;
import upscale.method.EvenOverlap;
import upscale.method.Pair;

/**
 * How the kernels that a transposed convolution scatters overlap: unevenly, they show as a checkerboard (A. Odena et al. 2016,
 * Deconvolution and checkerboard artifacts).
 *
 * <p>Output phase {@code r} of an axis meets {@code n(r)} taps, those with {@code t * dilation mod stride = r}; over two axes the counts
 * multiply. All counts are equal if and only if stride and dilation have no common factor and the stride divides the kernel. What a flat
 * image becomes is told by the gain of each phase, the sum of its taps: it stays flat if and only if the gains are equal.
 *
 * @param filters the kernels
 * @param rows along columns, vertically
 * @param columns along rows, horizontally
 * @param evened what the result is divided by
 */
record Overlap(Filters filters, Along rows, Along columns, Optional<EvenOverlap> evened) {
    /** Gains that differ by less, of what a phase gets on average, are equal: a quarter of a code value of 8 bits. */
    private static final double EQUAL = 1e-3;

    private static final int MOST_SHOWN = 8;

    /**
     * One axis.
     *
     * @param kernel taps
     */
    record Along(int kernel, int stride, int dilation) {
        /** How many taps meet at each phase. */
        int[] counts() {
            int[] counts = new int[stride];
            for (int t = 0; t < kernel; t++) {
                counts[phase(t)]++;
            }
            return counts;
        }

        int phase(int tap) {
            return (int) ((long) tap * dilation % stride);
        }

        boolean even() {
            return Arrays.stream(counts()).distinct().count() == 1;
        }

        int most() {
            return Arrays.stream(counts()).max().orElseThrow();
        }

        int fewest() {
            return Arrays.stream(counts()).min().orElseThrow();
        }

        private String sizes() {
            return "k=" + kernel + ", " + (dilation == 1 ? "" : "dilation " + dilation + ", ") + "stride " + stride;
        }

        private String pattern() {
            if (even()) {
                return "even";
            }
            return stride <= MOST_SHOWN
                    ? Arrays.stream(counts()).mapToObj(Integer::toString).collect(Collectors.joining(":"))
                    : most() + ":" + fewest();
        }

        // The next size that the stride divides; none helps if both have a common factor with the dilation.
        private int better() {
            return (kernel + stride - 1) / stride * stride;
        }

        private boolean steps() {
            return Ratio.gcd(stride, dilation) == 1;
        }
    }

    static Overlap of(Filters filters, Pair stride, Pair dilation, Optional<EvenOverlap> evened) {
        return new Overlap(
                filters,
                new Along(filters.height(), stride.rows(), dilation.rows()),
                new Along(filters.width(), stride.columns(), dilation.columns()),
                evened);
    }

    /** Whether all phases meet as many taps. */
    boolean even() {
        return rows.even() && columns.even();
    }

    /** Whether there are phases that meet no tap. */
    boolean holes() {
        return rows.fewest() == 0 || columns.fewest() == 0;
    }

    /** The sum of the taps of each phase, row by row, of one kernel. */
    double[] gains(double[] kernel) {
        double[] gains = new double[rows.stride() * columns.stride()];
        for (int y = 0; y < rows.kernel(); y++) {
            for (int x = 0; x < columns.kernel(); x++) {
                gains[rows.phase(y) * columns.stride() + columns.phase(x)] += kernel[y * columns.kernel() + x];
            }
        }
        return gains;
    }

    /**
     * The difference of the largest and the smallest gain, in proportion to what a phase gets on average, {@code sum|w| / stride^2}: 0
     * if a flat image stays flat, of the worst kernel; finite for kernels that sum to 0, too. After what {@link #evened} does.
     */
    double index() {
        double worst = 0;
        for (int output = 0; output < filters.outputs(); output++) {
            double[] divisors = divisors(output);
            for (double[] kernel : filters.values()[output]) {
                worst = Math.max(worst, index(kernel, divisors));
            }
        }
        return worst;
    }

    private double index(double[] kernel, double[] divisors) {
        double[] gains = gains(kernel);
        double[] sizes = gains(Arrays.stream(kernel).map(Math::abs).toArray());
        double size = 0;
        for (int r = 0; r < gains.length; r++) {
            gains[r] = divisors[r] == 0 ? gains[r] : gains[r] / divisors[r];
            size += divisors[r] == 0 ? sizes[r] : sizes[r] / Math.abs(divisors[r]);
        }
        double range = Arrays.stream(gains).max().orElseThrow()
                - Arrays.stream(gains).min().orElseThrow();
        return size == 0 ? 0 : range / (size / gains.length);
    }

    /** Whether outputs are means of samples: the weights of every phase sum to one, and nothing is added. After what {@link #evened} does. */
    boolean averages() {
        for (int output = 0; output < filters.outputs(); output++) {
            double[] gains = gains(summed(output));
            double[] divisors = divisors(output);
            for (int r = 0; r < gains.length; r++) {
                if (divisors[r] == 0 || Math.abs(gains[r] / divisors[r] - 1) > EQUAL) {
                    return false;
                }
            }
            if (filters.bias()[output] != 0) {
                return false;
            }
        }
        return true;
    }

    private double[] divisors(int output) {
        double[] divisors = new double[rows.stride() * columns.stride()];
        if (evened.isEmpty()) {
            Arrays.fill(divisors, 1);
            return divisors;
        }
        return gains(evened.get() == EvenOverlap.GAIN ? summed(output) : counting());
    }

    /** What output channel {@code output} makes of an image of ones in every channel. */
    double[] summed(int output) {
        double[] sum = new double[rows.kernel() * columns.kernel()];
        for (double[] kernel : filters.values()[output]) {
            for (int t = 0; t < sum.length; t++) {
                sum[t] += kernel[t];
            }
        }
        return sum;
    }

    /** A kernel that counts taps, in proportion to their mean over the phases. */
    double[] counting() {
        double[] ones = new double[rows.kernel() * columns.kernel()];
        Arrays.fill(ones, (double) rows.stride() * columns.stride() / ones.length);
        return ones;
    }

    /**
     * What the user should know: that the overlap is uneven or the gains differ, with the pattern, and what would mend it.
     *
     * @param own whether the kernel is the user's; of ours, only gains count
     */
    List<String> warnings(boolean own) {
        double index = index();
        boolean differ = index > EQUAL;
        boolean uneven = !even() && own && evened.isEmpty();
        if (!differ && !uneven) {
            return List.of();
        }
        if (!differ) {
            return List.of(pattern() + "; these weights make up for it: all phases have the same gain");
        }
        return List.of("checkerboard: " + pattern() + "; gains of the phases differ by "
                + String.format(Locale.ROOT, "%.3g", index) + " of their mean size; to mend it: "
                + String.join(", or ", repairs()));
    }

    /** Such as {@code k=3, stride 2: overlap 2:1 per axis, 4:1 in 2-D}. */
    String pattern() {
        boolean alike = rows.sizes().equals(columns.sizes());
        String sizes = alike ? rows.sizes() : rows.sizes() + " down and " + columns.sizes() + " across";
        if (even()) {
            return sizes + ": overlap even";
        }
        return sizes + ": overlap "
                + (alike
                        ? rows.pattern() + " per axis, "
                        : rows.pattern() + " down, " + columns.pattern() + " across, ")
                + ((long) rows.most() * columns.most() + ":" + (long) rows.fewest() * columns.fewest() + " in 2-D");
    }

    private List<String> repairs() {
        List<String> repairs = new ArrayList<>();
        if (!rows.steps() || !columns.steps()) {
            repairs.add("a dilation without a factor in common with the stride");
        } else if (!even()) {
            repairs.add("a kernel size divisible by the stride (" + rows.better() + "x" + columns.better() + ")");
        } else {
            repairs.add("weights whose phases sum to the same");
        }
        if (!holes()) {
            repairs.add("--even-overlap " + (even() || evened.isPresent() ? "gain" : "gain (or count)"));
        }
        repairs.add("resize first (-m bilinear), then convolve");
        return repairs;
    }
}
