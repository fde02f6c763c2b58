package upscale.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals of files that are no images, as whoever compares them is played. */
class ApprovalTest {
    @TempDir
    private Path folder;

    private Path actual;
    private Path expected;
    private Pair pair;
    private final List<Approval.Entry> entries = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        actual = Files.writeString(folder.resolve("actual"), "abc");
        expected = Files.writeString(folder.resolve("expected"), "");
        pair = new Pair("actual", Optional.of(actual), Optional.of(expected));
    }

    private Outcome approved(Approval.Log log, Function<Pair, Outcome> comparing) {
        Approval approval = new Approval(new Goldens(expected, false), Set.of(Status.DIFFERENT), Optional.of(log));
        return approval.of(pair, comparing, comparing).get();
    }

    private static Outcome different(Pair pair) {
        return new Outcome(pair, Status.DIFFERENT, List.of("why"), List.of(), List.of(), Optional.empty(), 0);
    }

    /** The hashes are those of FIPS 180-4's own example, "abc", and of nothing. */
    @Test
    void hashesAreThoseOfTheBytes() {
        Outcome outcome = approved(entries::add, ApprovalTest::different);
        assertThat(outcome.status()).isEqualTo(Status.APPROVED);
        assertThat(outcome.reasons()).containsExactly("different", "why");
        assertThat(expected).hasContent("abc");
        assertThat(entries)
                .containsExactly(new Approval.Entry(
                        "expected",
                        Status.DIFFERENT,
                        Optional.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                        Optional.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
    }

    @Test
    void whatChangedSinceItWasComparedIsNotApproved() {
        Outcome outcome = approved(entries::add, pair -> {
            try {
                Files.writeString(actual, "abd");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return different(pair);
        });
        assertThat(outcome.status()).isEqualTo(Status.DIFFERENT);
        assertThat(outcome.reasons())
                .containsExactly("why", "not approved: " + actual + " changed while it was compared");
        assertThat(expected).isEmptyFile();
        assertThat(entries).isEmpty();
    }

    /** As a pipe is none; a folder stands for it, which every system has. */
    @Test
    void whatIsNoFileIsNotApproved() throws IOException {
        Files.delete(actual);
        Files.createDirectory(actual);
        Outcome outcome = approved(entries::add, ApprovalTest::different);
        assertThat(outcome.reasons())
                .containsExactly("why", "not approved: " + actual + " is no file, and cannot be read twice");
        assertThat(expected).isEmptyFile();
    }

    @Test
    void whatCannotBeWrittenDownIsNotApproved() {
        Outcome outcome = approved(
                entry -> {
                    throw new IOException("no room");
                },
                ApprovalTest::different);
        assertThat(outcome.status()).isEqualTo(Status.DIFFERENT);
        assertThat(outcome.reasons()).containsExactly("why", "not approved: no room");
        assertThat(expected).isEmptyFile();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatCannotBeReadIsNeverApproved() {
        Goldens goldens = Goldens.of(actual, expected);
        assertThatThrownBy(() -> new Approval(goldens, Set.of(Status.UNDECODABLE), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
