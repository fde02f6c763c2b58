package upscale.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;

/**
 * How a small image is made of a large one, by which learning finds examples and scores are taken. The borders of both coincide: sample
 * {@code i} lies at {@code s i + (s - 1) / 2} of the large image.
 *
 * <p>Of floats the small image is what the sums are; beyond its border, the large image is mirrored with the border sample repeated, as MATLAB's
 * {@code imresize} has it. Of integers interpolation makes integers, rounded half up and clamped after each pass, and a convolution what the sums are, not rounded yet; beyond
 * its border, the large image's border sample goes on, so that scores in bytes are those that are known of bicubic interpolation (Set5; mirrored, they are 0.002 dB lower at a scale of 4).
 *
 * @param name what it is called, on the command line and in what was learned by it
 * @param way how it is done
 */
public record Degradation(String name, Way way) {
    /** How a small image is made. */
    sealed interface Way {}

    /**
     * By interpolation.
     *
     * @param stretched whether the kernel is stretched by the scale
     */
    record Interpolation(Kernel kernel, boolean stretched) implements Way {}

    /** By a convolution, and one in {@code scale} of its samples. */
    record Convolution(Weights kernel) implements Way {}

    /** MATLAB's {@code imresize}: Keys' cubic with a = -1/2, stretched by the scale. What papers score by. */
    public static final Degradation BICUBIC = stretched("bicubic", Kernels.CATMULL_ROM);

    /** The mean of the pixels that a small one covers. */
    public static final Degradation BOX = stretched("box", Kernels.BOX);

    /** The middle pixel of those; of an even number, the one to the right and below of the middle. */
    public static final Degradation NEAREST = of("nearest", new Weights(1, 1, new double[] {1}, "nearest"));

    /** Those that a word alone names. */
    public static final List<Degradation> FIXED = List.of(BICUBIC, BOX, NEAREST);

    /**
     * The one of that name: of {@link #FIXED}, or {@code gaussian:S}.
     *
     * @throws IllegalArgumentException if S is no number, or out of range
     */
    public static Optional<Degradation> named(String name) {
        if (name.startsWith("gaussian:")) {
            Kernels.parse(name); // refuses what is no number, or out of its range
            return Optional.of(gaussian(Double.parseDouble(name.substring(name.indexOf(':') + 1))));
        }
        return FIXED.stream().filter(fixed -> fixed.name.equals(name)).findFirst();
    }

    /**
     * A Gaussian, and one in {@code scale} of its samples.
     *
     * @param sigma standard deviation in pixels of the large image, 0.1 to 100
     */
    public static Degradation gaussian(double sigma) {
        Kernel kernel = Kernels.parse("gaussian:" + sigma);
        return new Degradation(kernel.spec(), new Interpolation(kernel, false));
    }

    /**
     * A point spread function, and one in {@code scale} of its samples. It lies with its middle on that of the small pixel, or half a pixel
     * to the right and below where one of their sizes is even and the other odd.
     *
     * @param kernel not flipped; divided by its sum
     * @throws IllegalArgumentException if its sum is not positive
     */
    public static Degradation of(String name, Weights kernel) {
        double sum = Arrays.stream(kernel.values()).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException(
                    "its weights sum to " + sum + ", and an image is made smaller by weights with a positive sum");
        }
        Weights even = new Weights(
                kernel.height(),
                kernel.width(),
                Arrays.stream(kernel.values()).map(w -> w / sum).toArray(),
                kernel.spec());
        return new Degradation(name, new Convolution(even));
    }

    private static Degradation stretched(String name, Kernel kernel) {
        return new Degradation(name, new Interpolation(kernel, true));
    }

    /**
     * The small image, computed when it is read.
     *
     * @param large its sides are multiples of {@code scale}
     * @param scale at least 1
     */
    public Image of(Image large, int scale) {
        ImageInfo info = large.info();
        if (scale < 1 || info.width() % scale != 0 || info.height() % scale != 0) {
            throw new IllegalArgumentException(
                    info.width() + "x" + info.height() + " pixels, of which one in " + scale + " is to be left");
        }
        return way instanceof Interpolation by
                ? resampled(large, scale, by.kernel, by.stretched ? Ratio.of(scale) : Ratio.ONE)
                : convolved(large, scale, ((Convolution) way).kernel);
    }

    private static AxisMap map(int length, int scale) {
        return Alignment.HALF_PIXEL.map(Grid.sized(length, length / scale));
    }

    private static ImageInfo small(ImageInfo in, int scale) {
        return in.onGrid(in.width() / scale, in.height() / scale, map(in.width(), scale), map(in.height(), scale));
    }

    private static Image resampled(Image large, int scale, Kernel kernel, Ratio stretch) {
        ImageInfo in = large.info();
        Edge edge = edge(in);
        Arithmetic arithmetic = in.type().floating()
                ? Arithmetic.EXACT
                : Arithmetic.EXACT.order(Arithmetic.Order.SMALLER_SCALE).between(Arithmetic.Between.SAMPLES);
        return new Resampled(
                large,
                small(in, scale),
                taps(kernel, in.width(), scale, stretch, edge),
                taps(kernel, in.height(), scale, stretch, edge),
                arithmetic);
    }

    private static Taps taps(Kernel kernel, int length, int scale, Ratio stretch, Edge edge) {
        return Taps.interpolating(kernel, map(length, scale), length, length / scale, edge, stretch);
    }

    private static Edge edge(ImageInfo large) {
        return large.type().floating() ? Edge.REFLECT : Edge.REPLICATE;
    }

    private static Image convolved(Image large, int scale, Weights kernel) {
        ImageInfo in = large.info();
        ImageInfo out = small(in, scale);
        return new Convolved(
                large,
                out,
                Filters.depthwise(kernel, in.channels()),
                axis(kernel.width(), scale, out.width()),
                axis(kernel.height(), scale, out.height()),
                edge(in));
    }

    // The middle of the kernel at that of the small pixel: o s - begin + (k - 1) / 2 = o s + (s - 1) / 2.
    private static Convolved.Axis axis(int k, int scale, int out) {
        return Convolved.Axis.convolution(scale, 1, Math.floorDiv(k - scale, 2), out);
    }

    @Override
    public String toString() {
        return name;
    }
}
