package upscale.method.pool;

import upscale.image.AxisMap;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;

/**
 * A pooling window along one axis: output {@code o} is made of samples {@code o * stride - begin + t * dilation}, those of them that there are.
 *
 * @param in source samples
 * @param size taps
 * @param stride at least 1
 * @param dilation at least 1
 * @param begin padding before the first sample
 * @param end padding behind the last one
 * @param out outputs
 */
record Window(int in, int size, int stride, int dilation, int begin, int end, int out) {
    /** Both axes, of PyTorch's arithmetic; "same" is TensorFlow's and ONNX's. */
    record Axes(Window columns, Window rows) {
        static Axes of(int width, int height, MethodOptions options) {
            Pair size = options.get(Parameter.WINDOW)
                    .orElseThrow(() -> new MethodException("pooling needs the size of its window: give one with -k"));
            Pair stride = options.get(Parameter.STRIDE).orElse(size);
            Pair dilation = options.get(Parameter.DILATION).orElse(Pair.both(1));
            Padding padding = options.get(Parameter.PADDING).orElse(Padding.Rule.VALID);
            boolean ceil = options.get(Parameter.CEIL_MODE).orElse(false);
            Padding.Sides sides = padding instanceof Padding.Sides s ? s : null;
            return new Axes(
                    Window.of(
                            width,
                            new int[] {size.columns(), stride.columns(), dilation.columns()},
                            padding,
                            sides == null ? 0 : sides.left(),
                            sides == null ? 0 : sides.right(),
                            ceil),
                    Window.of(
                            height,
                            new int[] {size.rows(), stride.rows(), dilation.rows()},
                            padding,
                            sides == null ? 0 : sides.top(),
                            sides == null ? 0 : sides.bottom(),
                            ceil));
        }
    }

    private static Window of(int in, int[] shape, Padding padding, int before, int after, boolean ceil) {
        int size = shape[0];
        int stride = shape[1];
        int dilation = shape[2];
        if (size < 1 || stride < 1 || dilation < 1) {
            throw new MethodException(
                    "window, stride and dilation are at least 1, not " + size + ", " + stride + " and " + dilation);
        }
        long reach = (size - 1L) * dilation + 1;
        long begin = before;
        long end = after;
        if (padding == Padding.Rule.SAME || padding == Padding.Rule.SAME_LOWER) {
            long total = Math.max(0, ((in + stride - 1L) / stride - 1) * stride + reach - in);
            begin = padding == Padding.Rule.SAME_LOWER ? total - total / 2 : total / 2;
            end = total - begin;
        }
        long room = in + begin + end - reach;
        if (room < 0) {
            throw new MethodException("a window that reaches over " + reach + " does not fit into " + (in + begin + end)
                    + " samples; add --padding, or choose a smaller -k");
        }
        long out = (ceil ? (room + stride - 1) / stride : room / stride) + 1;
        if (ceil && (out - 1) * stride >= in + begin) {
            out--; // PyTorch: the last window begins within the samples or the padding before them
        }
        if (Math.max(begin, end) > Integer.MAX_VALUE / 4 || reach > Integer.MAX_VALUE / 4) {
            throw new MethodException(
                    "a window or padding of " + Math.max(reach, Math.max(begin, end)) + " is too large");
        }
        Window window = new Window(in, size, stride, dilation, (int) begin, (int) end, (int) out);
        for (int o = 0; o < window.out; o++) {
            if (window.first(o) >= window.last(o)) {
                throw new MethodException("window " + o + " would hold nothing but padding: choose less --padding");
            }
        }
        return window;
    }

    /** Where tap {@code t} of output {@code o} lies; may be outside. */
    long at(int o, int t) {
        return (long) o * stride - begin + (long) t * dilation;
    }

    /** The first tap of output {@code o} that is a sample. */
    int first(int o) {
        long from = at(o, 0);
        return from >= 0 ? 0 : (int) Math.min(size, (-from + dilation - 1) / dilation);
    }

    /** Behind the last tap of output {@code o} that is a sample. */
    int last(int o) {
        long room = in - 1 - at(o, 0);
        return room < 0 ? 0 : (int) Math.min(size, room / dilation + 1);
    }

    /** Taps of output {@code o} within the samples and the padding around them. */
    int padded(int o) {
        long room = (long) in + end - 1 - at(o, 0);
        return (int) Math.min(size, room / dilation + 1);
    }

    /** Samples and padding that the windows reach over, from the first tap of the first to the last tap of the last. */
    int span() {
        return (out - 1) * stride + (size - 1) * dilation + 1;
    }

    /** An output lies at the middle of its window. */
    AxisMap map() {
        return new AxisMap(2L * stride, (size - 1L) * dilation - 2L * begin, 2);
    }
}
