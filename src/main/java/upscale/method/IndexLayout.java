package upscale.method;

import java.util.Locale;

/**
 * How frameworks number the positions that max pooling remembers. Every number is of a sample of the image that was pooled, {@code width} x
 * {@code height} with {@code channels}, padding not counted; images are batches of one.
 */
public enum IndexLayout {
    /** {@code y * W + x}, in each channel anew: {@code torch.nn.functional.max_pool2d}. */
    TORCH,
    /** {@code (c * H + y) * W + x}: ONNX MaxPool, {@code storage_order} 0. */
    ONNX,
    /** {@code c * H * W + x * H + y}: ONNX MaxPool, {@code storage_order} 1. */
    ONNX_COLUMN,
    /** {@code (y * W + x) * C + c}: {@code tf.nn.max_pool_with_argmax}. */
    TF,
    /** The same with {@code include_batch_in_index}, which adds nothing to the first image of a batch. */
    TF_BATCH;

    /** Whether the arrays are [H,W,C], channels last. */
    public boolean channelsLast() {
        return this == TF || this == TF_BATCH;
    }

    /** The number of a sample. */
    public long index(int channel, int y, int x, int channels, int height, int width) {
        return switch (this) {
            case TORCH -> (long) y * width + x;
            case ONNX -> ((long) channel * height + y) * width + x;
            case ONNX_COLUMN -> ((long) channel * width + x) * height + y;
            case TF, TF_BATCH -> ((long) y * width + x) * channels + channel;
        };
    }

    /**
     * The sample that a number stands for, as {@code y * W + x}; -1 if it is none of this channel.
     */
    public long sample(double index, int channel, int channels, int height, int width) {
        long plane = (long) height * width;
        if (!(index >= 0) || index >= (double) plane * channels || index != Math.rint(index)) {
            return -1;
        }
        long n = (long) index;
        if (channelsLast()) {
            return n % channels == channel ? n / channels : -1;
        }
        long within = this == TORCH ? n : n - channel * plane;
        if (within < 0 || within >= plane) {
            return -1;
        }
        return this == ONNX_COLUMN ? within % height * width + within / height : within;
    }

    /** How {@code --index-layout} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
