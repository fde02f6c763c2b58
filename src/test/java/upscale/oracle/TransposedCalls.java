package upscale.oracle;

import java.util.List;
import java.util.Optional;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Weights;
import upscale.image.SampleType;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;

/** Frameworks' transposed convolutions, as far as one kernel for every channel and a symmetric crop can say them. */
final class TransposedCalls {
    private TransposedCalls() {}

    private static final String OPERATOR = "transposed convolutions that need the neural operator:"
            + " several channels, bias, groups, dilation, output padding or shape, an uneven crop";

    /** Why {@code transposed} cannot do this call; empty if it can. */
    static Optional<String> outOfScope(ArrayCase c, String w, String b, Padding padding) {
        int[] kernel = c.inputs().get(w).shape();
        boolean one = c.layout() == Tensor.Layout.NCHW
                ? kernel.length == 4 && kernel[0] == 1 && kernel[1] == 1
                : kernel.length == 4 && kernel[2] == 1 && kernel[3] == 1;
        boolean plain = all(c, "output_padding", "0") && all(c, "dilation", "1") && all(c, "dilations", "1");
        boolean sized = c.attributes().has("output_shape") || c.attributes().has("outputShape");
        return one
                        && plain
                        && !sized
                        && padding != null
                        && !c.inputs().containsKey(b)
                        && !c.outputs().isEmpty()
                ? Optional.empty()
                : Optional.of(OPERATOR);
    }

    private static boolean all(ArrayCase c, String attribute, String value) {
        List<String> values = c.pair(attribute);
        return values == null || values.stream().allMatch(value::equals);
    }

    /** The crop, if it is the same on every side; else null. */
    static Padding crop(List<String> pads) {
        return pads == null || pads.stream().distinct().count() == 1
                ? Padding.Sides.all(pads == null ? 0 : Integer.parseInt(pads.get(0)))
                : null;
    }

    static void check(ArrayCase c, String x, String w, String y, List<String> strides, Padding padding) {
        Tensor kernel = c.inputs().get(w);
        int first = c.layout() == Tensor.Layout.NCHW ? 2 : 0;
        Weights weights = new Weights(kernel.shape()[first], kernel.shape()[first + 1], kernel.data(), "the case's");
        MethodOptions options = MethodOptions.of(Asked.scale(strides == null ? List.of("1", "1") : strides))
                .with(Parameter.WEIGHTS, KernelBank.of(weights))
                .with(Parameter.EDGE, Edge.ZERO)
                .with(Parameter.PADDING, padding);
        c.check("transposed", options, x, y, SampleType.F32, 1e-5);
    }
}
