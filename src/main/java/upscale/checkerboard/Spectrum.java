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
    private final double[][] cosines; // by sample up to the middle, of each frequency followed by its neighbours
    private final double[][] sines; // counted from the middle, so that the other half is their mirror
    private final double[] evenSums;
    private final double[] oddSums;
    private final double middle;

    Spectrum(int length, List<Frequency> frequencies) {
        this.frequencies = frequencies;
        int count = frequencies.size() * (1 + NEIGHBOURS);
        this.cosines = new double[(length + 1) / 2][count];
        this.sines = new double[(length + 1) / 2][count];
        this.evenSums = new double[count];
        this.oddSums = new double[count];
        this.middle = (length - 1) / 2.0;
        int at = 0;
        for (Frequency frequency : frequencies) {
            addWave(at++, frequency.value());
            for (int bin = NEAREST; bin <= FARTHEST; bin++) {
                addWave(at++, frequency.value() - (double) bin / length);
                addWave(at++, frequency.value() + (double) bin / length);
            }
        }
    }

    private void addWave(int at, double frequency) {
        for (int i = 0; i < cosines.length; i++) {
            double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * (i - middle) / (middle + 0.5));
            double angle = 2 * Math.PI * frequency * (i - middle);
            cosines[i][at] = window * StrictMath.cos(angle);
            sines[i][at] = window * StrictMath.sin(angle);
        }
    }

    /**
     * For each frequency the line's wave, as cosine and sine counted from the image's border, divided by the geometric mean of its
     * neighbours' amplitudes.
     *
     * @param line the samples; NaN counts as their mean
     * @param start where the line begins in the image
     * @param unit the amplitude of a wave that is as good as none: its power is added to the neighbours'
     */
    double[] of(double[] line, int start, double unit) {
        transform(line);
        double[] result = new double[2 * frequencies.size()];
        for (int f = 0; f < frequencies.size(); f++) {
            int at = f * (1 + NEIGHBOURS);
            // Of a wave under a window whose mean is a half; at 1/2 it is its own mirror.
            double amplitude = unit * line.length / (frequencies.get(f).denominator() == 2 ? 2 : 4);
            double around = 0;
            for (int n = 1; n <= NEIGHBOURS; n++) {
                double re = evenSums[at + n];
                double im = oddSums[at + n];
                around += StrictMath.log(re * re + im * im + amplitude * amplitude) / NEIGHBOURS;
            }
            double scale = StrictMath.exp(-around / 2);
            Frequency frequency = frequencies.get(f);
            double angle = 2 * Math.PI * (frequency.turns(start) + frequency.value() * middle);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            result[2 * f] = scale * (evenSums[at] * cos - oddSums[at] * sin);
            result[2 * f + 1] = scale * (evenSums[at] * sin + oddSums[at] * cos);
        }
        return result;
    }

    private void transform(double[] line) {
        double mean =
                Arrays.stream(line).filter(v -> !Double.isNaN(v)).average().orElse(0);
        Arrays.fill(evenSums, 0);
        Arrays.fill(oddSums, 0);
        for (int i = 0; i < cosines.length; i++) {
            int other = line.length - 1 - i;
            double left = Double.isNaN(line[i]) ? 0 : line[i] - mean;
            double right = i == other || Double.isNaN(line[other]) ? 0 : line[other] - mean;
            double even = left + right;
            double odd = left - right;
            double[] cosine = cosines[i];
            double[] sine = sines[i];
            for (int k = 0; k < evenSums.length; k++) {
                evenSums[k] += even * cosine[k];
                oddSums[k] += odd * sine[k];
            }
        }
    }
}
