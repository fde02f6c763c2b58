package upscale.explain;

import java.util.Optional;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.KernelBank;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * A convolution, transposed or not, brought to the form that is shown: one channel, zeros beyond the borders, no bias, no division. What
 * another edge puts beyond the borders stands in the input, as far as the kernel reaches, so that sums are the same.
 *
 * @param question as it was asked
 * @param plain the form that is shown, asked of the same method
 * @param kernel the weights
 * @param bias what is added to every output
 * @param dilation distance of neighbouring weights
 * @param edge what was put beyond the borders
 */
record Geometry(
        Question question,
        Question plain,
        Numbers kernel,
        double bias,
        Pair dilation,
        Edge edge,
        Along rows,
        Along columns) {
    static Geometry of(Question question) {
        MethodOptions options = question.options();
        options.get(Parameter.GROUPS).filter(groups -> groups > 1).ifPresent(groups -> {
            throw new MethodException("explain shows one channel, and one cannot be dealt to " + groups
                    + " groups: leave out " + Parameter.GROUPS.option());
        });
        boolean transposed = question.method().enlarges();
        Numbers input = question.input();
        ImageInfo out = question.apply(input).image().info(); // refused by the method where it cannot be
        Pair stride = stride(options);
        Pair dilation = options.get(Parameter.DILATION).orElse(Pair.both(1));
        // What is not said the method decides by itself; that it decides as it is shown here, its result tells.
        Optional<KernelBank> given = options.get(Parameter.WEIGHTS);
        boolean zeros = given.isPresent() || options.get(Parameter.LIKE).isPresent();
        Edge edge = options.get(Parameter.EDGE).orElse(zeros ? Edge.ZERO : Edge.REPLICATE);
        Filters filters = filters(given.orElseGet(() -> bilinear(stride)), transposed);
        Numbers kernel = Numbers.of(filters.values()[0][0], filters.width());
        int down = dilation.rows() * (kernel.height() - 1);
        int across = dilation.columns() * (kernel.width() - 1);
        boolean beyond = !edge.equals(Edge.ZERO);
        Along rows = transposed
                ? Along.transposed(out.rows(), input.height(), stride.rows(), down, out.height(), beyond)
                : Along.convolution(out.rows(), input.height(), stride.rows(), down, out.height(), beyond);
        Along columns = transposed
                ? Along.transposed(out.columns(), input.width(), stride.columns(), across, out.width(), beyond)
                : Along.convolution(out.columns(), input.width(), stride.columns(), across, out.width(), beyond);
        MethodOptions sums = options.without(Parameter.EVEN_OVERLAP)
                .with(Parameter.EDGE, Edge.ZERO)
                .with(Parameter.WEIGHTS, bank(kernel));
        if (given.isEmpty() && options.get(Parameter.PADDING).isEmpty()) {
            sums = sums.with(Parameter.PADDING, Padding.Rule.SAME);
        }
        if (beyond) {
            sums = transposed ? cropping(stride, rows, columns) : sums.with(Parameter.PADDING, Padding.Rule.VALID);
            sums = sums.with(Parameter.WEIGHTS, bank(kernel)).with(Parameter.DILATION, dilation);
        }
        Numbers shown = beyond ? extended(question, edge, rows, columns) : input;
        Question plain = new Question(question.methods(), question.method(), sums, shown);
        return new Geometry(question, plain, kernel, filters.bias()[0], dilation, edge, rows, columns);
    }

    private static Pair stride(MethodOptions options) {
        return options.target() instanceof Target.Scale scale
                ? new Pair((int) scale.y().numerator(), (int) scale.x().numerator())
                : options.get(Parameter.STRIDE).orElse(Pair.both(1));
    }

    private static KernelBank bilinear(Pair stride) {
        return KernelBank.of(NamedWeights.transposed(stride.rows(), stride.columns())
                .of("bilinear")
                .orElseThrow());
    }

    private static Filters filters(KernelBank bank, boolean transposed) {
        Filters filters = transposed ? bank.transposed(1, 1) : bank.convolution(1, 1);
        if (filters.outputs() > 1) {
            throw new MethodException("explain shows one channel, not the " + filters.outputs() + " of " + bank);
        }
        return filters;
    }

    private static MethodOptions cropping(Pair stride, Along rows, Along columns) {
        return MethodOptions.of(new Target.Scale(Ratio.of(stride.columns()), Ratio.of(stride.rows())))
                .with(Parameter.EDGE, Edge.ZERO)
                .with(Parameter.PADDING, new Padding.Sides(rows.begin(), columns.begin(), rows.end(), columns.end()))
                .with(Parameter.OUTPUT_PADDING, new Pair(rows.outputPadding(), columns.outputPadding()));
    }

    // By a convolution that changes nothing but for what its padding adds.
    private static Numbers extended(Question question, Edge edge, Along rows, Along columns) {
        return question.by(
                "convolution",
                question.input(),
                MethodOptions.of(new Target.Own())
                        .with(Parameter.WEIGHTS, bank(Numbers.impulse(1, 1, 0, 1)))
                        .with(Parameter.EDGE, edge)
                        .with(
                                Parameter.PADDING,
                                new Padding.Sides(rows.before(), columns.before(), rows.after(), columns.after())));
    }

    /** A matrix as the kernel of a single channel. */
    static KernelBank bank(Numbers weights) {
        return KernelBank.of(new Weights(weights.height(), weights.width(), weights.flat(), "shown"));
    }

    /** A kernel of ones of the same size: its results are zero where the kernel does not reach. */
    KernelBank ones() {
        return bank(Numbers.filled(kernel.height(), kernel.width(), 1));
    }

    Pair stride() {
        return new Pair(rows.stride(), columns.stride());
    }

    /** Whether the input was extended. */
    boolean extended() {
        return plain.input().size() > question.input().size();
    }

    /** What the plain form's results are called: the output, unless more is done to them. */
    String name() {
        boolean divided = question.options().get(Parameter.EVEN_OVERLAP).isPresent();
        return bias != 0 || divided ? "sums" : "output";
    }

    /** What the plain form makes with other kernels. */
    MethodOptions with(KernelBank weights) {
        return plain.options().with(Parameter.WEIGHTS, weights);
    }
}
