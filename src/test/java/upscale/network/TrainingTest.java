package upscale.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import upscale.tensor.ModelFile;

class TrainingTest {
    private static final Training.Plan PLAN = new Training.Plan(12, 2, 2, 60, 5e-3, 7);

    /** Noise, of which interpolation lacks what a convolution can add. */
    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int e = 0; e < 3; e++) {
            Random random = new Random(e);
            int width = 20;
            int height = 16;
            float[] small = new float[width * height];
            float[] missing = new float[4 * small.length];
            for (int i = 0; i < small.length; i++) {
                small[i] = random.nextFloat();
            }
            for (int y = 0; y < 2 * height; y++) {
                for (int x = 0; x < 2 * width; x++) {
                    missing[y * 2 * width + x] = 0.3f * sharper(small, width, height, x / 2, y / 2);
                }
            }
            examples.add(new Example(width, height, small, missing));
        }
        return examples;
    }

    /** The same whichever way round it is taken. */
    private static float sharper(float[] small, int width, int height, int x, int y) {
        float left = x > 0 ? small[y * width + x - 1] : 0;
        float right = x < width - 1 ? small[y * width + x + 1] : 0;
        float above = y > 0 ? small[(y - 1) * width + x] : 0;
        float below = y < height - 1 ? small[(y + 1) * width + x] : 0;
        return small[y * width + x] - (left + right + above + below) / 4;
    }

    private static List<Double> errors(Training training, int steps, int threads) {
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            errors.add(training.step(threads));
        }
        return errors;
    }

    private static Training training() {
        return new Training(Network.random(2, 6, 1, 1), examples(), PLAN);
    }

    private static ModelFile written(ModelFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return ModelFile.read(out.toByteArray());
    }

    @Test
    void errorsFall() {
        List<Double> errors = errors(training(), 60, 2);
        assertThat(errors.get(59)).isLessThan(errors.get(0) / 2);
    }

    @Test
    void nothingDependsOnThreads() {
        assertThat(errors(training(), 10, 3)).isEqualTo(errors(training(), 10, 1));
    }

    @Test
    void goesOnAsIfItHadNeverEnded() throws IOException {
        Training whole = training();
        List<Double> errors = errors(whole, 20, 1);
        Training half = training();
        errors(half, 8, 1);
        Training rest = Training.resumed(written(half.checkpoint()), examples(), PLAN);
        assertThat(rest.done()).isEqualTo(8);
        assertThat(errors(rest, 12, 2)).isEqualTo(errors.subList(8, 20));
        assertThat(rest.network().rows())
                .usingRecursiveComparison()
                .isEqualTo(whole.network().rows());
    }

    @Test
    void aFileHoldsTheWholeNetwork() throws IOException {
        Training trained = training();
        errors(trained, 3, 1);
        Network read = NetworkFile.network(written(NetworkFile.of(trained.network(), java.util.Map.of("by", "test"))));
        assertThat(read.rows())
                .usingRecursiveComparison()
                .isEqualTo(trained.network().rows());
    }
}
