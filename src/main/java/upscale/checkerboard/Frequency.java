package upscale.checkerboard;

import java.util.ArrayList;
import java.util.List;
import upscale.image.Ratio;

/**
 * A frequency in cycles per pixel at which a pattern of a whole period shows: {@code numerator / denominator} in lowest terms, at
 * most 1/2, as the others are its mirror.
 */
record Frequency(int numerator, int denominator) {
    /** Those of the patterns that repeat after {@code stride} pixels: m / stride. */
    static List<Frequency> of(int stride) {
        List<Frequency> all = new ArrayList<>();
        for (int m = 1; 2 * m <= stride; m++) {
            int common = (int) Ratio.gcd(m, stride);
            all.add(new Frequency(m / common, stride / common));
        }
        return all;
    }

    /** Those of all patterns that repeat after {@code first} to {@code last} pixels, each once. */
    static List<Frequency> of(int first, int last) {
        List<Frequency> all = new ArrayList<>();
        for (int stride = first; stride <= last; stride++) {
            of(stride).stream().filter(f -> !all.contains(f)).forEach(all::add);
        }
        return all;
    }

    /** Turns of a wave at {@code position}, less the whole ones. */
    double turns(int position) {
        return (double) ((long) numerator * position % denominator) / denominator;
    }

    double value() {
        return (double) numerator / denominator;
    }
}
