package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.job.Manifest.Entry;

/** The list of what was made in a folder. */
class ManifestTest {
    private static final Entry ENTRY = new Entry("a b %20\n.png", -1, 10, 20);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve(Manifest.NAME);
    }

    @Test
    void tellsWhatWasAddedByWhomever() throws IOException {
        Manifest before = new Manifest(folder);
        assertThat(before.has(ENTRY)).isFalse();
        new Manifest(folder).add(ENTRY);
        for (Manifest manifest : List.of(before, new Manifest(folder))) {
            assertThat(manifest.has(ENTRY)).isTrue();
            assertThat(manifest.names(ENTRY.name())).isTrue();
            assertThat(manifest.names(ENTRY.name(), -1)).isTrue();
            assertThat(manifest.names(ENTRY.name(), 1)).isFalse();
            assertThat(manifest.names("b")).isFalse();
        }
    }

    @Test
    void everythingInALineCounts() throws IOException {
        Manifest manifest = new Manifest(folder);
        manifest.add(ENTRY);
        for (Entry other : List.of(
                new Entry("A b %20\n.png", -1, 10, 20),
                new Entry(ENTRY.name(), 1, 10, 20),
                new Entry(ENTRY.name(), -1, 11, 20),
                new Entry(ENTRY.name(), -1, 10, 21))) {
            assertThat(manifest.has(other)).as(other.toString()).isFalse();
        }
    }

    @Test
    void whatWasCutShortIsLeftOutAndHarmsNothingBehindIt() throws IOException {
        new Manifest(folder).add(ENTRY);
        String line = Files.readString(file()).strip();
        for (int length = 0; length < line.length(); length++) {
            Files.writeString(file(), line.substring(0, length));
            assertThat(new Manifest(folder).has(ENTRY))
                    .as(line.substring(0, length))
                    .isFalse();
            Entry next = new Entry("next", length, 1, 2);
            new Manifest(folder).add(next);
            assertThat(new Manifest(folder).has(ENTRY))
                    .as(line.substring(0, length))
                    .isFalse();
            assertThat(new Manifest(folder).has(next)).isTrue();
        }
    }

    @Test
    void otherVersionsAndStrangersAreLeftOut() throws IOException {
        Manifest manifest = new Manifest(folder);
        manifest.add(ENTRY);
        String line = Files.readString(file()).strip();
        Files.writeString(file(), "\n2" + line.substring(1) + "\nwhat is this\n \n" + line.replace("10", "12") + "\n");
        assertThat(new Manifest(folder).has(ENTRY)).isFalse();
        assertThat(new Manifest(folder).names(ENTRY.name())).isFalse();
    }

    @Test
    void severalProcessesAddAtTheSameTime() throws IOException, InterruptedException {
        int each = 200;
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Adding.class.getName(),
                            folder.toString(),
                            Integer.toString(p),
                            Integer.toString(each))
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        Manifest manifest = new Manifest(folder);
        for (int p = 0; p < 2; p++) {
            for (int i = 0; i < each; i++) {
                assertThat(manifest.has(Adding.entry(p, i))).isTrue();
            }
        }
    }

    /** A process of its own. */
    static final class Adding {
        private Adding() {}

        static Entry entry(int process, int number) {
            return new Entry("file " + number, process, number, number);
        }

        public static void main(String[] args) throws IOException {
            Manifest manifest = new Manifest(Path.of(args[0]));
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                manifest.add(entry(Integer.parseInt(args[1]), i));
            }
        }
    }

    @Test
    void whatComesLaterIsRead() throws IOException {
        Manifest manifest = new Manifest(folder);
        manifest.add(ENTRY);
        assertThat(manifest.has(ENTRY)).isTrue();
        // the beginning of a line, of which the rest is still to come
        Entry next = new Entry("next", 1, 2, 3);
        Path other = Files.createDirectory(folder.resolve("other"));
        new Manifest(other).add(next);
        String line = Files.readString(other.resolve(Manifest.NAME));
        Files.writeString(file(), line.substring(0, 9), StandardOpenOption.APPEND);
        assertThat(manifest.has(next)).isFalse();
        Files.writeString(file(), line.substring(9), StandardOpenOption.APPEND);
        assertThat(manifest.has(next)).isTrue();
    }
}
