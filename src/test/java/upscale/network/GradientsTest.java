package upscale.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pass against its definition in double precision, and against what that says when numbers are changed a little. */
class GradientsTest {
    private static final int SIDE = 7;
    private static final int PATCHES = 2;
    private static final int STEP = SIDE + 2; // a window of 5 sees two zeros
    private static final int BENT_ROWS = 5 + 4; // the outputs of the first two layers, and their slopes
    private static final double LITTLE = 1e-6;

    private final Random random = new Random(5);
    private final Network network = network();
    private final double[][][] small = new double[PATCHES][SIDE][SIDE];
    private final double[][][][] wanted = new double[PATCHES][4][SIDE][SIDE]; // gradients of what comes out

    /** Windows of 5, 3 and 1, odd and even numbers of planes, with and without a rectifier. */
    private Network network() {
        Gaussian gaussian = new Gaussian(new java.util.SplittableRandom(3));
        return new Network(
                2,
                List.of(
                        Layer.random(1, 4, 5, true, 1, gaussian),
                        Layer.random(4, 3, 1, true, 1, gaussian),
                        Layer.random(3, 5, 3, false, 1, gaussian),
                        Layer.random(5, 4, 3, false, 1, gaussian)));
    }

    private void fill() {
        for (Layer layer : network.layers()) {
            layer.slopes().ifPresent(slopes -> {
                change(slopes);
                for (float[] weights : layer.weights()) {
                    change(weights); // biases, too
                }
            });
        }
        for (int p = 0; p < PATCHES; p++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    small[p][y][x] = (float) random.nextGaussian();
                    for (double[][] phase : wanted[p]) {
                        phase[y][x] = (float) random.nextGaussian();
                    }
                }
            }
        }
    }

    private void change(float[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] += (float) (0.1 * random.nextGaussian());
        }
    }

    /** The definition. */
    private static double[][][] forward(Layer layer, List<double[]> numbers, double[][][] in) {
        int half = layer.size() / 2;
        double[][][] out = new double[layer.out()][SIDE][SIDE];
        for (int o = 0; o < layer.out(); o++) {
            double[] weights = numbers.get(o);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    double sum = weights[weights.length - 1];
                    for (int c = 0; c < layer.in(); c++) {
                        for (int i = 0; i < layer.size(); i++) {
                            for (int j = 0; j < layer.size(); j++) {
                                int row = y + i - half;
                                int column = x + j - half;
                                if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                                    sum += weights[(c * layer.size() + i) * layer.size() + j] * in[c][row][column];
                                }
                            }
                        }
                    }
                    boolean bent = layer.slopes().isPresent() && sum < 0;
                    out[o][y][x] = bent ? sum * numbers.get(layer.out())[o] : sum;
                }
            }
        }
        return out;
    }

    private double[][][] forward(List<double[]> numbers, int patch) {
        double[][][] planes = {small[patch]};
        int at = 0;
        for (Layer layer : network.layers()) {
            int rows = layer.out() + (layer.slopes().isPresent() ? 1 : 0);
            planes = forward(layer, numbers.subList(at, at + rows), planes);
            at += rows;
        }
        return planes;
    }

    /** What is made of all numbers: the sum of what comes out, weighted. */
    private double made(List<double[]> numbers) {
        double made = 0;
        for (int p = 0; p < PATCHES; p++) {
            double[][][] out = forward(numbers, p);
            for (int o = 0; o < out.length; o++) {
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        made += out[o][y][x] * wanted[p][o][y][x];
                    }
                }
            }
        }
        return made;
    }

    private List<double[]> numbers() {
        List<double[]> numbers = new ArrayList<>();
        for (float[] row : network.rows()) {
            double[] copy = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                copy[i] = row[i];
            }
            numbers.add(copy);
        }
        return numbers;
    }

    private Planes in() {
        Planes in = Planes.of(1, SIDE, PATCHES * STEP);
        for (int p = 0; p < PATCHES; p++) {
            put(in, 0, p, small[p]);
        }
        return in;
    }

    private static void put(Planes planes, int plane, int patch, double[][] values) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                planes.rows()[plane * SIDE + y][patch * STEP + x] = (float) values[y][x];
            }
        }
    }

    @Test
    void forwardIsTheDefinition() {
        fill();
        Planes out = new Pass(network, SIDE, SIDE, PATCHES).forward(in());
        for (int p = 0; p < PATCHES; p++) {
            double[][][] expected = forward(numbers(), p);
            for (int o = 0; o < expected.length; o++) {
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        assertThat((double) out.rows()[o * SIDE + y][p * STEP + x])
                                .isCloseTo(expected[o][y][x], within(1e-5 * (1 + Math.abs(expected[o][y][x]))));
                    }
                }
            }
        }
    }

    @Test
    void gradientsAreHowMuchComesOfALittle() {
        fill();
        Pass pass = new Pass(network, SIDE, SIDE, PATCHES);
        pass.forward(in());
        Planes gradient = Planes.of(4, SIDE, PATCHES * STEP);
        for (int p = 0; p < PATCHES; p++) {
            for (int o = 0; o < 4; o++) {
                put(gradient, o, p, wanted[p][o]);
            }
        }
        Network found = network.zeros();
        pass.backward(gradient, found);

        List<double[]> numbers = numbers();
        for (int r = 0; r < numbers.size(); r++) {
            double[] row = numbers.get(r);
            double size = 0;
            double off = 0;
            int count = r < BENT_ROWS ? row.length : row.length - 1; // a layer without a rectifier learns no bias
            for (int i = 0; i < count; i++) {
                double was = row[i];
                row[i] = was + LITTLE;
                double above = made(numbers);
                row[i] = was - LITTLE;
                double below = made(numbers);
                row[i] = was;
                double expected = (above - below) / (2 * LITTLE);
                size += expected * expected;
                off += Math.pow(expected - found.rows().get(r)[i], 2);
            }
            assertThat(Math.sqrt(off / size)).as("row " + r).isLessThan(1e-4);
        }
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        Layer layer = Layer.zeros(2, 4, 3, false);
        assertThat(layer.slopes()).isEqualTo(Optional.empty());
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(2, List.of(layer)));
    }
}
