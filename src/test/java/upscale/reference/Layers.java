package upscale.reference;

import java.util.Arrays;
import java.util.SplittableRandom;
import upscale.engine.KernelBank;
import upscale.reference.SlowConvolution.Axis;

/** Layers of networks as their definitions say them, in doubles, on {@code [channel][y][x]}: what chains are held against. */
final class Layers {
    private Layers() {}

    /** Small whole numbers, whose sums floats hold exactly: {@code [A][B][kH][kW]}. */
    static double[][][][] weights(int a, int b, int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][][][] weights = new double[a][b][height][width];
        for (double[][][] kernels : weights) {
            for (double[][] kernel : kernels) {
                for (double[] row : kernel) {
                    Arrays.setAll(row, i -> random.nextInt(-2, 3));
                }
            }
        }
        return weights;
    }

    static KernelBank bank(double[][][][] w, String name) {
        double[] data = Arrays.stream(w)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        int[] shape = {w.length, w[0].length, w[0][0].length, w[0][0][0].length};
        return new KernelBank(KernelBank.Layout.TORCH, shape, data, java.util.Optional.empty(), name);
    }

    /** Convolution with zeros around. */
    static double[][][] conv(double[][][] in, double[][][][] w, int stride, int padding) {
        return new SlowConvolution(
                        small(in[0].length, w[0][0].length, stride, padding),
                        small(in[0][0].length, w[0][0][0].length, stride, padding),
                        1,
                        w)
                .convolved(in);
    }

    private static Axis small(int in, int k, int stride, int padding) {
        return new Axis(in, (in + 2 * padding - k) / stride + 1, k, stride, 1, padding);
    }

    /** Transposed convolution, nothing cropped. */
    static double[][][] transposed(double[][][] in, double[][][][] w, int stride) {
        return new SlowConvolution(
                        large(in[0].length, w[0][0].length, stride),
                        large(in[0][0].length, w[0][0][0].length, stride),
                        1,
                        w)
                .scattered(in);
    }

    private static Axis large(int in, int k, int stride) {
        return new Axis((in - 1) * stride + k, in, k, stride, 1, 0);
    }

    /** A sample of a channel by its value. */
    @FunctionalInterface
    interface Change {
        double of(int channel, double value);
    }

    static double[][][] each(double[][][] in, Change change) {
        double[][][] out = new double[in.length][in[0].length][in[0][0].length];
        for (int c = 0; c < in.length; c++) {
            for (int y = 0; y < in[c].length; y++) {
                for (int x = 0; x < in[c][y].length; x++) {
                    out[c][y][x] = change.of(c, in[c][y][x]);
                }
            }
        }
        return out;
    }

    static double[][][] relu(double[][][] in) {
        return each(in, (c, v) -> Math.max(v, 0));
    }

    static double[][][] nearest(double[][][] in, int rows, int columns) {
        double[][][] out = new double[in.length][in[0].length * rows][in[0][0].length * columns];
        for (int c = 0; c < in.length; c++) {
            for (int y = 0; y < out[c].length; y++) {
                for (int x = 0; x < out[c][y].length; x++) {
                    out[c][y][x] = in[c][y / rows][x / columns];
                }
            }
        }
        return out;
    }

    /** Where the first largest sample of every window is: {@code y * width + x}. */
    static int[][][] positions(double[][][] in, int k, int stride) {
        int height = (in[0].length - k) / stride + 1;
        int width = (in[0][0].length - k) / stride + 1;
        int[][][] at = new int[in.length][height][width];
        for (int c = 0; c < in.length; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double best = Double.NEGATIVE_INFINITY;
                    for (int v = y * stride; v < y * stride + k; v++) {
                        for (int u = x * stride; u < x * stride + k; u++) {
                            if (in[c][v][u] > best) {
                                best = in[c][v][u];
                                at[c][y][x] = v * in[c][0].length + u;
                            }
                        }
                    }
                }
            }
        }
        return at;
    }

    static double[][][] pool(double[][][] in, int[][][] at) {
        double[][][] out = new double[at.length][at[0].length][at[0][0].length];
        for (int c = 0; c < at.length; c++) {
            for (int y = 0; y < at[c].length; y++) {
                for (int x = 0; x < at[c][y].length; x++) {
                    out[c][y][x] = in[c][at[c][y][x] / in[c][0].length][at[c][y][x] % in[c][0].length];
                }
            }
        }
        return out;
    }

    static double[][][] unpool(double[][][] in, int[][][] at, int height, int width) {
        double[][][] out = new double[in.length][height][width];
        for (int c = 0; c < at.length; c++) {
            for (int y = 0; y < at[c].length; y++) {
                for (int x = 0; x < at[c][y].length; x++) {
                    out[c][at[c][y][x] / width][at[c][y][x] % width] = in[c][y][x];
                }
            }
        }
        return out;
    }

    static double[][][] concat(double[][][] a, double[][][] b) {
        double[][][] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
