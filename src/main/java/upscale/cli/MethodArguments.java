package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.method.ChannelOrder;
import upscale.method.EvenOverlap;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** Which method, and what it is asked for. */
final class MethodArguments {
    private static final String STANDARD = "lanczos";

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            completionCandidates = Choices.MethodNames.class,
            description = "A method, or a kernel for short: ${COMPLETION-CANDIDATES}. Default: " + STANDARD + ".")
    private String method;

    @Option(
            names = {"--align", "--grid"},
            paramLabel = "GRID",
            converter = Words.AlignmentWord.class,
            completionCandidates = Words.AlignmentWord.class,
            description = "How the grids lie on one another: ${COMPLETION-CANDIDATES}. Default: half-pixel, which"
                    + " scanners call centered; their sample is asymmetric.")
    private Alignment align;

    @Option(
            names = "--apodize",
            paramLabel = "HOW",
            converter = Words.ApodizationWord.class,
            completionCandidates = Words.ApodizationWord.class,
            description = "How fourier lowers the end of the spectrum: ${COMPLETION-CANDIDATES}; tukey:A over a part A"
                    + " of it (tukey: 0.5). Default: none.")
    private Apodization apodization;

    @Option(
            names = "--nearest-rounding",
            paramLabel = "RULE",
            converter = Words.RoundingWord.class,
            completionCandidates = Words.RoundingWord.class,
            description = "Which neighbour is the nearest: ${COMPLETION-CANDIDATES}. Default: round-prefer-ceil.")
    private NearestRounding rounding;

    @Option(
            names = "--antialias",
            negatable = true,
            fallbackValue = "true",
            description = "Stretch the kernel when reducing, or do not. Default: stretch, unless --like follows a"
                    + " library that does not.")
    private Boolean antialias;

    @Option(
            names = "--deringing",
            paramLabel = "0..1",
            description = "Take back so much of what overshoots the local source range. Default: 0.")
    private Double deringing;

    @Option(
            names = "--output-padding",
            paramLabel = "PADDING",
            converter = Words.PairWord.class,
            description = "Rows and columns that transposed adds at the end, fewer than the stride or the dilation:"
                    + " N, ROWS,COLUMNS, or COLUMNSxROWS. Default: 0.")
    private Pair outputPadding;

    @Option(
            names = "--even-overlap",
            paramLabel = "HOW",
            converter = Words.EvenOverlapWord.class,
            completionCandidates = Words.EvenOverlapWord.class,
            description = "Divide transposed by its result for an image of ones (gain), or by how many weights met"
                    + " (count), borders included: no checkerboard.")
    private EvenOverlap evenOverlap;

    @Option(
            names = "--offset",
            paramLabel = "OFFSET",
            converter = Words.PairWord.class,
            description = "Where bed-of-nails puts a sample in its cell: ROWS,COLUMNS, or COLUMNSxROWS. Default: 0,0.")
    private Pair offset;

    @Option(
            names = "--channel-order",
            paramLabel = "ORDER",
            converter = Words.OrderWord.class,
            completionCandidates = Words.OrderWord.class,
            description = "Which channels pixel-shuffle makes one block of: crd (PyTorch; default) or dcr (TensorFlow,"
                    + " Keras, ONNX; default with --like one of them).")
    private ChannelOrder channelOrder;

    @Option(
            names = "--like",
            paramLabel = "LIBRARY",
            converter = Words.LibraryWord.class,
            completionCandidates = Words.LibraryWord.class,
            description = "Do what this library does in all that no other option says: ${COMPLETION-CANDIDATES}.")
    private Like like;

    /** These, where a command has the operator's name among its words. */
    MethodArguments named(String operator) {
        if (method != null) {
            throw new UsageException("name the operator once: " + operator + ", or --method " + method);
        }
        method = operator;
        return this;
    }

    /** The method that is named; lanczos if a kernel is, or nothing. */
    Method method(Methods methods, KernelArguments lying) {
        String name = method == null ? STANDARD : method;
        Optional<Method> found = methods.named(name).filter(m -> m.enlarges() || m.unpools());
        if (found.isEmpty() && Kernels.family(name).isPresent()) {
            lying.kernel().ifPresent(kernel -> {
                throw new UsageException(
                        "--method " + name + " is a kernel already: leave out --kernel " + kernel + ", or --method");
            });
            return methods.named(STANDARD).orElseThrow();
        }
        return found.orElseThrow(() -> new UsageException("no method or kernel is called '" + name + "'"
                + Spelling.hint(name, new Choices.MethodNames().words())));
    }

    /**
     * What {@code chosen} is asked for.
     *
     * @param chosen what {@link #method} returned
     */
    MethodOptions options(Method chosen, Target target, KernelArguments lying, ConvolutionArguments convolution) {
        if (deringing != null && !(deringing >= 0 && deringing <= 1)) {
            throw new UsageException("--deringing is from 0 to 1, not " + deringing);
        }
        MethodOptions options = with(convolution.with(lying.with(MethodOptions.of(target))));
        options = withKernel(chosen, options, lying, convolution);
        requireTaken(chosen, options, convolution);
        return options;
    }

    private MethodOptions with(MethodOptions options) {
        return options.withPresent(Parameter.ALIGNMENT, Optional.ofNullable(align))
                .withPresent(Parameter.APODIZATION, Optional.ofNullable(apodization))
                .withPresent(Parameter.NEAREST_ROUNDING, Optional.ofNullable(rounding))
                .withPresent(Parameter.ANTIALIAS, Optional.ofNullable(antialias))
                .withPresent(Parameter.DERINGING, Optional.ofNullable(deringing))
                .withPresent(Parameter.OUTPUT_PADDING, Optional.ofNullable(outputPadding))
                .withPresent(Parameter.EVEN_OVERLAP, Optional.ofNullable(evenOverlap))
                .withPresent(Parameter.OFFSET, Optional.ofNullable(offset))
                .withPresent(Parameter.CHANNEL_ORDER, Optional.ofNullable(channelOrder))
                .withPresent(Parameter.LIKE, Optional.ofNullable(like));
    }

    private MethodOptions withKernel(
            Method chosen, MethodOptions options, KernelArguments lying, ConvolutionArguments convolution) {
        if (chosen.parameters().contains(Parameter.WINDOW)) {
            return options.withPresent(Parameter.WINDOW, lying.window());
        } else if (chosen.parameters().contains(Parameter.WEIGHTS)) {
            return convolution.withWeights(options, chosen, lying);
        }
        boolean kernelsName = method != null && !chosen.name().equalsIgnoreCase(method);
        Optional<String> spec =
                lying.kernel().or(() -> Optional.ofNullable(method).filter(name -> kernelsName));
        return options.withPresent(Parameter.KERNEL, spec.map(MethodArguments::kernel));
    }

    private static Kernel kernel(String spec) {
        if (Kernels.family(spec).isEmpty()) {
            throw new UsageException("no kernel is called '" + spec + "'"
                    + Spelling.hint(spec.replaceAll(":.*", ""), new Choices.KernelNames().words()));
        }
        try {
            return Kernels.parse(spec);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static void requireTaken(Method method, MethodOptions options, ConvolutionArguments convolution) {
        List<String> superfluous = new ArrayList<>(options.given().stream()
                .filter(p -> !method.parameters().contains(p))
                .map(Parameter::option)
                .toList());
        if (!method.parameters().contains(Parameter.WEIGHTS)) {
            superfluous.addAll(convolution.given());
        }
        if (!superfluous.isEmpty()) {
            List<String> taken = method.parameters().stream()
                    .map(Parameter::option)
                    .distinct()
                    .sorted()
                    .toList();
            throw new UsageException(method.name() + " does not take " + String.join(", ", superfluous) + "; it takes "
                    + (taken.isEmpty() ? "no options" : String.join(", ", taken)));
        }
    }
}
