package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    void nobodyReadsOnWhenNobodyWaits() throws IOException {
        byte[] bytes = new byte[1 << 20];
        Path file = Files.write(folder.resolve("a.bin"), bytes);
        AtomicBoolean wanted = new AtomicBoolean(true);
        Allowance allowance = new Allowance(Long.MAX_VALUE, wanted::get, Ending.REFUSED);
        for (Source source : new Source[] {Source.of(file, allowance), Source.of("-", bytes, allowance)}) {
            wanted.set(true);
            try (InputStream in = source.open();
                    RandomBytes random = RandomBytes.open("test", source)) {
                assertThat(in.read()).isZero();
                assertThat(random.read(0, 1, "it")).containsExactly(0);
                wanted.set(false);
                assertThatThrownBy(in::readAllBytes).isInstanceOf(InterruptedIOException.class);
                assertThatThrownBy(() -> random.read(0, 1, "it")).isInstanceOf(InterruptedIOException.class);
                assertThatThrownBy(source::readAll).isInstanceOf(InterruptedIOException.class);
            }
        }
    }

    @Test
    void aStreamThatNeverEndsIsReadNoFurther() {
        AtomicInteger reads = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                reads.incrementAndGet();
                return count;
            }
        };
        assertThatThrownBy(() ->
                        Source.of("-", endless, new Allowance(Long.MAX_VALUE, () -> reads.get() < 3, Ending.REFUSED)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(reads).hasValue(3);
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
