package upscale.bench;

import java.util.Optional;
import java.util.SplittableRandom;
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
    BICUBIC("bicubic", 3, 4000) {
        @Override
        MethodOptions options(int side) {
            return TWICE;
        }
    },
    /** The same, every channel through a kernel of 4x4 of its own. */
    TRANSPOSED("transposed", 3, 4000) {
        @Override
        MethodOptions options(int side) {
            return TWICE.with(Parameter.WEIGHTS, kernels(KernelBank.Layout.DEPTHWISE, 3, 4, 4))
                    .with(Parameter.PADDING, Padding.Sides.all(1));
        }
    },
    /** 64 channels to 64 by kernels of 3x3. */
    CONVOLUTION("convolution", 64, 512) {
        @Override
        MethodOptions options(int side) {
            return OWN.with(Parameter.WEIGHTS, kernels(KernelBank.Layout.TORCH, 64, 64, 3, 3))
                    .with(Parameter.PADDING, Padding.Sides.all(1));
        }
    },
    /** 32 channels to 32 by kernels of 4x4, twice as wide and high. */
    DECONVOLUTION("transposed", 32, 256) {
        @Override
        MethodOptions options(int side) {
            return TWICE.with(Parameter.WEIGHTS, kernels(KernelBank.Layout.TORCH, 32, 32, 4, 4))
                    .with(Parameter.PADDING, Padding.Sides.all(1));
        }
    },
    /** RGB, 4 megapixels to 16. */
    NEAREST("nearest", 3, 2000) {
        @Override
        MethodOptions options(int side) {
            return TWICE;
        }
    },
    /** The same with zeros between. */
    BED_OF_NAILS("bed-of-nails", 3, 2000) {
        @Override
        MethodOptions options(int side) {
            return TWICE;
        }
    },
    /** The same, every sample somewhere in its window of 2x2. */
    MAX_UNPOOL("max-unpool", 3, 2000) {
        @Override
        MethodOptions options(int side) {
            return OWN.with(Parameter.POSITIONS, positions(3, side));
        }
    };

    private static final MethodOptions TWICE = MethodOptions.of(new Target.Scale(Ratio.of(2), Ratio.of(2)));
    private static final MethodOptions OWN = MethodOptions.of(new Target.Own());

    private final String method;
    private final int channels;
    private final int side;

    Job(String method, int channels, int side) {
        this.method = method;
        this.channels = channels;
        this.side = side;
    }

    abstract MethodOptions options(int side);

    /** What comes out, as an encoder would be given it: integers are rounded and clamped, unless they were copied. */
    Image image(SampleType type) {
        ImageInfo info = channels == 3 ? ImageInfo.rgb(side, side, type) : ImageInfo.planes(side, side, channels, type);
        Method named = Methods.load(Job.class.getClassLoader()).named(method).orElseThrow();
        Image made = named.apply(Samples.noise(info, 1), options(side)).image();
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
