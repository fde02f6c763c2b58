package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of files before they are put in place. */
class LedgerTest {
    @TempDir
    private Path folder;

    private Ledger.Account account(Existing.Keep keep) throws IOException {
        Path input = folder.resolve("input");
        if (!Files.exists(input)) {
            Files.writeString(input, "input");
        }
        Ledger.Work work =
                new Ledger.Work(List.of(folder.resolve("out")), Optional.empty(), List.of(input), List.of("plan"));
        return new Ledger(new Existing(keep, false)).account(work);
    }

    private OutputFile written() throws IOException {
        OutputFile file = OutputFile.create(folder.resolve("out"), false);
        file.channel().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        file.seal();
        return file;
    }

    @Test
    void whatIsWrittenDownIsDoneOnceItIsThere() throws IOException {
        try (OutputFile file = written()) {
            assertThat(account(Existing.Keep.MADE).writeDown(file)).isEmpty();
            assertThat(account(Existing.Keep.MADE).done()).isEmpty();
            file.commit();
        }
        assertThat(account(Existing.Keep.MADE).done()).isPresent();
        assertThat(account(Existing.Keep.NONE).done()).isEmpty();
    }

    /** As by a signal: else the file would be there, and nobody would know whose it is. */
    @Test
    void whoIsInterruptedDoesNotGoOn() throws IOException {
        try (OutputFile file = written()) {
            Ledger.Account account = account(Existing.Keep.MADE);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> account.writeDown(file)).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatCannotBeWrittenDownIsTold() throws IOException {
        Files.createDirectory(folder.resolve(Manifest.NAME));
        try (OutputFile file = written()) {
            assertThat(account(Existing.Keep.MADE).writeDown(file))
                    .hasValueSatisfying(told -> assertThat(told).startsWith("cannot be skipped the next time: "));
        }
    }
}
