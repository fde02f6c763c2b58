package upscale.bank;

import upscale.engine.NamedWeights;
import upscale.engine.Weights;

/** How the weights of a kernel of transposed convolution are those of the phases, each of which is a weighted sum of the pixels of a window. */
public final class Phases {
    private Phases() {}

    /**
     * Where in the kernel, row by row, the weight of a pixel of the window is, for a phase: a kernel is scattered, so it is turned round.
     *
     * @param phase row by row, in [0, {@code scale * scale})
     * @param place row by row, in [0, {@code size * size})
     */
    public static int at(int phase, int place, int scale, int size) {
        int row = phase / scale + scale * (size - 1 - place / size);
        int column = phase % scale + scale * (size - 1 - place % size);
        return row * scale * size + column;
    }

    /** The kernel of bicubic interpolation (Catmull-Rom), in the middle of {@code scale * size} weights a side. */
    public static double[] bicubic(int scale, int size) {
        Weights kernel = NamedWeights.transposed(scale, scale).of("bicubic").orElseThrow();
        int side = scale * size;
        int margin = (side - kernel.width()) / 2;
        double[] weights = new double[side * side];
        for (int y = 0; y < kernel.height(); y++) {
            System.arraycopy(
                    kernel.values(), y * kernel.width(), weights, (y + margin) * side + margin, kernel.width());
        }
        return weights;
    }

    /** The sum of the weights of each phase of a kernel, row by row. */
    public static double[] gains(double[] kernel, int scale) {
        int side = (int) Math.sqrt(kernel.length);
        double[] gains = new double[scale * scale];
        for (int i = 0; i < kernel.length; i++) {
            gains[i / side % scale * scale + i % side % scale] += kernel[i];
        }
        return gains;
    }
}
