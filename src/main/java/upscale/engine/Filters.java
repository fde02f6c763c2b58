package upscale.engine;

import java.util.Arrays;

/**
 * The weights of a convolution or transposed convolution between channels: a two-dimensional kernel for every output channel and
 * every input channel of its group, and a bias for every output channel.
 *
 * <p>Channels are dealt to {@code groups} in order: group {@code g} reads input channels {@code [g * inputs / groups, ...)} and makes
 * output channels {@code [g * outputs / groups, ...)}. With as many groups as channels it is a depthwise convolution.
 *
 * @param inputs channels that are read
 * @param outputs channels that are made
 * @param groups a divisor of both
 * @param height rows of each kernel
 * @param width columns of each kernel
 * @param values kernels by output channel, then by input channel within the group, each row by row; not to be changed
 * @param bias what is added to each output channel; not to be changed
 */
public record Filters(int inputs, int outputs, int groups, int height, int width, double[][][] values, double[] bias) {
    public Filters {
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0 || height < 1 || width < 1) {
            throw new IllegalArgumentException(inputs + " to " + outputs + " channels in " + groups
                    + " groups with kernels of " + height + "x" + width);
        }
        if (values.length != outputs || bias.length != outputs) {
            throw new IllegalArgumentException("kernels or biases for another number of channels than " + outputs);
        }
        int perGroup = inputs / groups;
        for (double[][] kernels : values) {
            if (kernels.length != perGroup
                    || Arrays.stream(kernels).anyMatch(kernel -> kernel.length != height * width)) {
                throw new IllegalArgumentException("a kernel of another size than " + height + "x" + width);
            }
        }
    }

    /** The same kernel for each of {@code channels} channels by itself, without bias. */
    public static Filters depthwise(Weights kernel, int channels) {
        double[][][] values = new double[channels][1][];
        for (double[][] one : values) {
            one[0] = kernel.values();
        }
        return new Filters(channels, channels, channels, kernel.height(), kernel.width(), values, new double[channels]);
    }

    /** How many input channels an output channel is made of. */
    public int inputsPerGroup() {
        return inputs / groups;
    }

    /** The first input channel of the group that makes output channel {@code output}. */
    int firstInput(int output) {
        return output / (outputs / groups) * inputsPerGroup();
    }
}
