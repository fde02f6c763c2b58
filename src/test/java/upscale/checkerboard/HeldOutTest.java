package upscale.checkerboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Checkerboards are told from pictures without, over sets that the measurement was not made with. */
class HeldOutTest {
    /** Chosen before anything was measured on it. */
    private static final long FIRST = 2011;

    private static final int PAIRS = 120;

    @Test
    void tellsTheFirstSetApart() {
        List<String> wrong = HeldOut.lots(HeldOut.SCENES, FIRST, PAIRS).parallelStream()
                .flatMap(HeldOutTest::wrong)
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static java.util.stream.Stream<String> wrong(HeldOut.Lot lot) {
        Checkerboard clean = Checkerboard.of(lot.clean(), OptionalInt.empty());
        Checkerboard bad = Checkerboard.of(lot.bad(), OptionalInt.empty());
        return clean.score() < 1.2 && bad.score() > 3
                ? java.util.stream.Stream.of()
                : java.util.stream.Stream.of(lot + ": " + clean + " / " + bad);
    }
}
