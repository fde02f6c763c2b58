package upscale.explain;

import java.util.Set;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.MethodException;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * The kernel of a convolution and how it lies, for showing: one kernel, zeros beyond the borders.
 *
 * @param kernel the weights
 * @param stride of the convolution, or of the transposed one
 * @param dilation distance of neighbouring weights
 */
record Geometry(Numbers kernel, Pair stride, Pair dilation) {
    private static final Set<Parameter<?>> SHOWN = Set.of(
            Parameter.WEIGHTS,
            Parameter.STRIDE,
            Parameter.EDGE,
            Parameter.PADDING,
            Parameter.OUTPUT_PADDING,
            Parameter.DILATION,
            Parameter.LIKE);

    static Geometry of(Question question) {
        String name = question.method().name();
        for (Parameter<?> given : question.options().given()) {
            if (!SHOWN.contains(given)) {
                throw new MethodException("explain shows " + name + " without " + given.option() + ": leave it out");
            }
        }
        Edge edge = question.options().get(Parameter.EDGE).orElse(Edge.ZERO);
        if (!edge.equals(Edge.ZERO)) {
            throw new MethodException(
                    "explain shows " + name + " with zeros beyond the borders, not with " + edge + ": add --edge zero");
        }
        KernelBank bank = question.options()
                .get(Parameter.WEIGHTS)
                .orElseThrow(() -> new MethodException(
                        "explain " + name + " needs a kernel: give one with -k, such as \"0 1; 2 3\""));
        if (bank.layout() != KernelBank.Layout.PLAIN || bank.bias().isPresent()) {
            throw new MethodException(
                    "explain shows one kernel of rows and columns, without a bias, not " + bank.spec());
        }
        Pair stride = question.options().target() instanceof Target.Scale scale
                ? new Pair(whole(scale.y()), whole(scale.x()))
                : question.options().get(Parameter.STRIDE).orElse(Pair.both(1));
        Pair dilation = question.options().get(Parameter.DILATION).orElse(Pair.both(1));
        return new Geometry(Numbers.of(bank.data(), bank.width()), stride, dilation);
    }

    // Anything else is refused by the method itself, which tells why.
    private static int whole(Ratio scale) {
        return scale.whole() ? (int) scale.numerator() : 1;
    }

    /** How far the kernel's first and last weights are from one another: dilation (k - 1). */
    Pair reach() {
        return new Pair(dilation.rows() * (kernel.height() - 1), dilation.columns() * (kernel.width() - 1));
    }

    /** Rows and columns that a transposed convolution crops at the beginning: what places its outputs on the source says it. */
    Pair cropped(ImageInfo out) {
        return new Pair(cropped(out.rows(), reach().rows()), cropped(out.columns(), reach().columns()));
    }

    // x(o) = (o + begin - reach / 2) / s, and d / a = s
    private static int cropped(AxisMap map, int reach) {
        return Math.toIntExact((2 * map.b() + reach * map.a()) / (2 * map.a()));
    }
}
