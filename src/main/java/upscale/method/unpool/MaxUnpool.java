package upscale.method.unpool;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Max unpooling: every sample goes back to where max pooling found it, all else is zero. Where two samples go to one place, the last in scan
 * order stays; nothing is summed.
 */
public final class MaxUnpool implements Method {
    private static final Set<Parameter<?>> OF_THE_WINDOW =
            Set.of(Parameter.STRIDE, Parameter.PADDING, Parameter.DILATION);

    @Override
    public String name() {
        return "max-unpool";
    }

    @Override
    public String summary() {
        return "each sample back to where max pooling found it, zeros elsewhere";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.POSITIONS, Parameter.WINDOW, Parameter.STRIDE, Parameter.PADDING, Parameter.DILATION);
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public boolean enlarges() {
        return false;
    }

    @Override
    public boolean unpools() {
        return true;
    }

    @Override
    public boolean leavesHoles() {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        boolean told = options.get(Parameter.WINDOW).isPresent();
        if (!told && !Collections.disjoint(options.given(), OF_THE_WINDOW)) {
            throw new MethodException(
                    "--stride, --padding and --dilation are the window's of the pooling: give it with -k");
        }
        ImageInfo info = source.info();
        Positions positions = options.get(Parameter.POSITIONS)
                .orElseThrow(() -> new MethodException("max-unpool needs the positions that max pooling wrote: give"
                        + " them with --indices, or the image that was pooled with --indices-from"))
                .of(info, options);
        requireShape(info, positions.indices().info());
        Optional<Pair> asked = asked(options.target());
        Pair plane = plane(info, options, positions, asked);
        Pair size = asked.orElse(plane);
        ImageInfo out = info.onGrid(
                size.columns(),
                size.rows(),
                new AxisMap(info.width(), 0, size.columns()),
                new AxisMap(info.height(), 0, size.rows()));
        return new Upsampled(
                new Unpooled(source, out, SortedPositions.of(positions, plane, size)),
                Map.of("indices", positions.layout().toString()));
    }

    private static void requireShape(ImageInfo image, ImageInfo indices) {
        if (indices.type().floating() || indices.type() == SampleType.U1) {
            throw new MethodException(
                    "indices are whole numbers, these are " + indices.type().label());
        }
        if (image.width() != indices.width()
                || image.height() != indices.height()
                || image.channels() != indices.channels()) {
            throw new MethodException("the indices are for " + indices.width() + "x" + indices.height() + " with "
                    + indices.channels() + " channels, the image is " + image.width() + "x" + image.height() + " with "
                    + image.channels() + ": they do not belong together");
        }
    }

    private static Optional<Pair> asked(Target target) {
        if (target instanceof Target.Own) {
            return Optional.empty();
        } else if (!(target instanceof Target.Size wanted)) {
            throw new MethodException("max-unpool takes no scale: its indices remember the size, or --size gives it");
        } else if (wanted.width().isEmpty() || wanted.height().isEmpty()) {
            throw new MethodException("max-unpool takes a whole size: --size WxH");
        } else {
            return Optional.of(
                    new Pair(wanted.height().getAsInt(), wanted.width().getAsInt()));
        }
    }

    /**
     * Rows and columns of what the indices number: as remembered, else as the pooling's attributes or the size imply. ONNX reads indices
     * in the plane of the former and puts that plane into the shape asked for; elsewhere the two are one.
     */
    private static Pair plane(ImageInfo info, MethodOptions options, Positions positions, Optional<Pair> asked) {
        boolean onnx = positions.layout() == IndexLayout.ONNX || positions.layout() == IndexLayout.ONNX_COLUMN;
        Optional<Pair> one = positions.size().or(() -> asked);
        if (positions.size().isPresent() && asked.isPresent() && !onnx && !asked.equals(one)) {
            throw new MethodException(
                    "the indices are of " + text(one.get()) + ", not of " + text(asked.get()) + ": leave out --size");
        }
        if (options.get(Parameter.WINDOW).isPresent()) {
            boolean same = options.get(Parameter.PADDING)
                    .filter(p -> p == Padding.Rule.SAME || p == Padding.Rule.SAME_LOWER)
                    .isPresent();
            Pair stride = options.get(Parameter.STRIDE)
                    .orElseGet(() -> options.get(Parameter.WINDOW).orElseThrow());
            if (same && one.isPresent()) {
                requireWithin(one.get().rows(), (info.height() - 1L) * stride.rows() + 1, stride.rows() - 1L);
                requireWithin(one.get().columns(), (info.width() - 1L) * stride.columns() + 1, stride.columns() - 1L);
            } else {
                Pair inferred = inferred(info, options);
                if (one.isEmpty() || onnx && positions.size().isEmpty()) {
                    return inferred;
                }
                requireWithin(one.get().rows(), inferred.rows() - stride.rows() + 1L, 2L * (stride.rows() - 1));
                requireWithin(
                        one.get().columns(), inferred.columns() - stride.columns() + 1L, 2L * (stride.columns() - 1));
            }
        }
        return one.orElseThrow(() -> new MethodException("the index file does not remember the size of the image that"
                + " was pooled: give --size, or -k, --stride and --padding of the pooling"));
    }

    private static String text(Pair size) {
        return size.columns() + "x" + size.rows();
    }

    private static void requireWithin(int size, long least, long more) {
        if (size < least || size > least + more) {
            throw new MethodException("a pooling like that is of " + least + " to " + (least + more) + " pixels, not "
                    + size + ": see -k, --stride, --padding and --dilation");
        }
    }

    /** {@code (in - 1) * stride - padding + dilation * (window - 1) + 1}: PyTorch's and ONNX's default. */
    private static Pair inferred(ImageInfo info, MethodOptions options) {
        Pair window = options.get(Parameter.WINDOW).orElseThrow();
        Pair stride = options.get(Parameter.STRIDE).orElse(window);
        Pair dilation = options.get(Parameter.DILATION).orElse(Pair.both(1));
        Padding padding = options.get(Parameter.PADDING).orElse(Padding.Rule.VALID);
        if (padding == Padding.Rule.SAME || padding == Padding.Rule.SAME_LOWER) {
            throw new MethodException("--padding same does not tell the size: give --size");
        }
        Padding.Sides sides = padding instanceof Padding.Sides s ? s : Padding.Sides.all(0);
        long rows =
                unpooled(info.height(), stride.rows(), dilation.rows(), window.rows()) - sides.top() - sides.bottom();
        long columns = unpooled(info.width(), stride.columns(), dilation.columns(), window.columns())
                - sides.left()
                - sides.right();
        if (Math.min(rows, columns) < 1 || Math.max(rows, columns) > Target.Grids.LONGEST_SIDE) {
            throw new MethodException("that pooling would be of " + columns + "x" + rows + " pixels");
        }
        return new Pair((int) rows, (int) columns);
    }

    private static long unpooled(int in, int stride, int dilation, int window) {
        return (in - 1L) * stride + (window - 1L) * dilation + 1;
    }
}
