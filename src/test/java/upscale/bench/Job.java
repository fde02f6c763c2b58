package upscale.bench;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import upscale.engine.KernelBank;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;
import upscale.stage.Quantised;

/** What is timed: an operator with its options, on an image of noise. {@code peers.py} has the same jobs by the same names. */
public enum Job {
    /** RGB, 16 megapixels to 64. */
    BICUBIC("bicubic", 3, 4000, side -> times(2)),
    /** RGB, 4 megapixels to 64. */
    BICUBIC_4("bicubic", 3, 2000, side -> times(4)),
    /** RGB, 16 megapixels to 64, by kernels of 6x6. */
    LANCZOS("lanczos", 3, 4000, side -> times(2)),
    /** RGB, 4 megapixels to 64, by kernels of 6x6. */
    LANCZOS_4("lanczos", 3, 2000, side -> times(4)),
    /** RGB, 16 megapixels to 64, every channel through a kernel of 4x4 of its own. */
    TRANSPOSED("transposed", 3, 4000, side -> transposed(KernelBank.Layout.DEPTHWISE, 3, 4, 4)),
    /** 64 channels to 64 by kernels of 3x3. */
    CONVOLUTION("convolution", 64, 512, side -> convolution(64, 64, 3, 3)),
    /** 32 channels to 32 by kernels of 4x4, twice as wide and high. */
    DECONVOLUTION("transposed", 32, 256, side -> transposed(KernelBank.Layout.TORCH, 32, 32, 4, 4)),
    /** RGB, 4 megapixels to 16. */
    NEAREST("nearest", 3, 2000, side -> times(2)),
    /** The same with zeros between. */
    BED_OF_NAILS("bed-of-nails", 3, 2000, side -> times(2)),
    /** The same, every sample somewhere in its window of 2x2. */
    MAX_UNPOOL("max-unpool", 3, 2000, side -> own().with(Parameter.POSITIONS, positions(3, side)));

    private final String method;
    private final int channels;
    private final int side;
    private final IntFunction<MethodOptions> options;

    Job(String method, int channels, int side, IntFunction<MethodOptions> options) {
        this.method = method;
        this.channels = channels;
        this.side = side;
        this.options = options;
    }

    private static MethodOptions times(int scale) {
        return MethodOptions.of(new Target.Scale(Ratio.of(scale), Ratio.of(scale)));
    }

    private static MethodOptions own() {
        return MethodOptions.of(new Target.Own());
    }

    private static MethodOptions transposed(KernelBank.Layout layout, int... shape) {
        return times(2).with(Parameter.WEIGHTS, kernels(layout, shape)).with(Parameter.PADDING, Padding.Sides.all(1));
    }

    private static MethodOptions convolution(int... shape) {
        return own().with(Parameter.WEIGHTS, kernels(KernelBank.Layout.TORCH, shape))
                .with(Parameter.PADDING, Padding.Sides.all(1));
    }

    /**
     * What comes out, as an encoder would be given it: integers are rounded and clamped, unless they were copied.
     *
     * @param pixels the source's width and height; 0 for the job's own
     */
    Image image(SampleType type, int pixels) {
        int sides = pixels == 0 ? side : pixels;
        ImageInfo info =
                channels == 3 ? ImageInfo.rgb(sides, sides, type) : ImageInfo.planes(sides, sides, channels, type);
        Method named = Methods.load(Job.class.getClassLoader()).named(method).orElseThrow();
        Image made = named.apply(Samples.noise(info, 1), options.apply(sides)).image();
        return named.copies() ? made : Quantised.of(made); // as the pipeline does
    }

    private static KernelBank kernels(KernelBank.Layout layout, int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        double[] weights = new SplittableRandom(2).doubles(size, -0.1, 0.1).toArray();
        return new KernelBank(layout, shape, weights, Optional.empty(), "noise");
    }

    private static Positions positions(int channels, int side) {
        SplittableRandom random = new SplittableRandom(3);
        Raster indices = Samples.raster(
                ImageInfo.planes(side, side, channels, SampleType.I32),
                (c, x, y) -> (2.0 * y + random.nextInt(2)) * 2 * side + 2 * x + random.nextInt(2));
        return new Positions(indices, IndexLayout.TORCH, Optional.of(Pair.both(2 * side)));
    }
}
