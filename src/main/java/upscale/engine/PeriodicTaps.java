package upscale.engine;

import java.util.HashMap;
import java.util.Map;
import upscale.image.AxisMap;

/**
 * Taps as wide as the axis, which is taken to be periodic: the values, at the coordinates of a map, of the trigonometric polynomial whose
 * coefficients are the discrete Fourier transform of the samples, up to the lower of both grids' Nyquist frequencies.
 *
 * <p>With N samples in, M out and {@code n = min(N, M)}, a sample's weight at a distance of t is
 * {@code h(t) = (1 + 2 sum of c(k) w(2k/n) cos(2 pi k t / N) for k = 1 .. n/2) / N}, where w is the apodization and c is 1, but 1/2 for
 * {@code k = N/2}: the input's Nyquist frequency, which is its own mirror image, is split between the positive and the negative side.
 * On the grid {@code x = o N / M} that is zero-filling (or cutting) the spectrum, and what {@code scipy.signal.resample} does.
 *
 * <p>Immutable.
 */
public final class PeriodicTaps {
    /** More weights than this are not computed: 4096 samples to 8192. */
    public static final long MOST = 1L << 25;

    private final int inputs;
    private final int outputs;
    private final int[] first;
    private final double[][] weights;

    /**
     * @param map from outputs to coordinates of the inputs; outputs of equal phases share their weights
     * @throws IllegalArgumentException if there are more than {@link #MOST} pairs of an input and an output
     */
    public PeriodicTaps(AxisMap map, int inputs, int outputs, Apodization apodization) {
        if ((long) inputs * outputs > MOST) {
            throw new IllegalArgumentException(inputs + " samples to " + outputs);
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.first = new int[outputs];
        this.weights = new double[outputs][];
        double[] coefficients = coefficients(inputs, Math.min(inputs, outputs), apodization);
        Map<Long, double[]> byPhase = new HashMap<>();
        for (int o = 0; o < outputs; o++) {
            double fraction = map.fraction(o);
            first[o] = Math.floorMod(map.floor(o), inputs);
            weights[o] = byPhase.computeIfAbsent(map.remainder(o), r -> weights(coefficients, inputs, fraction));
        }
    }

    private static double[] coefficients(int inputs, int kept, Apodization apodization) {
        double[] coefficients = new double[kept / 2 + 1];
        coefficients[0] = 1.0 / inputs;
        for (int k = 1; k < coefficients.length; k++) {
            double sides = 2 * k == inputs ? 1 : 2;
            coefficients[k] = sides * apodization.weight(2.0 * k / kept) / inputs;
        }
        return coefficients;
    }

    // All samples at once, turned on by their angle from one frequency to the next: cosines without a call for each.
    private static double[] weights(double[] coefficients, int inputs, double fraction) {
        double[] cosine = new double[inputs];
        double[] sine = new double[inputs];
        double[] re = new double[inputs];
        double[] im = new double[inputs];
        double[] sum = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            double angle = 2 * StrictMath.PI * (fraction - i) / inputs;
            cosine[i] = StrictMath.cos(angle);
            sine[i] = StrictMath.sin(angle);
            re[i] = 1;
        }
        for (int k = 0; k < coefficients.length; k++) {
            double c = coefficients[k];
            for (int i = 0; i < inputs; i++) {
                sum[i] += c * re[i];
                double turned = re[i] * cosine[i] - im[i] * sine[i];
                im[i] = re[i] * sine[i] + im[i] * cosine[i];
                re[i] = turned;
            }
        }
        return sum;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /** The input that the first weight of output {@code o} belongs to; the others follow, round the axis. */
    int first(int o) {
        return first[o];
    }

    /** Weights of output {@code o}, one for each input; equal phases have the same array, which is not to be changed. */
    double[] weights(int o) {
        return weights[o];
    }
}
