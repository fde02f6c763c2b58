package upscale.docs;

import java.util.Arrays;

/**
 * What a method does to {@linkplain Probe signals}.
 *
 * @param ripple what becomes of a flat image: the largest deviation from it, a part of its level
 * @param overshoot how far an edge goes beyond its levels, to either side, a part of its height
 * @param rise source pixels in which an edge goes from 10 to 90 % of its height; NaN where what is flat does not stay so
 * @param contrast what is kept of the height of a wave of four pixels, half the highest frequency that there is
 * @param stray the part of that wave's power, as it comes out, that lies at other frequencies
 */
record Figures(double ripple, double overshoot, double rise, double contrast, double stray) {
    private static final int PERIOD = 4;
    private static final double FLAT = 0.01;

    /** Of a method, by the words of the command line. */
    static Figures of(String... how) {
        double[] edge = Probe.edge(how);
        double[] wave = Probe.wave(PERIOD, how);
        double amplitude = amplitude(wave);
        double ripple = ripple(Probe.flat(how));
        return new Figures(
                ripple,
                overshoot(edge),
                ripple < FLAT ? rise(edge) : Double.NaN,
                2 * amplitude / (Probe.HIGH - Probe.LOW),
                1 - amplitude * amplitude / 2 / power(wave));
    }

    /** Whether what is flat stays so, but for a hundredth. */
    boolean flat() {
        return ripple < FLAT;
    }

    private static double ripple(double[] flat) {
        double level = (Probe.LOW + Probe.HIGH) / 2;
        return Arrays.stream(flat).map(v -> Math.abs(v - level)).max().orElseThrow() / level;
    }

    private static double overshoot(double[] edge) {
        double most = Arrays.stream(edge).max().orElseThrow();
        double least = Arrays.stream(edge).min().orElseThrow();
        return Math.max(0, Math.max(most - Probe.HIGH, Probe.LOW - least)) / (Probe.HIGH - Probe.LOW);
    }

    // Between output pixels the edge is taken to be straight.
    private static double rise(double[] edge) {
        double height = Probe.HIGH - Probe.LOW;
        int middle = Probe.EDGE * Probe.SCALE;
        int low = middle - 1;
        while (edge[low] > Probe.LOW + 0.1 * height) {
            low--;
        }
        int high = middle;
        while (edge[high] < Probe.LOW + 0.9 * height) {
            high++;
        }
        double from = low + (Probe.LOW + 0.1 * height - edge[low]) / (edge[low + 1] - edge[low]);
        double to = high - (edge[high] - Probe.LOW - 0.9 * height) / (edge[high] - edge[high - 1]);
        return (to - from) / Probe.SCALE;
    }

    // Of the middle half, whole periods, so that borders have no say.
    private static double amplitude(double[] wave) {
        int from = wave.length / 4;
        double even = 0;
        double odd = 0;
        for (int i = from; i < 3 * from; i++) {
            double angle = 2 * StrictMath.PI * (i + 0.5) / (PERIOD * Probe.SCALE);
            even += wave[i] * StrictMath.cos(angle);
            odd += wave[i] * StrictMath.sin(angle);
        }
        return Math.sqrt(even * even + odd * odd) / from;
    }

    private static double power(double[] wave) {
        double[] middle = Arrays.copyOfRange(wave, wave.length / 4, 3 * wave.length / 4);
        double mean = Arrays.stream(middle).average().orElseThrow();
        return Arrays.stream(middle).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}
