package upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRowsTest {
    private final Random random = new Random(1);

    private float[] noise(int n) {
        float[] row = new float[n];
        for (int i = 0; i < n; i++) {
            row[i] = random.nextFloat(-1, 1);
        }
        return row;
    }

    @Test
    void correlatesWithSevenTaps() {
        float[] in = noise(50);
        float[] taps = noise(7);
        float[] out = new float[40];

        WindowRows.correlate(in, 2, taps, out, 40);

        for (int i = 0; i < 40; i++) {
            double sum = 0;
            for (int k = 0; k < 7; k++) {
                sum += (double) taps[k] * in[2 + i + k];
            }
            assertThat(out[i]).isCloseTo((float) sum, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 16})
    void aMatrixTimesAWindow(int rows) {
        float[] matrix = noise(rows * 24);
        float[] window = noise(24);
        float[] out = new float[rows];

        WindowRows.product(matrix, window, out);

        for (int p = 0; p < rows; p++) {
            double sum = 0;
            for (int k = 0; k < 24; k++) {
                sum += (double) matrix[p * 24 + k] * window[k];
            }
            assertThat(out[p]).isCloseTo((float) sum, within(3e-6f));
        }
    }

    @Test
    void differencesToTheMiddle() {
        float[] out = new float[2];

        WindowRows.differences(new float[] {1, 4, 9, 16, 25}, 2, new int[] {2, -1}, out);

        assertThat(out).containsExactly(16, -5);
    }

    @Test
    void squaresAndTheirRoots() {
        float[] sum = {1, 0};

        WindowRows.plusSquares(sum, new float[] {2, -3}, 2);

        assertThat(sum).containsExactly(5, 9);
        WindowRows.roots(sum, 2);
        assertThat(sum).containsExactly((float) Math.sqrt(5), 3);
    }

    @Test
    void productsOfVectorsWithThemselves() {
        double[][] sums = new double[3][2];
        sums[1][0] = 100;

        WindowRows.plusProducts(
                sums, new double[] {1, 2, 3}, new double[] {1, 0, 0}, new double[] {0, 1, 10}, new double[] {0, 0, 0});

        assertThat(sums[0]).containsExactly(2, 0); // above the diagonal nothing is kept
        assertThat(sums[1]).containsExactly(102, 5);
        assertThat(sums[2]).containsExactly(3, 16);
    }
}
