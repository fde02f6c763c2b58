package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.TypeConversionException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;

/** Which kernel, or how large a window, and how it lies on the image: what interpolations, convolutions and poolings have in common. */
final class KernelArguments {
    static final String STRIDE =
            "How many pixels lie between two places of the kernel: N, ROWS,COLUMNS, or COLUMNSxROWS; of transposed,"
                    + " in place of a scale. Of checkerboard, the period to look for (default: 2 to 8).";

    private final OptionGroup options = new OptionGroup();

    private final Option<String> kernel = options.add(Option.text("KERNEL", "-k", "--kernel")
            .among(new Choices.KernelNames())
            .described("Which kernel, with its numbers. Interpolation: such as lanczos:4, cubic:B,C or"
                    + " kaiser:N,BETA ('upscale methods' lists them). Transposed and conv: bilinear, nearest, bicubic,"
                    + " lanczos, gaussian:SIGMA, box, edge, sharpen, identity, a matrix such as \"0 1; 2 3\", a text or"
                    + " .npy file, or FILE.safetensors#NAME. Learned: a network or a bank, FILE.safetensors. Pool and max-unpool: the"
                    + " window, N or ROWS,COLUMNS."));

    private final Option<Padding> padding = options.add(Option.of("PADDING", new Words.PaddingWord(), "--padding")
            .described("What transposed crops, or conv and pool add: valid (nothing; default with a kernel of your"
                    + " own), same (the stride alone decides the size; default else), or pixels: N, ROWS,COLUMNS "
                    + "or TOP,LEFT,BOTTOM,RIGHT."));

    private final Option<Pair> stride =
            options.add(Option.of("STRIDE", new Words.PairWord(), "--stride").described(STRIDE));

    private final Option<Pair> dilation = options.add(Option.of("DILATION", new Words.PairWord(), "--dilation")
            .described("Distance between neighbouring weights of the kernel: N, ROWS,COLUMNS, or COLUMNSxROWS. "
                    + "Default: 1."));

    OptionGroup options() {
        return options;
    }

    Optional<String> kernel() {
        return kernel.given();
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
        return options.withPresent(Parameter.PADDING, padding.given())
                .withPresent(Parameter.STRIDE, stride())
                .withPresent(Parameter.DILATION, positive("--dilation", dilation));
    }

    private static Optional<Pair> positive(String name, Option<Pair> option) {
        if (option.isGiven() && (option.value().rows() < 1 || option.value().columns() < 1)) {
            throw new UsageException(name + " is at least 1, not " + option.value());
        }
        return option.given();
    }
}
