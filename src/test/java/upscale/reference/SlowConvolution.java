package upscale.reference;

/**
 * Convolution and transposed convolution as their definitions say them, in doubles: images are {@code [channel][y][x]}, weights
 * {@code [A][B][kH][kW]} as PyTorch orders them.
 *
 * @param rows vertically
 * @param columns horizontally
 * @param groups into how many the channels are dealt
 * @param weights of a convolution outputs, then inputs of the group; of a transposed one inputs, then outputs of the group
 */
record SlowConvolution(Axis rows, Axis columns, int groups, double[][][][] weights) {

    /**
     * One axis of the convolution; the transposed one goes the other way.
     *
     * @param large samples where the convolution reads and the transposed one writes
     * @param small samples on the other side
     * @param begin what a convolution pads before the first sample, and a transposed one crops
     */
    record Axis(int large, int small, int k, int stride, int dilation, int begin) {
        /** Which large sample tap {@code t} of small sample {@code i} is; may lie outside. */
        int at(int i, int t) {
            return i * stride + t * dilation - begin;
        }

        boolean inside(int o) {
            return o >= 0 && o < large;
        }
    }

    private int first() {
        return weights.length / groups;
    }

    private int second() {
        return weights[0].length;
    }

    /** {@code out[o] = sum of in[o * stride + t * dilation - begin] * w[t]}. */
    double[][][] convolved(double[][][] in) {
        double[][][] out = new double[weights.length][rows.small()][columns.small()];
        for (int a = 0; a < weights.length; a++) {
            for (int b = 0; b < second(); b++) {
                double[][] source = in[a / first() * second() + b];
                for (int y = 0; y < rows.small(); y++) {
                    for (int x = 0; x < columns.small(); x++) {
                        out[a][y][x] += window(source, weights[a][b], y, x);
                    }
                }
            }
        }
        return out;
    }

    private double window(double[][] source, double[][] w, int y, int x) {
        double sum = 0;
        for (int v = 0; v < rows.k(); v++) {
            for (int u = 0; u < columns.k(); u++) {
                int j = rows.at(y, v);
                int i = columns.at(x, u);
                sum += rows.inside(j) && columns.inside(i) ? source[j][i] * w[v][u] : 0;
            }
        }
        return sum;
    }

    /** Every sample scatters the kernel: {@code out[i * stride + t * dilation - begin] += in[i] * w[t]}. */
    double[][][] scattered(double[][][] in) {
        double[][][] out = new double[groups * second()][rows.large()][columns.large()];
        for (int a = 0; a < weights.length; a++) {
            for (int b = 0; b < second(); b++) {
                double[][] target = out[a / first() * second() + b];
                for (int j = 0; j < rows.small(); j++) {
                    for (int i = 0; i < columns.small(); i++) {
                        scatter(in[a][j][i], weights[a][b], target, j, i);
                    }
                }
            }
        }
        return out;
    }

    private void scatter(double value, double[][] w, double[][] target, int j, int i) {
        for (int v = 0; v < rows.k(); v++) {
            for (int u = 0; u < columns.k(); u++) {
                int y = rows.at(j, v);
                int x = columns.at(i, u);
                if (rows.inside(y) && columns.inside(x)) {
                    target[y][x] += value * w[v][u];
                }
            }
        }
    }

    /** Zeros put between the samples and around them, then correlated at stride 1 with the kernel turned by 180 degrees. */
    double[][][] zeroInserted(double[][][] in) {
        int reachY = rows.dilation() * (rows.k() - 1);
        int reachX = columns.dilation() * (columns.k() - 1);
        double[][][] out = new double[groups * second()][rows.large()][columns.large()];
        for (int a = 0; a < weights.length; a++) {
            double[][] laid = new double[rows.large() + reachY][columns.large() + reachX];
            for (int j = 0; j < rows.small(); j++) {
                for (int i = 0; i < columns.small(); i++) {
                    int y = j * rows.stride() + reachY - rows.begin();
                    int x = i * columns.stride() + reachX - columns.begin();
                    if (y >= 0 && y < laid.length && x >= 0 && x < laid[0].length) {
                        laid[y][x] = in[a][j][i];
                    }
                }
            }
            for (int b = 0; b < second(); b++) {
                correlate(laid, turned(weights[a][b]), out[a / first() * second() + b]);
            }
        }
        return out;
    }

    private static double[][] turned(double[][] w) {
        double[][] turned = new double[w.length][w[0].length];
        for (int v = 0; v < w.length; v++) {
            for (int u = 0; u < w[0].length; u++) {
                turned[v][u] = w[w.length - 1 - v][w[0].length - 1 - u];
            }
        }
        return turned;
    }

    private void correlate(double[][] laid, double[][] w, double[][] target) {
        for (int y = 0; y < target.length; y++) {
            for (int x = 0; x < target[0].length; x++) {
                for (int v = 0; v < w.length; v++) {
                    for (int u = 0; u < w[0].length; u++) {
                        target[y][x] += laid[y + v * rows.dilation()][x + u * columns.dilation()] * w[v][u];
                    }
                }
            }
        }
    }

    /** Multiplied by the transpose of the convolution's matrix, whose columns are convolved unit images. */
    double[][][] matrixTransposed(double[][][] in) {
        double[][][] out = new double[groups * second()][rows.large()][columns.large()];
        double[][][] unit = new double[groups * second()][rows.large()][columns.large()];
        for (int b = 0; b < out.length; b++) {
            for (int y = 0; y < rows.large(); y++) {
                for (int x = 0; x < columns.large(); x++) {
                    unit[b][y][x] = 1;
                    out[b][y][x] = product(convolved(unit), in);
                    unit[b][y][x] = 0;
                }
            }
        }
        return out;
    }

    /** The inner product of two images. */
    static double product(double[][][] a, double[][][] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            for (int y = 0; y < a[c].length; y++) {
                for (int x = 0; x < a[c][y].length; x++) {
                    sum += a[c][y][x] * b[c][y][x];
                }
            }
        }
        return sum;
    }
}
