package upscale.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void theHighestCodeCounts() {
        assertThat(Verdict.STRICT.exitCode(List.of())).isZero();
        assertThat(Verdict.STRICT.exitCode(List.of(Status.SAME, Status.SIZE_DIFFERS, Status.DIFFERENT)))
                .isEqualTo(3);
        assertThat(Verdict.STRICT.exitCode(List.of(Status.values()))).isEqualTo(5);
    }

    @Test
    void whatIsAllowedDoesNotCount() {
        Verdict verdict = new Verdict(Set.of(Status.UNDECODABLE, Status.NEW));
        assertThat(verdict.exitCode(List.of(Status.UNDECODABLE, Status.NEW, Status.DIFFERENT)))
                .isEqualTo(1);
        assertThat(verdict.exitCode(List.of(Status.NEW, Status.MISSING))).isEqualTo(4);
        assertThat(verdict.exitCode(List.of(Status.UNDECODABLE, Status.SAME))).isZero();
    }

    /** One page of another size, which is allowed, hides no page that differs. */
    @Test
    void whatIsAllowedHidesNothingThatCounts() {
        Verdict verdict = new Verdict(Set.of(Status.SIZE_DIFFERS));
        assertThat(verdict.worse(Status.SIZE_DIFFERS, Status.DIFFERENT)).isEqualTo(Status.DIFFERENT);
        assertThat(verdict.worse(Status.DIFFERENT, Status.SIZE_DIFFERS)).isEqualTo(Status.DIFFERENT);
        assertThat(verdict.worse(Status.SAME, Status.SIZE_DIFFERS)).isEqualTo(Status.SIZE_DIFFERS);
        assertThat(Verdict.STRICT.worse(Status.DIFFERENT, Status.SIZE_DIFFERS)).isEqualTo(Status.SIZE_DIFFERS);
    }
}
