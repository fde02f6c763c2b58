package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the making: where they are, who removes them, and whose are left alone. */
class TemporaryTest {
    @TempDir
    private Path folder;

    private Path hidden() {
        return folder.resolve(Temporary.FOLDER);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }

    @Test
    void goesAndItsFolderWithIt() throws IOException {
        try (Temporary made = Temporary.in(folder)) {
            assertThat(made.path()).hasParentRaw(hidden());
        }
        Temporary.tidy();
        assertThat(files()).isEmpty();
    }

    @Test
    void movedAwayItStaysWhereItWasMoved() throws IOException {
        Path moved = folder.resolve("moved");
        try (Temporary made = Temporary.in(folder)) {
            Files.move(made.path(), moved);
        }
        Temporary.tidy();
        assertThat(files()).containsExactly(moved);
    }

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNext() throws IOException {
        Files.createDirectory(hidden());
        Path left = Files.writeString(hidden().resolve(".upscale-1.part"), "half");
        Path other = Files.writeString(hidden().resolve("note.txt"), "whose it is, nobody knows");
        Temporary.in(folder).close();
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void itIsRemovedWhereNothingIsMadeAsWell() throws IOException {
        Temporary.clearFrom(folder);
        assertThat(hidden()).doesNotExist();
        Files.createDirectory(hidden());
        Files.writeString(hidden().resolve(".upscale-1.part"), "half");
        Temporary.clearFrom(folder);
        Temporary.tidy();
        assertThat(hidden()).doesNotExist();
    }

    @Test
    void whatIsStillBeingMadeIsNotRemoved() throws IOException {
        try (Temporary first = Temporary.in(folder)) {
            Temporary.tidy(); // as if another run began
            Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
            try (Temporary second = Temporary.in(link)) {
                assertThat(first.path()).exists();
                assertThat(second.path()).exists();
            } finally {
                Files.delete(link);
            }
        }
    }

    @Test
    void itIsLockedSoThatOtherProcessesKnow() throws IOException, InterruptedException {
        try (Temporary made = Temporary.in(folder)) {
            assertThat(clearedElsewhere()).isZero();
            assertThat(made.path()).exists();
        }
        Path left = Files.writeString(hidden().resolve(".upscale-2.part"), "half");
        assertThat(clearedElsewhere()).isZero();
        assertThat(left).doesNotExist();
    }

    // Another process that makes a temporary file in the same folder.
    private int clearedElsewhere() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** A process of its own. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] args) throws IOException {
            Temporary.in(Path.of(args[0])).close();
        }
    }

    @Test
    void aFolderThatOnlySeemsToBeTheHiddenOneIsNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path bystander = Files.writeString(elsewhere.resolve(".upscale-3.part"), "precious");
        Files.createSymbolicLink(hidden(), elsewhere);
        try (Temporary made = Temporary.in(folder)) {
            assertThat(made.path()).hasParentRaw(folder);
        }
        assertThat(files()).containsExactlyInAnyOrder(hidden(), elsewhere, bystander);
    }

    @Test
    void anotherRunMayTidyUpMeanwhile() throws IOException {
        Temporary.in(folder).close();
        Files.delete(hidden());
        try (Temporary made = Temporary.in(folder)) {
            assertThat(made.path()).hasParentRaw(hidden());
        }
    }

    @Test
    void aLockThatIsHeldKeepsAFileFromBeingRemoved() throws IOException {
        Files.createDirectory(hidden());
        Path left = Files.createFile(hidden().resolve(".upscale-4.part"));
        try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Temporary.in(folder).close();
            assertThat(lock.isValid()).isTrue();
            assertThat(left).exists();
        }
    }
}
