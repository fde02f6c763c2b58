package upscale.checkerboard;

import java.util.Arrays;
import java.util.List;

/**
 * The discrete Fourier transform of lines of one length at a few frequencies, each in proportion to what its neighbours have. A line is
 * taken less its mean, under a Hann window, whose main lobe is two bins of 1 / length wide to either side. Owned by one thread.
 */
final class Spectrum {
    /** The nearest and the farthest neighbours, in bins: outside the main lobe, and still near. */
    private static final int NEAREST = 3;

    private static final int FARTHEST = 6;
    private static final int NEIGHBOURS = 2 * (FARTHEST - NEAREST + 1);

    private final List<Frequency> frequencies;
    private final double[][] waves; // by sample, cosine and sine of each frequency followed by its neighbours
    private final double[] sums;

    Spectrum(int length, List<Frequency> frequencies) {
        this.frequencies = frequencies;
        this.sums = new double[2 * frequencies.size() * (1 + NEIGHBOURS)];
        this.waves = new double[length][sums.length];
        int at = 0;
        for (Frequency frequency : frequencies) {
            at = addWave(at, frequency.value());
            for (int bin = NEAREST; bin <= FARTHEST; bin++) {
                at = addWave(at, frequency.value() - (double) bin / length);
                at = addWave(at, frequency.value() + (double) bin / length);
            }
        }
    }

    private int addWave(int at, double frequency) {
        for (int i = 0; i < waves.length; i++) {
            double window = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / waves.length);
            double angle = 2 * Math.PI * frequency * i;
            waves[i][at] = window * StrictMath.cos(angle);
            waves[i][at + 1] = window * StrictMath.sin(angle);
        }
        return at + 2;
    }

    /**
     * For each frequency the line's wave, as cosine and sine counted from the image's border, divided by the geometric mean of its
     * neighbours' amplitudes.
     *
     * @param line the samples
     * @param start where the line begins in the image
     * @param unit the amplitude of a wave that is as good as none: its power is added to the neighbours'
     */
    double[] of(double[] line, int start, double unit) {
        transform(line);
        double[] result = new double[2 * frequencies.size()];
        for (int f = 0; f < frequencies.size(); f++) {
            int at = 2 * f * (1 + NEIGHBOURS);
            // Of a wave under a window whose mean is a half; at 1/2 it is its own mirror.
            double amplitude = unit * line.length / (frequencies.get(f).denominator() == 2 ? 2 : 4);
            double around = 0;
            for (int n = 1; n <= NEIGHBOURS; n++) {
                double re = sums[at + 2 * n];
                double im = sums[at + 2 * n + 1];
                around += StrictMath.log(re * re + im * im + amplitude * amplitude) / NEIGHBOURS;
            }
            double scale = StrictMath.exp(-around / 2);
            double angle = 2 * Math.PI * frequencies.get(f).turns(start);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            result[2 * f] = scale * (sums[at] * cos - sums[at + 1] * sin);
            result[2 * f + 1] = scale * (sums[at] * sin + sums[at + 1] * cos);
        }
        return result;
    }

    private void transform(double[] line) {
        double mean = Arrays.stream(line).sum() / line.length;
        Arrays.fill(sums, 0);
        for (int i = 0; i < line.length; i++) {
            double sample = line[i] - mean;
            double[] wave = waves[i];
            for (int k = 0; k < sums.length; k++) {
                sums[k] += sample * wave[k];
            }
        }
    }
}
