package upscale.network;

import java.util.Arrays;
import java.util.Optional;

/**
 * A convolution of planes with zeros around them, and a parametric rectifier after it, unless it is the last, which has no bias either:
 * {@code out[o] = rectified(bias[o] + sum over c, i, j of weight[o][c][i][j] * in[c][y + i - size / 2][x + j - size / 2])}.
 *
 * <p>Its numbers are rows that loops can take as they are: of each output the weights, channel by channel and row by row, and behind them the bias; then the slope. Training
 * changes them; whatever else has a layer only reads it.
 *
 * @param in planes that come
 * @param size rows and columns of the window, odd
 * @param weights of each output: {@code in * size * size} weights and the bias
 * @param slopes of each output's rectifier; empty if there is none
 */
public record Layer(int in, int size, float[][] weights, Optional<float[]> slopes) {
    /** A slope that lets some of what is negative through (He, Zhang, Ren, Sun, arXiv 1502.01852). */
    private static final float SLOPE = 0.25f;

    public Layer {
        if (in < 1 || size < 1 || size % 2 == 0 || weights.length < 1) {
            throw new IllegalArgumentException(
                    in + " planes, a window of " + size + ", " + weights.length + " outputs");
        }
        for (float[] row : weights) {
            if (row.length != in * size * size + 1) {
                throw new IllegalArgumentException(row.length + " weights of an output");
            }
        }
        if (slopes.isPresent() && slopes.get().length != weights.length) {
            throw new IllegalArgumentException(slopes.get().length + " slopes of " + weights.length + " outputs");
        }
    }

    /** A layer of zeros. */
    static Layer zeros(int in, int out, int size, boolean rectified) {
        Optional<float[]> slopes = rectified ? Optional.of(new float[out]) : Optional.empty();
        return new Layer(in, size, new float[out][in * size * size + 1], slopes);
    }

    /**
     * A layer that keeps the variance of what goes through it (He, Zhang, Ren, Sun, arXiv 1502.01852), times {@code gain}.
     *
     * @param random gives numbers of a normal distribution
     */
    static Layer random(int in, int out, int size, boolean rectified, double gain, Gaussian random) {
        Layer layer = zeros(in, out, size, rectified);
        double deviation = gain * Math.sqrt(2.0 / (in * size * size));
        for (float[] row : layer.weights) {
            for (int k = 0; k < row.length - 1; k++) {
                row[k] = (float) (deviation * random.next());
            }
        }
        layer.slopes.ifPresent(slopes -> Arrays.fill(slopes, SLOPE));
        return layer;
    }

    /** Planes that go. */
    public int out() {
        return weights.length;
    }

    /** How many numbers it has. */
    public int parameters() {
        return out() * weights[0].length + slopes.map(each -> each.length).orElse(0);
    }
}
