package upscale.method.convolve;

import java.util.Arrays;
import upscale.engine.Filters;
import upscale.engine.KernelBank;
import upscale.image.ImageInfo;

/**
 * What a convolution of each channel by itself does to alpha: opacity is no colour, so it is averaged with the kernel's own weights,
 * scaled to sum to one; where they sum to nothing or less (an edge detector), it is that of the pixel under the kernel's centre. A
 * bias is for colours only.
 */
final class Opacity {
    /** Sums below this part of the weights' magnitudes are rounding errors of zero. */
    private static final double NOTHING = 1e-6;

    private Opacity() {}

    /** The filters of {@code kernel} for an image; with kernels between channels alpha is a channel like the others. */
    static Filters convolution(KernelBank kernel, ImageInfo info, int groups) {
        boolean colours = kernel.layout() == KernelBank.Layout.DEPTHWISE && kernel.shape()[0] == info.colourChannels();
        if (!info.hasAlpha() || kernel.layout() != KernelBank.Layout.PLAIN && !colours) {
            return kernel.convolution(info.channels(), groups);
        }
        Filters filters = kernel.convolution(info.colourChannels(), groups);
        int all = info.channels();
        double[][][] values = Arrays.copyOf(filters.values(), all);
        values[all - 1] = new double[][] {averaging(filters)};
        return new Filters(
                all, all, all, filters.height(), filters.width(), values, Arrays.copyOf(filters.bias(), all));
    }

    // Of all colours' kernels together, where they differ.
    private static double[] averaging(Filters filters) {
        double[] weights = new double[filters.height() * filters.width()];
        double sum = 0;
        double magnitude = 0;
        for (double[][] kernel : filters.values()) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] += kernel[0][i];
                sum += kernel[0][i];
                magnitude += Math.abs(kernel[0][i]);
            }
        }
        if (sum <= NOTHING * magnitude) {
            double[] centre = new double[weights.length];
            centre[(filters.height() - 1) / 2 * filters.width() + (filters.width() - 1) / 2] = 1;
            return centre;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
