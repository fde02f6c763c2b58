package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.launcher.Install.Ended;

/** Disks without room: one line for each result, what was there before is as it was, and nothing partial. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskIT {
    private static final int NO_MOUNTING = 77;

    @TempDir
    static Path root;

    private static Work work;

    @BeforeAll
    static void install() throws Exception {
        work = new Work(root);
        work.pictures(1, 20);
        work.pictures(1, 1200);
    }

    private static Ended script(String text, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", text, work.install.launcher.toString()));
        command.addAll(List.of(words));
        return work.run(command);
    }

    /** A disk of a megabyte in a space of names of its own, for which nobody has to be asked. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "bmp", "pnm", "npy", "jpg", "dcm"})
    void aFullDisk(String suffix) throws Exception {
        Path inner = Files.writeString(root.resolve("inner.sh"), """
                mkdir -p full && /bin/mount -t tmpfs -o size=1m tmpfs full || exit 77
                for name in 000 001; do echo "what was here before, $name" >full/$name.$2; done
                "$1" 000.pgm 001.pgm -s 2 --quality 100 -f --format "$3" -o "full/{name}.$2" -q
                echo "code $?"
                cat full/001.$2
                [ "$(cat full/000.$2 | wc -c)" -gt 40 ] && echo replaced
                /bin/ls -A full
                """);
        String format = switch (suffix) {
            case "tif" -> "tiff";
            case "jpg" -> "jpeg";
            case "dcm" -> "dicom";
            default -> suffix;
        };
        Ended ended = script(
                "exec /usr/bin/unshare -rm /bin/sh \"$@\" 2>&1",
                inner.toString(),
                work.install.launcher.toString(),
                suffix,
                format);
        assumeTrue(!ended.out().contains("unshare") && ended.code() != NO_MOUNTING, "nothing can be mounted here");
        assertThat(ended.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("upscale: 001.pgm: ")
                                .contains("No space left on device"),
                        line -> assertThat(line).isEqualTo("code 1"),
                        line -> assertThat(line).isEqualTo("what was here before, 001"),
                        line -> assertThat(line).isEqualTo("replaced"),
                        line -> assertThat(line).isEqualTo("000." + suffix),
                        line -> assertThat(line).isEqualTo("001." + suffix));
    }

    /** Files may not grow on. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "npy"})
    void aLimitOfFiles(String suffix) throws Exception {
        Path before = Files.writeString(root.resolve("limited." + suffix), "what was here before");
        Ended ended = script("trap '' XFSZ; ulimit -f 100; \"$0\" 001.pgm -s 2 -f -o limited." + suffix);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .contains("001.pgm: ")
                .contains("File too large");
        assertThat(before).hasContent("what was here before");
        assertThat(root.resolve(".upscale-parts")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "npy"})
    void aDeviceThatIsAlwaysFull(String format) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        for (String picture : work.inputs) {
            Ended ended = script("\"$0\" " + picture + " -s 2 --format " + format + " -o /dev/full");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err().lines())
                    .singleElement()
                    .asString()
                    .contains(picture)
                    .contains("No space left on device");
        }
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }
}
