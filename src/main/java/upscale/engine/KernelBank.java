package upscale.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kernels as they were given, before it is known how many channels they meet: an array of weights, what its axes mean, and a bias.
 *
 * @param layout what the axes mean
 * @param shape their lengths, as many as the layout has
 * @param data the weights, the last axis fastest; not to be changed
 * @param bias what is added to each output channel; not to be changed
 * @param spec how it was named, for people
 */
public record KernelBank(Layout layout, int[] shape, double[] data, Optional<double[]> bias, String spec) {
    /** What the axes of an array of weights mean. */
    public enum Layout {
        /** [kH, kW]: every channel by itself, with the same kernel. */
        PLAIN(2),
        /** [C, kH, kW]: every channel by itself, each with a kernel of its own. */
        DEPTHWISE(3),
        /**
         * [A, B, kH, kW]: PyTorch and ONNX. A convolution has outputs and then inputs of the group, a transposed convolution inputs
         * and then outputs of the group.
         */
        TORCH(4),
        /**
         * [kH, kW, B, A]: TensorFlow and Keras. A convolution has inputs of the group and then outputs, a transposed convolution
         * outputs and then inputs.
         */
        KERAS(4),
        /** [kH, kW, C, M]: Keras' depthwise convolution; channel {@code c} by itself makes the outputs {@code [c M, c M + M)}. */
        KERAS_DEPTHWISE(4);

        /** Those of four axes. */
        public static final List<Layout> BETWEEN_CHANNELS = List.of(TORCH, KERAS, KERAS_DEPTHWISE);

        private final int axes;

        Layout(int axes) {
            this.axes = axes;
        }

        /** How many axes an array of this layout has. */
        public int axes() {
            return axes;
        }
    }

    public KernelBank {
        long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (shape.length != layout.axes || Arrays.stream(shape).anyMatch(n -> n < 1) || data.length != size) {
            throw new IllegalArgumentException(
                    data.length + " weights of shape " + Arrays.toString(shape) + " as " + layout);
        }
        if (!Arrays.stream(data).allMatch(Double::isFinite)
                || !Arrays.stream(bias.orElse(new double[0])).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("kernel " + spec + " holds a weight that is no finite number");
        }
    }

    /** One kernel for every channel. */
    public static KernelBank of(Weights kernel) {
        return new KernelBank(
                Layout.PLAIN,
                new int[] {kernel.height(), kernel.width()},
                kernel.values(),
                Optional.empty(),
                kernel.spec());
    }

    /** The same kernels with another bias. */
    public KernelBank withBias(double[] values) {
        return new KernelBank(layout, shape, data, Optional.of(values), spec);
    }

    /** Rows of each kernel. */
    public int height() {
        return rowsFirst() ? shape[0] : shape[shape.length - 2];
    }

    /** Columns of each kernel. */
    public int width() {
        return rowsFirst() ? shape[1] : shape[shape.length - 1];
    }

    private boolean rowsFirst() {
        return layout == Layout.KERAS || layout == Layout.KERAS_DEPTHWISE;
    }

    /**
     * The filters of a convolution of {@code inputs} channels.
     *
     * @throws IllegalArgumentException if the kernels do not fit so many channels or groups; the message says why
     */
    public Filters convolution(int inputs, int groups) {
        return filters(inputs, groups, false);
    }

    /** The same of a transposed convolution. */
    public Filters transposed(int inputs, int groups) {
        return filters(inputs, groups, true);
    }

    private Filters filters(int inputs, int groups, boolean transposed) {
        if (layout == Layout.PLAIN || layout == Layout.DEPTHWISE) {
            return depthwise(inputs, groups);
        }
        if (layout == Layout.KERAS_DEPTHWISE) {
            if (transposed) {
                throw misfit("the axes of keras-depthwise are those of a convolution, not of a transposed one");
            }
            requireDepthwise(inputs, groups, shape[2]);
            // The same numbers in the same order: [kH, kW, 1, C M] in C groups.
            int[] dealt = {shape[0], shape[1], 1, shape[2] * shape[3]};
            return new KernelBank(Layout.KERAS, dealt, data, bias, spec).filters(inputs, inputs, false);
        }
        if (groups < 1 || inputs % groups != 0) {
            throw misfit(inputs + " channels cannot be dealt to " + groups + " groups");
        }
        boolean keras = layout == Layout.KERAS;
        int first = keras ? shape[3] : shape[0];
        int second = keras ? shape[2] : shape[1];
        int inputsStated = transposed ? first : second * groups;
        if (inputsStated != inputs) {
            throw misfit("it takes " + inputsStated + " channels" + (groups > 1 ? " in " + groups + " groups" : "")
                    + ", the image has " + inputs);
        }
        int outputs = transposed ? second * groups : first;
        if (outputs % groups != 0) {
            throw misfit(outputs + " output channels cannot be dealt to " + groups + " groups");
        }
        int perGroup = inputs / groups;
        int outputsPerGroup = outputs / groups;
        double[][][] values = new double[outputs][perGroup][];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < perGroup; i++) {
                int input = o / outputsPerGroup * perGroup + i;
                values[o][i] = transposed ? kernel(input, o % outputsPerGroup) : kernel(o, i);
            }
        }
        return new Filters(inputs, outputs, groups, height(), width(), values, bias(outputs));
    }

    private void requireDepthwise(int inputs, int groups, int channels) {
        if (groups != 1 && groups != inputs) {
            throw misfit("it treats every channel by itself, and so leaves no choice of groups");
        }
        if (channels != inputs) {
            throw misfit("it has kernels for " + channels + " channels, the image has " + inputs);
        }
    }

    private Filters depthwise(int inputs, int groups) {
        requireDepthwise(inputs, groups, layout == Layout.DEPTHWISE ? shape[0] : inputs);
        double[][][] values = new double[inputs][1][];
        int size = height() * width();
        for (int c = 0; c < inputs; c++) {
            int from = layout == Layout.DEPTHWISE ? c * size : 0;
            values[c][0] = Arrays.copyOfRange(data, from, from + size);
        }
        return new Filters(inputs, inputs, inputs, height(), width(), values, bias(inputs));
    }

    // The kernel at [a, b, :, :], or at [:, :, b, a].
    private double[] kernel(int a, int b) {
        int size = height() * width();
        if (layout == Layout.TORCH) {
            int from = (a * shape[1] + b) * size;
            return Arrays.copyOfRange(data, from, from + size);
        }
        double[] kernel = new double[size];
        for (int i = 0; i < size; i++) {
            kernel[i] = data[(i * shape[2] + b) * shape[3] + a];
        }
        return kernel;
    }

    private double[] bias(int outputs) {
        double[] values = bias.orElseGet(() -> new double[outputs]);
        if (values.length == 1 && outputs > 1) {
            double[] same = new double[outputs];
            Arrays.fill(same, values[0]);
            return same;
        }
        if (values.length != outputs) {
            throw misfit("it makes " + outputs + " channels, and there are biases for " + values.length);
        }
        return values;
    }

    private IllegalArgumentException misfit(String why) {
        return new IllegalArgumentException("kernel " + spec + " of shape " + Arrays.toString(shape) + ": " + why);
    }

    @Override
    public String toString() {
        return layout == Layout.PLAIN
                ? spec + " (" + height() + " rows, " + width() + " columns)"
                : spec + " " + Arrays.toString(shape);
    }
}
