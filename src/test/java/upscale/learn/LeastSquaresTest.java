package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.image.Raster;

/** The fit against its definition in doubles: every pixel of every image, turned and not, is an equation of its own. */
class LeastSquaresTest {
    /** An equation: what of the neighbours' differences makes the difference of each phase. */
    private record Equation(double[] neighbours, double[] phases) {}

    private final List<Equation> equations = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"2,0,false", "2,0.01,true", "3,0,true", "3,2.5,false"})
    void theFitIsWhatHasTheLeastSum(int scale, double regularization, boolean symmetry) {
        int size = 5;
        double[][] small = Samples.of(Pairs.noise(27, 23, 1));
        double[][] large = Samples.of(Pairs.noise(27 * scale, 23 * scale, 2));
        for (int turn = 0; turn < (symmetry ? 8 : 1); turn++) {
            collect(Samples.turned(small, turn), Samples.turned(large, turn), scale, size);
        }

        LearnedKernel kernel = new KernelFit(scale, size, regularization, symmetry)
                .kernel(List.of(Pairs.source(Samples.raster(small), Samples.raster(large), scale)), 1, Pairs.NONE);

        double[][] expected = solution(scale, size, regularization);
        for (int phase = 0; phase < scale * scale; phase++) {
            for (int i = 0; i < size * size; i++) {
                double weight = weight(kernel.weights(), scale, size, phase, i / size, i % size);
                assertThat(weight).as("phase %s, pixel %s", phase, i).isCloseTo(expected[phase][i], within(2e-6));
            }
        }
    }

    // Scattered, a pixel that lies to the left of the output's own reaches it by a weight on the right.
    private static double weight(Weights kernel, int scale, int size, int phase, int row, int column) {
        int middle = size / 2;
        int y = middle * scale + phase / scale - (row - middle) * scale;
        int x = middle * scale + phase % scale - (column - middle) * scale;
        return kernel.at(y, x);
    }

    private void collect(double[][] small, double[][] large, int scale, int size) {
        int margin = size / 2;
        for (int y = margin; y < small.length - margin; y++) {
            for (int x = margin; x < small[0].length - margin; x++) {
                double[] neighbours = new double[size * size];
                for (int i = 0; i < neighbours.length; i++) {
                    neighbours[i] = small[y + i / size - margin][x + i % size - margin] - small[y][x];
                }
                double[] phases = new double[scale * scale];
                for (int p = 0; p < phases.length; p++) {
                    phases[p] = large[y * scale + p / scale][x * scale + p % scale] - small[y][x];
                }
                equations.add(new Equation(neighbours, phases));
            }
        }
    }

    private double[][] solution(int scale, int size, double regularization) {
        int n = size * size;
        int middle = n / 2;
        double[][] matrix = new double[n][n];
        for (Equation equation : equations) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][k] += equation.neighbours[i] * equation.neighbours[k];
                }
            }
        }
        double ridge = 0;
        for (int i = 0; i < n; i++) {
            ridge += regularization * matrix[i][i] / (n - 1);
        }
        for (int i = 0; i < n; i++) {
            matrix[i][i] += ridge;
        }
        matrix[middle][middle] = 1; // no neighbour: its row and column are zeros
        Weights bicubic = NamedWeights.transposed(scale, scale).of("bicubic").orElseThrow();
        double[][] weights = new double[scale * scale][];
        for (int p = 0; p < weights.length; p++) {
            double[] wanted = new double[n];
            for (int i = 0; i < n; i++) {
                for (Equation equation : equations) {
                    wanted[i] += equation.neighbours[i] * equation.phases[p];
                }
                wanted[i] += ridge * interpolated(bicubic, scale, size, p, i);
            }
            wanted[middle] = 0;
            weights[p] = Samples.eliminated(matrix, wanted);
            double rest = 1;
            for (double weight : weights[p]) {
                rest -= weight;
            }
            weights[p][middle] = rest;
        }
        return weights;
    }

    private static double interpolated(Weights bicubic, int scale, int size, int phase, int i) {
        int middle = size / 2;
        int centre = (bicubic.height() - scale) / 2; // of the kernel's own pixel, the first phase
        int y = centre + phase / scale - (i / size - middle) * scale;
        int x = centre + phase % scale - (i % size - middle) * scale;
        return y < 0 || x < 0 || y >= bicubic.height() || x >= bicubic.width() ? 0 : bicubic.at(y, x);
    }

    /** Arrays of samples. */
    private static final class Samples {
        static double[][] of(Raster raster) {
            double[][] samples =
                    new double[raster.info().height()][raster.info().width()];
            for (int y = 0; y < samples.length; y++) {
                for (int x = 0; x < samples[0].length; x++) {
                    samples[y][x] = raster.get(0, x, y);
                }
            }
            return samples;
        }

        static Raster raster(double[][] samples) {
            Raster raster = Pairs.noise(samples[0].length, samples.length, 0);
            for (int y = 0; y < samples.length; y++) {
                for (int x = 0; x < samples[0].length; x++) {
                    raster.set(0, x, y, samples[y][x]);
                }
            }
            return raster;
        }

        /** A quarter turn to the right, so many times; from the fifth on, of the mirror image. */
        static double[][] turned(double[][] samples, int times) {
            double[][] out = samples;
            if (times >= 4) {
                out = new double[samples.length][samples[0].length];
                for (int y = 0; y < samples.length; y++) {
                    for (int x = 0; x < samples[0].length; x++) {
                        out[y][x] = samples[y][samples[0].length - 1 - x];
                    }
                }
            }
            for (int i = 0; i < times % 4; i++) {
                double[][] next = new double[out[0].length][out.length];
                for (int y = 0; y < out.length; y++) {
                    for (int x = 0; x < out[0].length; x++) {
                        next[x][out.length - 1 - y] = out[y][x];
                    }
                }
                out = next;
            }
            return out;
        }

        /** The solution of a system, by elimination with pivots. */
        static double[] eliminated(double[][] matrix, double[] right) {
            int n = right.length;
            double[][] a = new double[n][];
            for (int i = 0; i < n; i++) {
                a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
                a[i][n] = right[i];
            }
            for (int c = 0; c < n; c++) {
                int pivot = c;
                for (int r = c + 1; r < n; r++) {
                    pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
                }
                double[] row = a[pivot];
                a[pivot] = a[c];
                a[c] = row;
                for (int r = 0; r < n; r++) {
                    double factor = r == c ? 0 : a[r][c] / row[c];
                    for (int k = c; k <= n; k++) {
                        a[r][k] -= factor * row[k];
                    }
                }
            }
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = a[i][n] / a[i][i];
            }
            return x;
        }
    }
}
