package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** Frameworks' convolutions and transposed convolutions, asked of ours. */
final class ConvolutionCalls {
    private static final Methods METHODS = Methods.load(ConvolutionCalls.class.getClassLoader());

    private static final Map<String, String> OUT_OF_SCOPE = Map.of(
            "test_convtranspose_1d", "one-dimensional: images have two axes",
            "test_convtranspose_3d", "three-dimensional: images have two axes");

    private ConvolutionCalls() {}

    /** Why this call is none of ours; empty if it must pass. */
    static Optional<String> outOfScope(ArrayCase c) {
        return Optional.ofNullable(OUT_OF_SCOPE.get(c.name()));
    }

    /** {@code conv2d} and {@code conv_transpose2d} of PyTorch. */
    static void torch(ArrayCase c) {
        boolean transposed = c.op().equals("conv_transpose2d");
        KernelBank kernel =
                kernel(c, "w", "b", Layout.TORCH, c.inputs().get("w").shape());
        MethodOptions options = common(c, kernel, transposed, "stride", "dilation", "groups");
        String text = c.text("padding");
        options = options.with(Parameter.PADDING, text.equals("same") ? Padding.Rule.SAME : sides(c.pair("padding")));
        if (transposed) {
            options = options.with(Parameter.LIKE, Like.TORCH);
        }
        options = switch (c.text("padding_mode", "zeros")) {
            case "circular" -> options.with(Parameter.EDGE, Edge.WRAP);
            case "reflect" -> options.with(Parameter.EDGE, Edge.MIRROR);
            case "replicate" -> options.with(Parameter.EDGE, Edge.REPLICATE);
            default -> options;
        };
        check(c, transposed, options, "x", "y");
    }

    /** {@code conv2d}, {@code depthwiseConv2d} and {@code conv2dTranspose} of TensorFlow.js. */
    static void tf(ArrayCase c) {
        boolean transposed = c.op().equals("conv2dTranspose");
        int[] shape = c.inputs().get("w").shape();
        boolean depthwise = c.op().equals("depthwiseConv2d");
        KernelBank kernel = kernel(c, "w", "b", depthwise ? Layout.KERAS_DEPTHWISE : Layout.KERAS, shape);
        MethodOptions options = common(c, kernel, transposed, "strides", "dilation", "groups");
        String text = c.text("padding");
        options = options.with(
                Parameter.PADDING,
                text.equals("same")
                        ? Padding.Rule.SAME
                        : text.equals("valid") ? Padding.Rule.VALID : sides(c.pair("padding")));
        if (transposed) {
            options = options.with(Parameter.LIKE, Like.KERAS);
        }
        check(c, transposed, options, "x", "y");
    }

    /** Conv and ConvTranspose of ONNX, as {@code like} does them. */
    static void onnx(ArrayCase c, Like like) {
        boolean transposed = c.op().equals("ConvTranspose");
        KernelBank kernel =
                kernel(c, "W", "B", Layout.TORCH, c.inputs().get("W").shape());
        MethodOptions options = common(c, kernel, transposed, "strides", "dilations", "group");
        options = options.with(
                Parameter.PADDING,
                switch (c.text("auto_pad", "NOTSET")) {
                    case "VALID" -> Padding.Rule.VALID;
                    case "SAME_UPPER" -> Padding.Rule.SAME;
                    case "SAME_LOWER" -> Padding.Rule.SAME_LOWER;
                    default -> c.pair("pads") == null ? Padding.Sides.all(0) : sides(c.pair("pads"));
                });
        if (transposed) {
            options = options.with(Parameter.LIKE, like);
        }
        check(c, transposed, options, "X", "Y");
    }

    /**
     * ConvInteger of ONNX: samples less a zero point, convolved. As {@code sum w (x - z) = sum w x - z sum w}, the zero point is what stands
     * beyond the borders, and a bias.
     */
    static void onnxInteger(ArrayCase c) {
        double zero = c.inputs().get("x_zero_point").data()[0];
        Tensor w = c.inputs().get("W");
        double[] bias = new double[w.shape()[0]];
        int each = w.data().length / bias.length;
        for (int i = 0; i < w.data().length; i++) {
            bias[i / each] -= zero * w.data()[i];
        }
        KernelBank kernel = new KernelBank(Layout.TORCH, w.shape(), w.data(), Optional.of(bias), "the case's");
        MethodOptions options = common(c, kernel, false, "strides", "dilations", "group")
                .with(Parameter.EDGE, Edge.value(zero))
                .with(Parameter.PADDING, c.pair("pads") == null ? Padding.Sides.all(0) : sides(c.pair("pads")));
        c.check("convolution", options, "X", "Y", SampleType.F32, 0);
    }

    private static KernelBank kernel(ArrayCase c, String w, String b, Layout layout, int[] shape) {
        Tensor bias = c.inputs().get(b);
        return new KernelBank(
                layout,
                shape,
                c.inputs().get(w).data(),
                Optional.ofNullable(bias).map(Tensor::data),
                "the case's");
    }

    private static MethodOptions common(
            ArrayCase c, KernelBank kernel, boolean transposed, String stride, String dilation, String groups) {
        Pair strides = pair(c, stride, Pair.both(1));
        MethodOptions options = MethodOptions.of(target(c, transposed))
                .with(Parameter.WEIGHTS, kernel)
                .with(Parameter.STRIDE, strides)
                .with(Parameter.DILATION, pair(c, dilation, Pair.both(1)))
                .with(Parameter.GROUPS, Integer.parseInt(c.text(groups, "1")));
        return c.pair("output_padding") == null
                ? options
                : options.with(Parameter.OUTPUT_PADDING, pair(c, "output_padding", Pair.both(0)));
    }

    private static Target target(ArrayCase c, boolean transposed) {
        List<String> shape = c.pair("output_shape") == null ? c.pair("outputShape") : c.pair("output_shape");
        if (!transposed || shape == null) {
            return new Target.Own();
        }
        return Asked.size(shape.size() == 4 ? shape.subList(1, 3) : shape);
    }

    private static Pair pair(ArrayCase c, String attribute, Pair otherwise) {
        List<String> two = c.pair(attribute);
        return two == null ? otherwise : new Pair(Integer.parseInt(two.get(0)), Integer.parseInt(two.get(1)));
    }

    /** Rows and columns, or all four sides from the top left. */
    private static Padding.Sides sides(List<String> pads) {
        int[] n = pads.stream().mapToInt(Integer::parseInt).toArray();
        return n.length == 4 ? new Padding.Sides(n[0], n[1], n[2], n[3]) : new Padding.Sides(n[0], n[1], n[0], n[1]);
    }

    private static void check(ArrayCase c, boolean transposed, MethodOptions options, String in, String out) {
        String method = transposed ? "transposed" : "convolution";
        if (c.error().isPresent()) {
            assertThatThrownBy(() -> METHODS.named(method)
                            .orElseThrow()
                            .apply(c.inputs().get(in).image(c.layout(), 0, SampleType.F32), options))
                    .as(c.name() + ": " + c.error().get())
                    .isInstanceOf(MethodException.class);
            return;
        }
        double terms = Arrays.stream(c.inputs().get(in.equals("x") ? "w" : "W").data())
                .map(Math::abs)
                .max()
                .orElse(1);
        c.check(method, options, in, out, SampleType.F32, 1e-5 * Math.max(1, terms));
        if (c.outputs().containsKey("y64")) {
            c.check(method, options, in, "y64", SampleType.F64, 1e-12 * Math.max(1, terms));
        }
    }
}
