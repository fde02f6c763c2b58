package upscale.method.convolve;

import java.util.Optional;
import java.util.OptionalInt;
import upscale.engine.Convolved;
import upscale.method.Like;
import upscale.method.MethodException;
import upscale.method.Padding;

/**
 * Output-size arithmetic of convolution and transposed convolution along one axis: ours is PyTorch's, with "same" as Keras has it;
 * {@code --like} chooses another's.
 *
 * @param name "rows" or "columns", for messages
 * @param in source samples
 * @param kernel taps
 * @param stride at least 1
 * @param dilation at least 1
 * @param like whose arithmetic
 */
record OutputShape(String name, int in, int kernel, int stride, int dilation, Optional<Like> like) {
    OutputShape {
        if (stride < 1 || dilation < 1) {
            throw new MethodException("stride and dilation are at least 1, not " + stride + " and " + dilation);
        }
    }

    /** Source samples between the first and the last tap, both included: {@code dilation (kernel - 1) + 1}. */
    private long reach() {
        return (kernel - 1L) * dilation + 1;
    }

    private boolean like(Like... libraries) {
        return like.isPresent() && java.util.Arrays.asList(libraries).contains(like.get());
    }

    /** {@code floor((in + begin + end - reach) / stride) + 1}; same: {@code ceil(in / stride)} (TensorFlow, ONNX). */
    Convolved.Axis convolution(Padding padding) {
        long begin = 0;
        long end = 0;
        if (padding instanceof Padding.Sides sides) {
            begin = rows() ? sides.top() : sides.left();
            end = rows() ? sides.bottom() : sides.right();
        } else if (padding != Padding.Rule.VALID) {
            long total = Math.max(0, ((in + stride - 1L) / stride - 1) * stride + reach() - in);
            begin = padding == Padding.Rule.SAME_LOWER ? total - total / 2 : total / 2;
            end = total - begin;
        }
        long room = in + begin + end - reach();
        if (room < 0) {
            throw new MethodException("padding " + padding + " leaves no " + name + ": a kernel that reaches over "
                    + reach() + " does not fit into " + (in + begin + end));
        }
        return Convolved.Axis.convolution(stride, dilation, fit(begin), fit(room / stride + 1));
    }

    /**
     * Natural length {@code (in - 1) stride + reach}, less what is cropped, plus the output padding.
     *
     * @param extra output padding, if given
     * @param wanted output size, if given
     */
    Convolved.Axis transposed(Padding padding, OptionalInt extra, OptionalInt wanted) {
        int more = extra.orElse(0);
        if (more >= Math.max(stride, dilation)) {
            throw new MethodException(
                    "output padding " + more + " is not below the stride " + stride + " or the dilation " + dilation);
        }
        long natural = (in - 1L) * stride + reach();
        long begin;
        long out;
        boolean onnx = like(Like.ONNX, Like.ORT);
        if (padding instanceof Padding.Rule rule && rule != Padding.Rule.VALID || onnx && wanted.isPresent()) {
            out = wanted.isPresent() ? wanted.getAsInt() : sameLength(natural, extra);
            begin = cropped(padding, natural, more, out);
        } else {
            boolean filled = padding == Padding.Rule.VALID && extra.isEmpty() && like(Like.KERAS, Like.TF, Like.TF1);
            long whole = filled ? (in - 1L) * stride + Math.max(reach(), stride) : natural + more;
            Padding.Sides sides = padding instanceof Padding.Sides given ? given : Padding.Sides.all(0);
            begin = rows() ? sides.top() : sides.left();
            long end = rows() ? sides.bottom() : sides.right();
            out = wanted.isPresent() ? wanted.getAsInt() : whole - begin - end;
            if (wanted.isPresent()) {
                requireReached(out, natural - begin - end);
            }
        }
        if (out < 1) {
            throw new MethodException("padding " + padding + " leaves no " + name + ": the transposed convolution of "
                    + in + " with a kernel of " + kernel + " at stride " + stride + " has " + natural);
        }
        return Convolved.Axis.transposed(stride, dilation, fit(begin), fit(out));
    }

    // A given size is the smallest one and an output padding, as in PyTorch and TensorFlow.
    private void requireReached(long out, long smallest) {
        long largest = smallest + Math.max(stride, dilation) - 1;
        if (out < smallest || out > largest) {
            throw new MethodException("a transposed convolution of " + in + " " + name + " has " + smallest + " to "
                    + largest + " here, not " + out + ": change the size, the stride or the padding");
        }
    }

    private long sameLength(long natural, OptionalInt extra) {
        if (!like(Like.ONNX, Like.ORT) && extra.isPresent()) {
            return natural - 2 * (reach() / 2) + extra.getAsInt();
        }
        if (like(Like.ORT)) {
            return Math.max(natural, (long) in * stride) == natural ? (long) in * stride : natural;
        }
        return (long) in * stride;
    }

    // What is too much is halved. An odd row goes to the end, but to the beginning with SAME_LOWER and, in ONNX, with a
    // given size.
    private long cropped(Padding padding, long natural, int more, long out) {
        boolean onnx = like(Like.ONNX, Like.ORT);
        long total = Math.max(0, natural + (onnx ? more : 0) - out);
        boolean laterHalf = padding == Padding.Rule.SAME_LOWER || onnx && padding != Padding.Rule.SAME;
        return laterHalf ? total - total / 2 : total / 2;
    }

    private boolean rows() {
        return name.equals("rows");
    }

    private int fit(long value) {
        if (value > Integer.MAX_VALUE) {
            throw new MethodException(value + " " + name + " are more than fit an image");
        }
        return (int) value;
    }
}
