package upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes are moved as floats are. */
final class ByteMovesTest {
    private static final int N = 130;
    private static final int LONGEST = 5;

    private final byte[] bytes = new byte[N * LONGEST];
    private final float[] floats = new float[N * LONGEST];
    private final byte[] out = new byte[N * LONGEST + 1];
    private final float[] expected = new float[N * LONGEST + 1];

    ByteMovesTest() {
        SplittableRandom random = new SplittableRandom(5);
        random.nextBytes(bytes);
        random.nextBytes(out);
        for (int i = 0; i < bytes.length; i++) {
            floats[i] = bytes[i];
        }
        for (int i = 0; i < out.length; i++) {
            expected[i] = out[i];
        }
    }

    private void same(String what) {
        for (int i = 0; i < out.length; i++) {
            assertThat((float) out[i]).as("%s at %d", what, i).isEqualTo(expected[i]);
        }
    }

    @Test
    void atAnyStep() {
        for (int step = 1; step <= LONGEST; step++) {
            Moves.BYTES.stride(bytes, step - 1, step, out, N);
            Rows.FLOAT.stride(floats, step - 1, step, expected, N);
            same("stride " + step);
            Moves.BYTES.spread(bytes, out, step - 1, step, N);
            Rows.FLOAT.spread(floats, expected, step - 1, step, N);
            same("spread " + step);
            Moves.BYTES.repeat(bytes, out, step, N);
            Rows.FLOAT.repeat(floats, expected, step, N);
            same("repeat " + step);
            for (int o = 0; o < N * step; o++) {
                assertThat(out[o]).isEqualTo(bytes[o / step]);
            }
        }
    }

    @Test
    void fromAnywhereOrNowhere() {
        int[] index = new SplittableRandom(6).ints(N, -1, N).toArray();
        Moves.BYTES.pick(bytes, index, out, N);
        Rows.FLOAT.pick(floats, index, expected, N);
        same("pick");
        int[] from = new SplittableRandom(8).ints(N, 40, 40 + N).toArray();
        int[] to = new SplittableRandom(9).ints(N, 0, out.length).toArray();
        Moves.BYTES.scatter(bytes, 40, from, out, to, 3, N - 3);
        Rows.FLOAT.scatter(floats, 40, from, expected, to, 3, N - 3);
        same("scatter");
        assertThat(out[to[N - 4]]).isEqualTo(bytes[from[N - 4] - 40]);
        Moves.BYTES.fill(out, 3, N / 2);
        Rows.FLOAT.fill(expected, 3, N / 2);
        same("fill");
    }
}
