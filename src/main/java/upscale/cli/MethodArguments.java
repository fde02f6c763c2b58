package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.engine.NamedWeights;
import upscale.method.ChannelOrder;
import upscale.method.EvenOverlap;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Padding;
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
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            completionCandidates = Choices.KernelNames.class,
            description = ConvolutionWords.KERNEL)
    private String kernel;

    @Option(
            names = "--kernel-layout",
            paramLabel = "LAYOUT",
            converter = Words.LayoutWord.class,
            completionCandidates = Choices.Layouts.class,
            description = ConvolutionWords.LAYOUT)
    private KernelBank.Layout layout;

    @Option(names = "--bias", paramLabel = "BIAS", description = ConvolutionWords.BIAS)
    private String bias;

    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            converter = Words.EdgeWord.class,
            completionCandidates = Choices.Edges.class,
            description = ConvolutionWords.EDGE)
    private Edge edge;

    @Option(
            names = "--align",
            paramLabel = "GRID",
            converter = Words.AlignmentWord.class,
            completionCandidates = Choices.Alignments.class,
            description = "How the grids lie on one another: ${COMPLETION-CANDIDATES}. Default: half-pixel.")
    private Alignment align;

    @Option(
            names = "--nearest-rounding",
            paramLabel = "RULE",
            converter = Words.RoundingWord.class,
            completionCandidates = Choices.Roundings.class,
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
            names = "--padding",
            paramLabel = "PADDING",
            converter = Words.PaddingWord.class,
            completionCandidates = Choices.Paddings.class,
            description = ConvolutionWords.PADDING)
    private Padding padding;

    @Option(
            names = "--stride",
            paramLabel = "STRIDE",
            converter = Words.PairWord.class,
            description = ConvolutionWords.STRIDE)
    private Pair stride;

    @Option(
            names = "--dilation",
            paramLabel = "DILATION",
            converter = Words.PairWord.class,
            description = ConvolutionWords.DILATION)
    private Pair dilation;

    @Option(
            names = "--output-padding",
            paramLabel = "PADDING",
            converter = Words.PairWord.class,
            description = "Rows and columns that transposed adds at the end, fewer than the stride or the dilation:"
                    + " N, ROWS,COLUMNS, or COLUMNSxROWS. Default: 0.")
    private Pair outputPadding;

    @Option(names = "--groups", paramLabel = "N", description = ConvolutionWords.GROUPS)
    private Integer groups;

    @Option(
            names = "--even-overlap",
            paramLabel = "HOW",
            converter = Words.EvenOverlapWord.class,
            completionCandidates = Choices.EvenOverlaps.class,
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
            completionCandidates = Choices.Orders.class,
            description = "Which channels pixel-shuffle makes one block of: crd (PyTorch; default) or dcr (TensorFlow,"
                    + " Keras).")
    private ChannelOrder channelOrder;

    @Option(
            names = "--like",
            paramLabel = "LIBRARY",
            converter = Words.LibraryWord.class,
            completionCandidates = Choices.Libraries.class,
            description = "Do what this library does in all that no other option says: ${COMPLETION-CANDIDATES}.")
    private Like like;

    /** What was given as a stride. */
    Optional<Pair> stride() {
        return Optional.ofNullable(stride);
    }

    /** These, where a command has the operator's name among its words. */
    MethodArguments named(String operator) {
        if (method != null) {
            throw new UsageException("name the operator once: " + operator + ", or --method " + method);
        }
        method = operator;
        return this;
    }

    /** The method that is named; lanczos if a kernel is, or nothing. */
    Method method(Methods methods) {
        String name = method == null ? STANDARD : method;
        Optional<Method> found = methods.named(name).filter(m -> m.enlarges() || m.unpools());
        if (found.isEmpty() && Kernels.family(name).isPresent()) {
            if (kernel != null) {
                throw new UsageException(
                        "--method " + name + " is a kernel already: leave out --kernel " + kernel + ", or --method");
            }
            return methods.named(STANDARD).orElseThrow();
        }
        return found.orElseThrow(() -> new UsageException("no method or kernel is called '" + name + "'"
                + Spelling.hint(name, new Choices.MethodNames().words())));
    }

    /**
     * What {@code chosen} is asked for.
     *
     * @param chosen what {@link #method(Methods)} returned
     */
    MethodOptions options(Method chosen, Target target) {
        MethodOptions options = MethodOptions.of(target);
        if (deringing != null && !(deringing >= 0 && deringing <= 1)) {
            throw new UsageException("--deringing is from 0 to 1, not " + deringing);
        }
        options = with(options, Parameter.EDGE, edge);
        options = with(options, Parameter.ALIGNMENT, align);
        options = with(options, Parameter.NEAREST_ROUNDING, rounding);
        options = with(options, Parameter.ANTIALIAS, antialias);
        options = with(options, Parameter.DERINGING, deringing);
        options = with(options, Parameter.PADDING, padding);
        options = with(options, Parameter.STRIDE, stride);
        options = with(options, Parameter.DILATION, dilation);
        options = with(options, Parameter.OUTPUT_PADDING, outputPadding);
        options = with(options, Parameter.GROUPS, groups == null ? null : ConvolutionWords.groups(groups));
        options = with(options, Parameter.EVEN_OVERLAP, evenOverlap);
        options = with(options, Parameter.OFFSET, offset);
        options = with(options, Parameter.CHANNEL_ORDER, channelOrder);
        options = with(options, Parameter.LIKE, like);
        options = withKernel(chosen, options);
        requireTaken(chosen, options);
        return options;
    }

    private static <T> MethodOptions with(MethodOptions options, Parameter<T> parameter, T value) {
        return value == null ? options : options.with(parameter, value);
    }

    private MethodOptions withKernel(Method chosen, MethodOptions options) {
        if (chosen.parameters().contains(Parameter.WINDOW)) {
            return kernel == null ? options : options.with(Parameter.WINDOW, PoolCommand.window(kernel));
        }
        if (chosen.parameters().contains(Parameter.WEIGHTS)) {
            boolean asked = kernel != null || layout != null || bias != null;
            return asked
                    ? ConvolutionWords.withKernel(
                            options, weights(options.target()), kernel == null ? "bilinear" : kernel, layout, bias)
                    : options;
        }
        String spec = kernel == null && method != null && !chosen.name().equalsIgnoreCase(method) ? method : kernel;
        if (spec == null) {
            return options;
        } else if (Kernels.family(spec).isEmpty()) {
            throw new UsageException("no kernel is called '" + spec + "'"
                    + Spelling.hint(spec.replaceAll(":.*", ""), new Choices.KernelNames().words()));
        }
        try {
            return options.with(Parameter.KERNEL, Kernels.parse(spec));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    // A stride that is none is refused by the method.
    private NamedWeights weights(Target target) {
        if (target instanceof Target.Scale scale
                && scale.x().whole()
                && scale.y().whole()) {
            return NamedWeights.transposed(
                    (int) scale.y().numerator(), (int) scale.x().numerator());
        }
        return stride == null
                ? NamedWeights.transposed(1, 1)
                : NamedWeights.transposed(Math.max(1, stride.rows()), Math.max(1, stride.columns()));
    }

    private void requireTaken(Method method, MethodOptions options) {
        List<String> superfluous = new ArrayList<>(options.given().stream()
                .filter(p -> !method.parameters().contains(p))
                .map(Parameter::option)
                .toList());
        if (!method.parameters().contains(Parameter.WEIGHTS) && layout != null) {
            superfluous.add("--kernel-layout");
        }
        if (!method.parameters().contains(Parameter.WEIGHTS) && bias != null) {
            superfluous.add("--bias");
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
