package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;

/** Which kernel, or how large a window, and how it lies on the image: what interpolations, convolutions and poolings have in common. */
final class KernelArguments {
    static final String STRIDE =
            "Of transposed, in place of a scale; of conv and pool, pixels per output: N, ROWS,COLUMNS, or "
                    + "COLUMNSxROWS. Of checkerboard, the period to look for (default: 2 to 8).";

    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            completionCandidates = Choices.KernelNames.class,
            description = "Interpolation: a kernel with its numbers, such as lanczos:4, cubic:B,C or"
                    + " kaiser:N,BETA ('upscale methods' lists them). Transposed and conv: bilinear, nearest, bicubic,"
                    + " lanczos, gaussian:SIGMA, box, edge, sharpen, identity, a matrix such as \"0 1; 2 3\", a text or"
                    + " .npy file, or FILE.safetensors#NAME. Pool and max-unpool: the window, N or ROWS,COLUMNS.")
    private String kernel;

    @Option(
            names = "--padding",
            paramLabel = "PADDING",
            converter = Words.PaddingWord.class,
            completionCandidates = Words.PaddingWord.class,
            description = "What transposed crops, or conv and pool add: valid (nothing; default with a kernel of your"
                    + " own), same (the stride alone decides the size; default else), or pixels: N, ROWS,COLUMNS or"
                    + " TOP,LEFT,BOTTOM,RIGHT.")
    private Padding padding;

    @Option(names = "--stride", paramLabel = "STRIDE", converter = Words.PairWord.class, description = STRIDE)
    private Pair stride;

    @Option(
            names = "--dilation",
            paramLabel = "DILATION",
            converter = Words.PairWord.class,
            description = "Distance between neighbouring weights of the kernel: N, ROWS,COLUMNS, or COLUMNSxROWS."
                    + " Default: 1.")
    private Pair dilation;

    Optional<String> kernel() {
        return Optional.ofNullable(kernel);
    }

    /** What {@code -k} is for poolings: the size of a window. */
    Optional<Pair> window() {
        try {
            return kernel().map(new Words.PairWord()::convert);
        } catch (TypeConversionException e) {
            throw new UsageException("--kernel: " + e.getMessage());
        }
    }

    Optional<Pair> stride() {
        return positive("--stride", stride);
    }

    /** The options, with all of these but the kernel, whose meaning depends on the method. */
    MethodOptions with(MethodOptions options) {
        return options.withPresent(Parameter.PADDING, Optional.ofNullable(padding))
                .withPresent(Parameter.STRIDE, stride())
                .withPresent(Parameter.DILATION, positive("--dilation", dilation));
    }

    private static Optional<Pair> positive(String option, Pair pair) {
        if (pair != null && (pair.rows() < 1 || pair.columns() < 1)) {
            throw new UsageException(option + " is at least 1, not " + pair);
        }
        return Optional.ofNullable(pair);
    }
}
