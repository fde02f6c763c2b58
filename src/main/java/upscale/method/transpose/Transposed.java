package upscale.method.transpose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.Weights;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Transposed convolution with one kernel for every channel: every sample scatters the kernel, scaled by its value, at the stride.
 *
 * <p>With no kernel given it is the bilinear kernel of the stride, padding "same" and replicated edges, so that a flat image stays
 * flat to its corners; with a kernel of the user's own, padding "valid" and zero edges, which is what the operator does in
 * neural networks.
 */
public final class Transposed implements Method {
    @Override
    public String name() {
        return "transposed";
    }

    @Override
    public String summary() {
        return "transposed convolution: each sample scatters a kernel, the scale is the stride";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.WEIGHTS, Parameter.EDGE, Parameter.PADDING);
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Scale scale)) {
            throw new MethodException("transposed takes a scale as its stride, not a size: use -s");
        }
        int strideX = stride(scale.x());
        int strideY = stride(scale.y());
        boolean own = options.get(Parameter.WEIGHTS).isPresent();
        Weights kernel = options.get(Parameter.WEIGHTS).orElseGet(() -> bilinear(strideY, strideX));
        Padding padding = options.get(Parameter.PADDING).orElse(own ? new Padding.Valid() : new Padding.Same());
        Edge edge = options.get(Parameter.EDGE).orElse(own ? Edge.ZERO : Edge.REPLICATE);
        if (edge.kind() == Edge.Kind.RENORMALIZE) {
            throw new MethodException("transposed scatters and has no taps to renormalise: choose another --edge");
        }
        ImageInfo info = source.info();
        Convolved.Axis columns = axis("columns", info.width(), strideX, kernel.width(), padding);
        Convolved.Axis rows = axis("rows", info.height(), strideY, kernel.height(), padding);
        ImageInfo out =
                info.onGrid(columns.out(), rows.out(), map(columns, kernel.width()), map(rows, kernel.height()));
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("kernel", kernel.toString());
        decisions.put("padding", padding.toString());
        decisions.put("edge", edge.toString());
        return new Upsampled(
                new Convolved(source, out, Filters.depthwise(kernel, info.channels()), columns, rows, edge), decisions);
    }

    private static int stride(Ratio scale) {
        if (!scale.whole()) {
            throw new MethodException("transposed takes a whole scale of at least 1 as its stride, not " + scale);
        }
        return (int) scale.numerator();
    }

    // Natural length (in - 1) s + k; "same" crops it to in * s, the smaller half at the beginning; where the kernel is
    // shorter
    // than the stride it appends instead, as Keras does.
    private static Convolved.Axis axis(String name, int in, int stride, int k, Padding padding) {
        long natural = (in - 1L) * stride + k;
        long begin;
        long out;
        if (padding instanceof Padding.Same) {
            begin = Math.max(0, (k - stride) / 2);
            out = (long) in * stride;
        } else if (padding instanceof Padding.Both both) {
            begin = both.pixels();
            out = natural - 2L * both.pixels();
        } else {
            begin = 0;
            out = natural;
        }
        if (out < 1) {
            throw new MethodException("padding " + padding + " leaves no " + name + ": the transposed convolution of "
                    + in + " with a kernel of " + k + " at stride " + stride + " has " + natural);
        }
        if (out > Integer.MAX_VALUE) {
            throw new MethodException(out + " " + name + " are more than fit an image");
        }
        return Convolved.Axis.transposed(stride, 1, (int) begin, (int) out);
    }

    // The kernel's centre belongs to its source sample: x(o) = (o + begin - (k - 1) / 2) / s.
    private static AxisMap map(Convolved.Axis axis, int k) {
        return new AxisMap(2, 2L * axis.begin() - (k - 1), 2L * axis.stride());
    }

    /** Weights of the largest kernel made by ourselves: a stride of a thousand both ways. */
    private static final long MOST_WEIGHTS = 1 << 22;

    /** The kernel that makes transposed convolution bilinear interpolation: 2s - s mod 2 taps (Long et al. 2015). */
    static Weights bilinear(int strideY, int strideX) {
        if (4.0 * strideY * strideX > MOST_WEIGHTS) {
            throw new MethodException("transposed makes no bilinear kernel for a stride of " + strideX + "x" + strideY
                    + ": give one with --kernel, or use -m bilinear");
        }
        return Weights.separable(triangle(strideY), triangle(strideX), "bilinear");
    }

    private static double[] triangle(int stride) {
        double[] taps = new double[2 * stride - stride % 2];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = 1 - Math.abs(t - (taps.length - 1) / 2.0) / stride;
        }
        return taps;
    }
}
