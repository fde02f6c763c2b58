package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    @TempDir
    private Path folder;

    @Test
    void readsFilesAndMemoryAlike() throws IOException {
        byte[] bytes = new byte[2000];
        bytes[3] = 7;
        Path file = Files.write(folder.resolve("a.bin"), bytes);
        for (Source source : new Source[] {Source.of(file), Source.of("-", bytes)}) {
            assertThat(source.readAll()).isEqualTo(bytes);
            assertThat(source.size()).isEqualTo(2000);
            assertThat(source.head()).hasSize(Source.HEAD).startsWith(0, 0, 0, 7);
        }
    }

    @Test
    void refusesToHoldAFileThatHalfTheHeapCannot() throws IOException {
        Path file = folder.resolve("hole.bin");
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(
                    Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE) + 1); // takes no room on disk
        }
        assertThatThrownBy(() -> Source.of(file).readAll())
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TOO_LARGE));
    }
}
