package upscale.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void everyPieceIsAsItWasSetAside() throws IOException {
        try (Spool spool = Spool.open()) {
            List<Spool.Piece> pieces = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                pieces.add(spool.add(bytes(1000 * i, i)));
                assertThat(spool.get(pieces.get(i / 2))).isEqualTo(bytes(1000 * (i / 2), i / 2));
            }
            for (int i = 19; i >= 0; i--) {
                assertThat(spool.get(pieces.get(i))).isEqualTo(bytes(1000 * i, i));
            }
        }
    }

    /** A pair that takes too long is given up: its thread is interrupted, and the other pairs go on. */
    @Test
    void anInterruptedThreadSpoilsItForNoOther() throws IOException {
        try (Spool spool = Spool.open()) {
            Thread.currentThread().interrupt();
            Spool.Piece first = spool.add(bytes(10, 1));
            assertThat(Thread.interrupted()).isTrue();
            Spool.Piece second = spool.add(bytes(10, 2));
            assertThat(spool.get(first)).isEqualTo(bytes(10, 1));
            assertThat(spool.get(second)).isEqualTo(bytes(10, 2));
        }
    }
}
