package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import upscale.bank.Phases;
import upscale.engine.Weights;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.network.Example;
import upscale.network.Layer;
import upscale.network.Loss;
import upscale.network.Network;
import upscale.network.Training;

/**
 * A network of one layer without a rectifier, trained in steps, against the kernel that is solved for: both are linear, so what is best by squares is the same for both.
 *
 * <p>What the network sees are the windows that {@link NormalEquations} sums over, one an example: their pixels less the middle one. What it is to make is what bicubic interpolation, to which the
 * kernel is held, lacks there.
 */
class LinearNetworkTest {
    private static final int SCALE = 2;
    private static final int SIZE = 5;
    private static final int SIDE = SIZE * SCALE;
    private static final int MARGIN = SIZE / 2;
    private static final double REGULARIZATION = 0.1;
    private static final double SHARPNESS = 0.1;
    private static final double NOISE = 0.005;
    private static final int STEPS = 1000;
    private static final double RATE = 1e-3;

    /** Steps go by patches taken at random, so they end near what is best; 20 times as near as to what is best at twice the regularization. */
    private static final double NEAR = 5e-4;

    private final Raster small = Pairs.noise(20, 16, 4);
    private final Raster large = sharper(small);
    private final List<Example> windows = windows();
    private final double[] solved = solved(REGULARIZATION);

    /** What is to be made of the image: interpolated, edges sharper, and a little noise that no kernel knows of. */
    private static Raster sharper(Raster small) {
        double[] weights = Phases.bicubic(SCALE, SIZE);
        int middle = SIZE * SIZE / 2;
        for (int phase = 0; phase < SCALE * SCALE; phase++) {
            for (int neighbour : new int[] {middle - 1, middle + 1, middle - SIZE, middle + SIZE}) {
                weights[Phases.at(phase, neighbour, SCALE, SIZE)] -= SHARPNESS;
                weights[Phases.at(phase, middle, SCALE, SIZE)] += SHARPNESS;
            }
        }
        Raster large = Raster.of(kernel(weights).of(small));
        ImageInfo info = large.info();
        Raster noise = Pairs.noise(info.width(), info.height(), 5);
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                large.set(0, x, y, large.get(0, x, y) + NOISE * noise.get(0, x, y));
            }
        }
        return large;
    }

    private List<Example> windows() {
        Raster interpolated = Raster.of(kernel(Phases.bicubic(SCALE, SIZE)).of(small));
        List<Example> windows = new ArrayList<>();
        for (int y = MARGIN; y < small.info().height() - MARGIN; y++) {
            for (int x = MARGIN; x < small.info().width() - MARGIN; x++) {
                float[] differences = new float[SIZE * SIZE];
                for (int i = 0; i < differences.length; i++) {
                    differences[i] =
                            (float) (small.get(0, x + i % SIZE - MARGIN, y + i / SIZE - MARGIN) - small.get(0, x, y));
                }
                float[] missing = new float[SIDE * SIDE]; // which is looked at in the middle alone
                for (int p = 0; p < SCALE * SCALE; p++) {
                    int column = x * SCALE + p % SCALE;
                    int row = y * SCALE + p / SCALE;
                    missing[middle(p)] = (float) (large.get(0, column, row) - interpolated.get(0, column, row));
                }
                windows.add(new Example(SIZE, SIZE, differences, missing));
            }
        }
        return windows;
    }

    /** Where a window's large image has the phases of the middle pixel. */
    private static int middle(int phase) {
        return (MARGIN * SCALE + phase / SCALE) * SIDE + MARGIN * SCALE + phase % SCALE;
    }

    private static LearnedKernel kernel(double[] weights) {
        return new LearnedKernel(SCALE, new Weights(SCALE * SIZE, SCALE * SIZE, weights, "test"));
    }

    private double[] solved(double regularization) {
        return new KernelFit(SCALE, SIZE, regularization, true)
                .kernel(List.of(Pairs.source(small, large, SCALE)), 1, Pairs.NONE)
                .weights()
                .values();
    }

    /** What the regularization costs, beside the mean over all that {@link Training} counts. */
    private double decay(double regularization) {
        NormalEquations sums = new NormalEquations(SCALE, SIZE);
        sums.add(small, large);
        return regularization * sums.power() / (windows.size() * SIDE * SIDE);
    }

    /** The weights of the kernel that comes of bicubic interpolation and what is trained to be added to it. */
    private double[] trained(Loss loss, double decay) {
        int count = SIZE * SIZE;
        Network network =
                new Network(SCALE, List.of(new Layer(1, SIZE, new float[SCALE * SCALE][count + 1], Optional.empty())));
        Training training = new Training(network, windows, new Training.Plan(SIZE, 64, 2, STEPS, RATE, 1, loss, decay));
        while (training.done() < STEPS) {
            training.step(2);
        }
        double[] weights = Phases.bicubic(SCALE, SIZE);
        for (int phase = 0; phase < SCALE * SCALE; phase++) {
            float[] added = network.layers().get(0).weights()[phase];
            for (int k = 0; k < count; k++) {
                weights[Phases.at(phase, k, SCALE, SIZE)] += added[k];
                weights[Phases.at(phase, count / 2, SCALE, SIZE)] -= added[k]; // of what it was subtracted from
            }
        }
        return weights;
    }

    private static double apart(double[] one, double[] other) {
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }

    /** What is made small: the squares of what windows are off by, and what the regularization costs. */
    private double cost(double[] weights) {
        double[] bicubic = Phases.bicubic(SCALE, SIZE);
        double cost = 0;
        for (int phase = 0; phase < SCALE * SCALE; phase++) {
            double[] added = new double[SIZE * SIZE];
            double squares = 0;
            for (int k = 0; k < added.length; k++) {
                int at = Phases.at(phase, k, SCALE, SIZE);
                added[k] = weights[at] - bicubic[at];
                squares += k == added.length / 2 ? 0 : added[k] * added[k];
            }
            for (Example window : windows) {
                double off = -window.missing()[middle(phase)];
                for (int k = 0; k < added.length; k++) {
                    off += added[k] * window.small()[k];
                }
                cost += off * off;
            }
            cost += decay(REGULARIZATION) * windows.size() * SIDE * SIDE * squares;
        }
        return cost;
    }

    @Test
    void stepsComeToTheKernelThatIsSolvedFor() {
        double[] trained = trained(Loss.SQUARED, decay(REGULARIZATION));

        assertThat(apart(trained, solved)).isLessThan(NEAR);
        assertThat(cost(trained)).isCloseTo(cost(solved), withinPercentage(0.1));
        assertThat(cost(solved)).isLessThan(cost(Phases.bicubic(SCALE, SIZE)) / 10);
    }

    @Test
    void anotherRegularizationIsAnotherDecay() {
        double[] twice = solved(2 * REGULARIZATION);

        assertThat(apart(trained(Loss.SQUARED, decay(2 * REGULARIZATION)), twice))
                .isLessThan(NEAR);
        assertThat(apart(solved, twice)).isGreaterThan(10 * NEAR);
    }

    @Test
    void anotherLossComesToAnotherKernel() {
        assertThat(apart(trained(Loss.ABSOLUTE, decay(REGULARIZATION)), solved)).isGreaterThan(10 * NEAR);
    }
}
