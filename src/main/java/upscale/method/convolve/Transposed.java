package upscale.method.convolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.engine.KernelBank;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.EvenOverlap;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Transposed convolution: every sample scatters the kernels, scaled by its value, at the stride.
 *
 * <p>With no kernel given it is the bilinear kernel of the stride, padding "same" and replicated edges, so that a flat image stays
 * flat to its corners; with a kernel of the user's own, padding "valid" and zero edges, which is what the operator does in
 * neural networks. Zero edges, too, where a framework's arithmetic is asked for.
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
        return Set.of(
                Parameter.WEIGHTS,
                Parameter.STRIDE,
                Parameter.EDGE,
                Parameter.PADDING,
                Parameter.OUTPUT_PADDING,
                Parameter.DILATION,
                Parameter.GROUPS,
                Parameter.EVEN_OVERLAP,
                Parameter.LIKE);
    }

    /** With weights that sum to one at every phase it is an interpolation, and overshoots as one. */
    @Override
    public boolean leavesRange(MethodOptions options) {
        Optional<KernelBank> kernel = options.get(Parameter.WEIGHTS);
        return kernel.isPresent()
                && (kernel.get().layout() != KernelBank.Layout.PLAIN
                        || !Overlap.of(
                                        filters(kernel.get(), 1, 1),
                                        stride(options),
                                        options.get(Parameter.DILATION).orElse(Pair.both(1)),
                                        options.get(Parameter.EVEN_OVERLAP))
                                .averages());
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        Pair stride = stride(options);
        boolean own = options.get(Parameter.WEIGHTS).isPresent();
        KernelBank kernel = options.get(Parameter.WEIGHTS).orElseGet(() -> KernelBank.of(bilinear(stride)));
        Padding padding = options.get(Parameter.PADDING).orElse(own ? Padding.Rule.VALID : Padding.Rule.SAME);
        boolean framework = own || options.get(Parameter.LIKE).isPresent();
        Edge edge = options.get(Parameter.EDGE).orElse(framework ? Edge.ZERO : Edge.REPLICATE);
        if (edge.kind() == Edge.Kind.RENORMALIZE) {
            throw new MethodException("transposed scatters and has no taps to renormalise: choose another --edge");
        }
        ImageInfo info = source.info();
        Filters filters =
                filters(kernel, info.channels(), options.get(Parameter.GROUPS).orElse(1));
        Pair dilation = options.get(Parameter.DILATION).orElse(Pair.both(1));
        Optional<Pair> extra = options.get(Parameter.OUTPUT_PADDING);
        Optional<Like> like = options.get(Parameter.LIKE);
        Optional<Target.Size> size = options.target() instanceof Target.Size s ? Optional.of(s) : Optional.empty();
        Convolved.Axis columns = new OutputShape(
                        "columns", info.width(), kernel.width(), stride.columns(), dilation.columns(), like)
                .transposed(
                        padding,
                        extra.map(e -> OptionalInt.of(e.columns())).orElse(OptionalInt.empty()),
                        size.map(Target.Size::width).orElse(OptionalInt.empty()));
        Convolved.Axis rows = new OutputShape(
                        "rows", info.height(), kernel.height(), stride.rows(), dilation.rows(), like)
                .transposed(
                        padding,
                        extra.map(e -> OptionalInt.of(e.rows())).orElse(OptionalInt.empty()),
                        size.map(Target.Size::height).orElse(OptionalInt.empty()));
        ImageInfo out = info.withChannels(filters.outputs())
                .onGrid(columns.out(), rows.out(), map(columns, kernel.width()), map(rows, kernel.height()));
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("kernel", kernel.toString());
        decisions.put("stride", stride.toString());
        decisions.put("padding", padding.toString());
        decisions.put("edge", edge.toString());
        Optional<EvenOverlap> evened = options.get(Parameter.EVEN_OVERLAP);
        evened.ifPresent(by -> decisions.put("even overlap", by.toString()));
        Overlap overlap = Overlap.of(filters, stride, dilation, evened);
        Image image = evened.isPresent()
                ? Evened.of(source, out, overlap, columns, rows, edge)
                : new Convolved(source, out, filters, columns, rows, edge);
        return new Upsampled(image, decisions, overlap.warnings(own));
    }

    private static Filters filters(KernelBank kernel, int channels, int groups) {
        try {
            return kernel.transposed(channels, groups);
        } catch (IllegalArgumentException e) {
            throw new MethodException(e.getMessage());
        }
    }

    private static Pair stride(MethodOptions options) {
        Optional<Pair> stride = options.get(Parameter.STRIDE);
        if (options.target() instanceof Target.Scale scale) {
            Pair scaled = new Pair(stride(scale.y()), stride(scale.x()));
            if (stride.isPresent() && !stride.get().equals(scaled)) {
                throw new MethodException("the scale of transposed is its stride: give one of them");
            }
            return scaled;
        }
        return stride.orElseThrow(
                () -> new MethodException("transposed takes a stride: give --stride, or a scale with -s"));
    }

    private static int stride(Ratio scale) {
        if (!scale.whole()) {
            throw new MethodException("transposed takes a whole scale of at least 1 as its stride, not " + scale);
        }
        return (int) scale.numerator();
    }

    // The kernel's centre belongs to its source sample: x(o) = (o + begin - dilation (k - 1) / 2) / s.
    private static AxisMap map(Convolved.Axis axis, int k) {
        return new AxisMap(2, 2L * axis.begin() - (k - 1L) * axis.dilation(), 2L * axis.stride());
    }

    /** The kernel that makes transposed convolution bilinear interpolation (Long et al. 2015). */
    private static Weights bilinear(Pair stride) {
        try {
            return NamedWeights.transposed(stride.rows(), stride.columns())
                    .of("bilinear")
                    .orElseThrow();
        } catch (IllegalArgumentException e) {
            throw new MethodException(e.getMessage() + ", or use -m bilinear");
        }
    }
}
