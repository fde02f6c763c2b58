package upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteDistancesTest {
    /** Up to where squares of 255 no longer have a sum that an int holds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 37, 1000, 100_001})
    void areAsTheyAreDefined(int n) {
        Random random = new Random(n);
        byte[] a = new byte[n];
        byte[] b = new byte[n];
        for (int i = 0; i < n; i++) {
            a[i] = (byte) (n > 1000 ? 255 : random.nextInt());
            b[i] = (byte) (i % 3 == 0 ? a[i] : n > 1000 ? i % 2 : random.nextInt());
        }
        int[] distances = new int[n];
        ByteDistances.of(a, b, distances, n);
        int positive = 0;
        int largest = 0;
        long sum = 0;
        long squares = 0;
        int[] most = new int[n];
        int[] expectedMost = new int[n];
        for (int i = 0; i < n; i++) {
            int distance = Math.abs(Byte.toUnsignedInt(a[i]) - Byte.toUnsignedInt(b[i]));
            assertThat(distances[i]).isEqualTo(distance);
            positive += distance > 0 ? 1 : 0;
            largest = Math.max(largest, distance);
            sum += distance;
            squares += (long) distance * distance;
            most[i] = random.nextInt(256);
            expectedMost[i] = Math.max(most[i], distance);
        }
        ByteDistances.most(most, distances, n);
        assertThat(most).isEqualTo(expectedMost);
        assertThat(ByteDistances.positive(distances, n)).isEqualTo(positive);
        assertThat(ByteDistances.largest(distances, n)).isEqualTo(largest);
        assertThat(ByteDistances.sum(distances, n)).isEqualTo(sum);
        assertThat(ByteDistances.squares(distances, n)).isEqualTo(squares);
    }
}
