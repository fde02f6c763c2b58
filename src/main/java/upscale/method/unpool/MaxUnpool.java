package upscale.method.unpool;

import java.util.Map;
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
        return Set.of(Parameter.POSITIONS, Parameter.WINDOW, Parameter.STRIDE, Parameter.PADDING);
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
        Positions positions = options.get(Parameter.POSITIONS)
                .orElseThrow(() -> new MethodException("max-unpool needs the positions that max pooling wrote: give"
                        + " them with --indices, or the image that was pooled with --indices-from"));
        ImageInfo info = source.info();
        requireShape(info, positions.indices().info());
        Pair inferred = options.get(Parameter.WINDOW).isPresent() ? inferred(info, options) : null;
        Pair size = size(options, positions, inferred);
        // ONNX reads indices in the plane that its attributes imply, and puts that plane into the shape asked for.
        boolean onnx = positions.layout() == IndexLayout.ONNX || positions.layout() == IndexLayout.ONNX_COLUMN;
        Pair plane = onnx && inferred != null && options.target() instanceof Target.Size ? inferred : size;
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

    private static Pair size(MethodOptions options, Positions positions, Pair inferred) {
        if (options.target() instanceof Target.Size wanted) {
            if (wanted.width().isEmpty() || wanted.height().isEmpty()) {
                throw new MethodException("max-unpool takes a whole size: --size WxH");
            }
            Pair size = new Pair(wanted.height().getAsInt(), wanted.width().getAsInt());
            if (inferred != null && positions.layout() == IndexLayout.TORCH) {
                Pair stride = options.get(Parameter.STRIDE)
                        .orElseGet(() -> options.get(Parameter.WINDOW).orElseThrow());
                requireNear(size.rows(), inferred.rows(), stride.rows());
                requireNear(size.columns(), inferred.columns(), stride.columns());
            }
            return size;
        }
        if (!(options.target() instanceof Target.Own)) {
            throw new MethodException("max-unpool takes no scale: its indices remember the size, or --size gives it");
        }
        if (inferred != null) {
            return inferred;
        }
        return positions
                .size()
                .orElseThrow(() -> new MethodException("the index file does not remember the size of the image that"
                        + " was pooled: give --size, or -k, --stride and --padding of the pooling"));
    }

    private static void requireNear(int size, int inferred, int stride) {
        if (Math.abs((long) size - inferred) >= stride) {
            throw new MethodException("a pooling like that is of " + (inferred - stride + 1) + " to "
                    + (inferred + stride - 1) + " pixels, not " + size);
        }
    }

    /** {@code (in - 1) * stride - padding + window}: PyTorch's and ONNX's default. */
    private static Pair inferred(ImageInfo info, MethodOptions options) {
        Pair window = options.get(Parameter.WINDOW).orElseThrow();
        Pair stride = options.get(Parameter.STRIDE).orElse(window);
        Padding padding = options.get(Parameter.PADDING).orElse(Padding.Rule.VALID);
        if (padding == Padding.Rule.SAME || padding == Padding.Rule.SAME_LOWER) {
            throw new MethodException("--padding same does not tell the size: give --size");
        }
        Padding.Sides sides = padding instanceof Padding.Sides s ? s : Padding.Sides.all(0);
        long rows = (info.height() - 1L) * stride.rows() + window.rows() - sides.top() - sides.bottom();
        long columns = (info.width() - 1L) * stride.columns() + window.columns() - sides.left() - sides.right();
        if (Math.min(rows, columns) < 1 || Math.max(rows, columns) > Target.Grids.LONGEST_SIDE) {
            throw new MethodException("that pooling would be of " + columns + "x" + rows + " pixels");
        }
        return new Pair((int) rows, (int) columns);
    }
}
