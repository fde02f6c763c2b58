package upscale.stage;

import java.util.Arrays;
import java.util.Optional;

/**
 * A curve given by points and straight between them; beyond the first and the last it goes on as steeply as it ended.
 *
 * @param values code values, strictly rising
 * @param lights their lights, strictly rising
 */
record SampledCurve(double[] values, double[] lights) implements TransferCurve {
    /** A flat stretch longer than this part of the range loses too much to be inverted. */
    private static final double LONGEST_FLAT = 1 / 16.0;

    /**
     * The curve through {@code samples}, spread evenly over code values 0 to 1. Of neighbours that are equal, as the dark ones of
     * coarse tables are, only the first counts, so that the curve can be inverted.
     *
     * @return empty if they fall anywhere, or stay flat for long
     */
    static Optional<TransferCurve> of(double[] samples) {
        int last = samples.length - 1;
        double[] values = new double[samples.length];
        double[] lights = new double[samples.length];
        int n = 0;
        for (int i = 0; i <= last; i++) {
            double value = (double) i / last;
            if (n > 0 && samples[i] < lights[n - 1]
                    || n > 0 && samples[i] == lights[n - 1] && value - values[n - 1] > LONGEST_FLAT) {
                return Optional.empty();
            }
            if (n == 0 || samples[i] > lights[n - 1]) {
                values[n] = value;
                lights[n++] = samples[i];
            }
        }
        return n < 2
                ? Optional.empty()
                : Optional.of(new SampledCurve(Arrays.copyOf(values, n), Arrays.copyOf(lights, n)));
    }

    @Override
    public double decode(double value) {
        return between(values, lights, value);
    }

    @Override
    public double encode(double light) {
        return between(lights, values, light);
    }

    private static double between(double[] from, double[] to, double x) {
        int found = Arrays.binarySearch(from, x);
        int below = Math.max(0, Math.min(found >= 0 ? found : -found - 2, from.length - 2));
        double part = (x - from[below]) / (from[below + 1] - from[below]);
        return to[below] + part * (to[below + 1] - to[below]);
    }

    @Override
    public String toString() {
        return "the profile's table";
    }
}
