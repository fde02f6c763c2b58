package upscale.docs;

import upscale.engine.Kernel;
import upscale.image.Raster;

/** The curve of a kernel: weight over distance, a grid line at every pixel, the area between curve and axis filled. */
final class KernelPlot {
    private static final double REACH = 4.75; // pixels to either side
    private static final double TOP = 1.15;
    private static final double BOTTOM = -0.32;

    private KernelPlot() {}

    static Raster of(Kernel kernel, int width, int height) {
        double[] curve = new double[width * Sheet.SUB + 1];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = height(kernel, REACH * (2.0 * i / (width * Sheet.SUB) - 1), height);
        }
        double axis = rowOf(0, height);
        return Sheet.gray(width, height)
                .draw((x, y, channel) -> {
                    int column = (int) (x * Sheet.SUB);
                    return ink(y, curve[column], curve[column + 1], axis, gridLine((int) x, width));
                })
                .raster();
    }

    private static double height(Kernel kernel, double x, int height) {
        return rowOf(Math.abs(x) > kernel.support() ? 0 : kernel.weight(x), height);
    }

    private static double rowOf(double weight, int height) {
        return (TOP - weight) / (TOP - BOTTOM) * height;
    }

    private static boolean gridLine(int x, int width) {
        double left = REACH * (2.0 * x / width - 1);
        double right = REACH * (2.0 * (x + 1) / width - 1);
        return Math.floor(left) != Math.floor(right) || right == Math.floor(right);
    }

    private static double ink(double row, double here, double next, double axis, boolean gridLine) {
        double half = 0.8;
        if (row >= Math.min(here, next) - half && row <= Math.max(here, next) + half) {
            return 40;
        } else if (Math.abs(row - axis) < 0.5) {
            return 120;
        } else if (row > Math.min(here, axis) && row < Math.max(here, axis)) {
            return gridLine ? 185 : 205;
        }
        return gridLine ? 228 : 255;
    }
}
