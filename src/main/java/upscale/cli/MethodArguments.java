package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.method.ChannelOrder;
import upscale.method.Channels;
import upscale.method.EvenOverlap;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.learned.Learned;
import upscale.spelling.Spelling;

/** Which method, and what it is asked for. */
final class MethodArguments {
    private static final String STANDARD = "lanczos";

    private final OptionGroup options = new OptionGroup();

    private final Option<String> method = options.add(Option.text("METHOD", "-m", "--method")
            .among(new Choices.MethodNames())
            .described(
                    "How to enlarge, by a method or a kernel: ${COMPLETION-CANDIDATES}. Default: " + STANDARD + "."));

    private final Option<Alignment> align =
            options.add(Option.of("GRID", new Words.AlignmentWord(), "--align", "--grid")
                    .described("How the grids lie on one another: ${COMPLETION-CANDIDATES}. Default: half-pixel, which "
                            + "scanners call centered; their sample is asymmetric."));

    private final Option<Apodization> apodization = options.add(Option.of(
                    "HOW", new Words.ApodizationWord(), "--apodize")
            .described("How fourier lowers the end of the spectrum: ${COMPLETION-CANDIDATES}; tukey:A over a part "
                    + "A of it (tukey: 0.5). Default: none."));

    private final Option<NearestRounding> rounding = options.add(Option.of(
                    "RULE", new Words.RoundingWord(), "--nearest-rounding")
            .described("Which neighbour is the nearest: ${COMPLETION-CANDIDATES}. Default: round-prefer-ceil."));

    private final Option<Boolean> antialias = options.add(Option.negatable("--antialias")
            .described("Stretch the kernel when reducing, or do not. Default: stretch, unless --like follows a "
                    + "library that does not."));

    private final Option<Double> deringing = options.add(Option.number("0..1", "--deringing")
            .described("Take back so much of the overshoot at edges: of what lies outside the range of the source "
                    + "pixels around. Default: 0."));

    private final Option<Pair> outputPadding = options.add(Option.of(
                    "PADDING", new Words.PairWord(), "--output-padding")
            .described("Rows and columns that transposed adds at the end: N, ROWS,COLUMNS, or COLUMNSxROWS; fewer "
                    + "than the stride or the dilation. Default: 0."));

    private final Option<EvenOverlap> evenOverlap = options.add(Option.of(
                    "HOW", new Words.EvenOverlapWord(), "--even-overlap")
            .described("Take the checkerboard out of transposed: divide by its result for an image of ones (gain),"
                    + " or by how many weights met (count), borders included."));

    private final Option<Pair> offset = options.add(Option.of("OFFSET", new Words.PairWord(), "--offset")
            .described("Where bed-of-nails puts a sample in its cell: ROWS,COLUMNS, or COLUMNSxROWS. Default: 0,0."));

    private final Option<ChannelOrder> channelOrder =
            options.add(Option.of("ORDER", new Words.OrderWord(), "--channel-order")
                    .described("Which channels pixel-shuffle makes one block of: crd (PyTorch; default) or dcr "
                            + "(TensorFlow, Keras, ONNX; default with --like one of them)."));

    private final Option<Like> like = options.add(Option.of("LIBRARY", new Words.LibraryWord(), "--like")
            .described("Do what this library does, in all that no other option says: ${COMPLETION-CANDIDATES}."));

    private final Option<Boolean> ensemble = options.add(Option.flag("--ensemble")
            .described("Enlarge by learned in eight ways, and take the mean: the image is turned and mirrored. A "
                    + "little better, and takes eight times as long."));

    private final Option<Integer> refinements = options.add(Option.whole("N", "--refine")
            .described("Correct what learned makes, N times: it is made small again, and what that differs from "
                    + "the image is enlarged and added. Default: 0."));

    private final Option<Channels> channels = options.add(Option.of("CHANNELS", new Words.ChannelsWord(), "--channels")
            .described("Which colours learned enlarges by its model: luma, chroma being by lanczos, or all, which "
                    + "takes three times as long. Default: luma."));

    OptionGroup options() {
        return options;
    }

    /** These, where a command has the operator's name among its words. */
    MethodArguments named(String operator) {
        if (method.isGiven()) {
            throw new UsageException("name the operator once: " + operator + ", or --method " + method.value());
        }
        method.set(operator);
        return this;
    }

    /** The method that is named; lanczos if a kernel is, or nothing. */
    Method method(Methods methods, KernelArguments lying) {
        String name = method.given().orElse(STANDARD);
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
        if (deringing.isGiven() && !(deringing.value() >= 0 && deringing.value() <= 1)) {
            throw new UsageException("--deringing is from 0 to 1, not " + deringing.value());
        }
        if (refinements.isGiven() && !(refinements.value() >= 0 && refinements.value() <= Learned.MOST_REFINEMENTS)) {
            throw new UsageException(
                    "--refine is from 0 to " + Learned.MOST_REFINEMENTS + ", not " + refinements.value());
        }
        MethodOptions options = with(convolution.with(lying.with(MethodOptions.of(target))));
        options = withKernel(chosen, options, lying, convolution);
        requireTaken(chosen, options, convolution);
        return options;
    }

    private MethodOptions with(MethodOptions options) {
        return options.withPresent(Parameter.ALIGNMENT, align.given())
                .withPresent(Parameter.APODIZATION, apodization.given())
                .withPresent(Parameter.NEAREST_ROUNDING, rounding.given())
                .withPresent(Parameter.ANTIALIAS, antialias.given())
                .withPresent(Parameter.DERINGING, deringing.given())
                .withPresent(Parameter.OUTPUT_PADDING, outputPadding.given())
                .withPresent(Parameter.EVEN_OVERLAP, evenOverlap.given())
                .withPresent(Parameter.OFFSET, offset.given())
                .withPresent(Parameter.CHANNEL_ORDER, channelOrder.given())
                .withPresent(Parameter.LIKE, like.given())
                .withPresent(Parameter.ENSEMBLE, ensemble.given())
                .withPresent(Parameter.REFINEMENTS, refinements.given())
                .withPresent(Parameter.CHANNELS, channels.given());
    }

    private MethodOptions withKernel(
            Method chosen, MethodOptions options, KernelArguments lying, ConvolutionArguments convolution) {
        if (chosen.parameters().contains(Parameter.WINDOW)) {
            return options.withPresent(Parameter.WINDOW, lying.window());
        } else if (chosen.parameters().contains(Parameter.MODEL)) {
            return options.withPresent(Parameter.MODEL, lying.kernel().map(ModelWord::model));
        } else if (chosen.parameters().contains(Parameter.WEIGHTS)) {
            return convolution.withWeights(options, chosen, lying);
        }
        Optional<String> kernelsName =
                method.given().filter(name -> !chosen.name().equalsIgnoreCase(name));
        Optional<String> spec = lying.kernel().or(() -> kernelsName);
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
