package upscale.method.convolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.KernelBank;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** Convolution as neural networks have it, the kernel not flipped: the encoder's half, of which transposed convolution is the transpose. */
public final class Convolution implements Method {
    @Override
    public String name() {
        return "convolution";
    }

    @Override
    public String summary() {
        return "convolution (not flipped), with stride, padding, dilation and groups";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(
                Parameter.WEIGHTS,
                Parameter.STRIDE,
                Parameter.EDGE,
                Parameter.PADDING,
                Parameter.DILATION,
                Parameter.GROUPS);
    }

    @Override
    public boolean enlarges() {
        return false;
    }

    @Override
    public boolean leavesRange(MethodOptions options) {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Own)) {
            throw new MethodException("convolution takes no scale and no size: its --stride decides");
        }
        KernelBank kernel = options.get(Parameter.WEIGHTS)
                .orElseThrow(() -> new MethodException("convolution needs a kernel: give one with -k"));
        Pair stride = options.get(Parameter.STRIDE).orElse(Pair.both(1));
        Pair dilation = options.get(Parameter.DILATION).orElse(Pair.both(1));
        Padding padding = options.get(Parameter.PADDING).orElse(Padding.Rule.VALID);
        Edge edge = options.get(Parameter.EDGE).orElse(Edge.ZERO);
        if (edge.kind() == Edge.Kind.RENORMALIZE) {
            throw new MethodException("convolution does not renormalise its taps: choose another --edge");
        }
        ImageInfo info = source.info();
        Filters filters;
        try {
            filters = Opacity.convolution(
                    kernel, info, options.get(Parameter.GROUPS).orElse(1));
        } catch (IllegalArgumentException e) {
            throw new MethodException(e.getMessage());
        }
        Optional<Like> ours = Optional.empty();
        Convolved.Axis columns = new OutputShape(
                        "columns", info.width(), kernel.width(), stride.columns(), dilation.columns(), ours)
                .convolution(padding);
        Convolved.Axis rows = new OutputShape(
                        "rows", info.height(), kernel.height(), stride.rows(), dilation.rows(), ours)
                .convolution(padding);
        ImageInfo out = info.withChannels(filters.outputs())
                .onGrid(columns.out(), rows.out(), map(columns, kernel.width()), map(rows, kernel.height()));
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("kernel", kernel.toString());
        decisions.put("stride", stride.toString());
        decisions.put("padding", padding.toString());
        decisions.put("edge", edge.toString());
        return new Upsampled(new Convolved(source, out, filters, columns, rows, edge), decisions);
    }

    // An output lies at the centre of the samples that its kernel reaches over: x(o) = o s - begin + dilation (k - 1) /
    // 2.
    private static AxisMap map(Convolved.Axis axis, int k) {
        return new AxisMap(2L * axis.stride(), (k - 1L) * axis.dilation() - 2L * axis.begin(), 2);
    }
}
