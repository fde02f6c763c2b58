package upscale.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a training makes small, against what it says when numbers are changed. */
class LossTest {
    private static final double DECAY = 0.01;
    private static final Training.Plan PLAN = new Training.Plan(9, 3, 2, 10, 1e-3, 5, Loss.SQUARED, DECAY);

    @ParameterizedTest
    @EnumSource
    void slopesAreHowMuchComesOfALittle(Loss loss) {
        double little = 0x1p-10; // which floats of this size hold
        for (float off : new float[] {-1.5f, -0.25f, 0.125f, 0.75f}) {
            double expected = (loss.of((float) (off + little)) - loss.of((float) (off - little))) / (2 * little);
            assertThat((double) loss.slope(off)).isCloseTo(expected, within(1e-4 * Math.abs(expected)));
        }
        assertThat(loss.of(0)).isZero();
        assertThat(loss.slope(0)).isZero();
    }

    private static List<Example> noise() {
        Random random = new Random(1);
        float[] small = new float[12 * 10];
        float[] missing = new float[4 * small.length];
        for (float[] samples : List.of(small, missing)) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat();
            }
        }
        return List.of(new Example(12, 10, small, missing));
    }

    private static double cost(Training training) {
        double squares = 0;
        for (float[] row : training.network().rows()) {
            for (float number : row) {
                squares += (double) number * number;
            }
        }
        return training.slope(1).loss() + DECAY * squares;
    }

    /** Of a linear network it is a parabola, so the slope between any two points is that in the middle, and nothing is lost in differences of what is alike. */
    @Test
    void theGradientOfATrainingIsHowMuchComesOfAChange() {
        Layer layer = Layer.random(1, 4, 5, false, 1, new Gaussian(new SplittableRandom(2)));
        Training training = new Training(new Network(2, List.of(layer)), noise(), PLAN);
        List<float[]> found = training.slope(2).rows();

        for (int r = 0; r < layer.out(); r++) {
            float[] row = layer.weights()[r];
            double size = 0;
            double off = 0;
            for (int i = 0; i < row.length - 1; i++) { // a layer without a rectifier learns no bias
                float was = row[i];
                row[i] = was + 1;
                double above = cost(training);
                row[i] = was - 1;
                double below = cost(training);
                row[i] = was;
                double expected = (above - below) / 2;
                size += expected * expected;
                off += Math.pow(expected - found.get(r)[i], 2);
            }
            assertThat(Math.sqrt(off / size)).as("row " + r).isLessThan(1e-4);
        }
    }

    @Test
    void whatIsNotToldIsAbsoluteAndWithoutDecay() {
        assertThat(new Training.Plan(9, 3, 2, 10, 1e-3, 5))
                .isEqualTo(new Training.Plan(9, 3, 2, 10, 1e-3, 5, Loss.ABSOLUTE, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training.Plan(9, 3, 2, 10, 1e-3, 5, Loss.SQUARED, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training.Plan(9, 3, 2, 10, 1e-3, 5, Loss.SQUARED, Double.NaN));
    }
}
