package upscale.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Kernels that convolution and transposed convolution know by name.
 *
 * <p>An interpolation kernel {@code h} of support {@code r} is sampled for the stride {@code s}: {@code 2 r s - s mod 2} taps,
 * {@code w[t] = h((t - (k - 1) / 2) / s)}, which makes a transposed convolution with padding "same" that interpolation on the half-pixel
 * grid. The taps of each phase are scaled to sum to one, so a flat image stays flat; for a convolution all taps are, so that it
 * reduces by the stride without aliasing.
 */
public final class NamedWeights {
    private static final int GAUSSIAN_REACH = 3; // standard deviations
    private static final double NARROWEST = 0.05;
    private static final double WIDEST = 100;
    private static final long MOST_WEIGHTS = 1 << 22;

    /** Names, with the numbers that they take. */
    public static final List<String> NAMES = List.of(
            "bilinear", "nearest", "bicubic", "lanczos", "gaussian:SIGMA", "box[:N]", "edge", "sharpen", "identity");

    private final boolean transposed;
    private final int strideY;
    private final int strideX;

    private NamedWeights(boolean transposed, int strideY, int strideX) {
        if (strideY < 1 || strideX < 1) {
            throw new IllegalArgumentException("a stride is at least 1, not " + strideX + "x" + strideY);
        }
        this.transposed = transposed;
        this.strideY = strideY;
        this.strideX = strideX;
    }

    /** The kernels of convolutions at a stride. */
    public static NamedWeights convolution(int strideY, int strideX) {
        return new NamedWeights(false, strideY, strideX);
    }

    /** The kernels of transposed convolutions at a stride. */
    public static NamedWeights transposed(int strideY, int strideX) {
        return new NamedWeights(true, strideY, strideX);
    }

    /**
     * The kernel that is called {@code spec}; empty if none is.
     *
     * @throws IllegalArgumentException if its number makes no sense, or there would be too many weights
     */
    public Optional<Weights> of(String spec) {
        String[] words = spec.strip().toLowerCase(Locale.ROOT).split(":", 2);
        Optional<String> number = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        Optional<Weights> weights = switch (words[0]) {
            case "bilinear" -> Optional.of(interpolating(Kernels.TRIANGLE, 1, spec));
            case "bicubic" -> Optional.of(interpolating(Kernels.CATMULL_ROM, 2, spec));
            case "lanczos" -> Optional.of(interpolating(Kernels.LANCZOS3, 3, spec));
            case "nearest" -> Optional.of(separable(NamedWeights::ones, spec));
            case "gaussian" -> Optional.of(gaussian(number, spec));
            case "box" -> Optional.of(box(number, spec));
            case "edge" -> Optional.of(new Weights(3, 3, new double[] {0, 1, 0, 1, -4, 1, 0, 1, 0}, spec));
            case "sharpen" -> Optional.of(new Weights(3, 3, new double[] {0, -1, 0, -1, 5, -1, 0, -1, 0}, spec));
            case "identity" -> Optional.of(new Weights(1, 1, new double[] {1}, spec));
            default -> Optional.empty();
        };
        if (weights.isPresent() && number.isPresent() && !words[0].equals("gaussian") && !words[0].equals("box")) {
            throw new IllegalArgumentException("kernel " + spec + ": " + words[0] + " takes no number");
        }
        return weights;
    }

    private Weights interpolating(Kernel kernel, int support, String spec) {
        return separable(stride -> sampled(kernel, support, stride), spec);
    }

    private static double[] sampled(Kernel kernel, int support, int stride) {
        double[] taps = new double[2 * support * stride - stride % 2];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = kernel.weight((t - (taps.length - 1) / 2.0) / stride);
        }
        return taps;
    }

    private static double[] ones(int count) {
        double[] taps = new double[count];
        java.util.Arrays.fill(taps, 1);
        return taps;
    }

    private Weights box(Optional<String> number, String spec) {
        int side = (int) number(number.orElse("0"), spec, "N", number.isPresent() ? 1 : 0, 1 << 11);
        if (number.isPresent() && side != number(number.get(), spec, "N", 1, 1 << 11)) {
            throw new IllegalArgumentException("kernel " + spec + ": N is a whole number, not " + number.get());
        }
        return separable(stride -> ones(side > 0 ? side : transposed ? stride : 3), spec);
    }

    private Weights gaussian(Optional<String> number, String spec) {
        double sigma = number(
                number.orElseThrow(() -> new IllegalArgumentException(
                        "kernel gaussian needs its standard deviation: gaussian:SIGMA, such as gaussian:1.5")),
                spec,
                "SIGMA",
                NARROWEST,
                WIDEST);
        int reach = (int) Math.ceil(GAUSSIAN_REACH * sigma);
        double[] taps = new double[2 * reach + 1];
        for (int t = 0; t < taps.length; t++) {
            double x = (t - reach) / sigma;
            taps[t] = StrictMath.exp(-x * x / 2);
        }
        return separable(stride -> taps.clone(), spec);
    }

    private static double number(String text, String spec, String name, double min, double max) {
        try {
            double value = Double.parseDouble(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("kernel " + spec + ": '" + text + "' is no number", e);
        }
        throw new IllegalArgumentException(
                "kernel " + spec + ": " + name + " is from " + min + " to " + max + ", not " + text);
    }

    private Weights separable(IntFunction<double[]> axis, String spec) {
        // First of all, as axes of a million strides are not to be allocated.
        if ((long) strideY * strideX > MOST_WEIGHTS) {
            throw tooMany(spec);
        }
        double[] column = axis.apply(strideY);
        double[] row = axis.apply(strideX);
        if ((long) column.length * row.length > MOST_WEIGHTS) {
            throw tooMany(spec);
        }
        return Weights.separable(normalised(column, strideY, spec), normalised(row, strideX, spec), spec);
    }

    private IllegalArgumentException tooMany(String spec) {
        return new IllegalArgumentException("kernel " + spec + " of the stride " + strideX + "x" + strideY
                + " would have more than " + MOST_WEIGHTS + " weights: give one of your own");
    }

    private double[] normalised(double[] taps, int stride, String spec) {
        int phases = transposed ? stride : 1;
        for (int r = 0; r < phases; r++) {
            double sum = 0;
            for (int t = r; t < taps.length; t += phases) {
                sum += taps[t];
            }
            if (sum == 0) {
                throw new IllegalArgumentException("kernel " + spec + " has " + taps.length
                        + " taps, fewer than the stride " + stride + ": some pixels would get nothing");
            }
            for (int t = r; t < taps.length; t += phases) {
                taps[t] /= sum;
            }
        }
        return taps;
    }
}
