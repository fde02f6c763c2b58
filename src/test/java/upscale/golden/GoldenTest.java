package upscale.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import upscale.Main;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Source;

/**
 * Our own approved outputs. A golden is a line of {@code goldens.txt}: its file, then the command line that makes it; inputs are
 * named relative to the project. Decoded samples are compared, exactly, so that the same must come out of every machine and JDK
 * whatever its deflate does.
 *
 * <p>{@code mvn test -Dtest=GoldenTest -Dupscale.goldens.write=true} approves what comes out now; look at it before you commit.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final boolean WRITE = Boolean.getBoolean("upscale.goldens.write");

    @TempDir
    private Path folder;

    private record Golden(Path file, String[] args) {}

    private static List<Golden> goldens() throws IOException {
        List<Golden> goldens = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("goldens.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+", 2);
                goldens.add(new Golden(FOLDER.resolve(words[0]), words[1].split("\\s+")));
            }
        }
        return goldens;
    }

    @TestFactory
    Stream<DynamicTest> samplesAreTheApprovedOnes() throws IOException {
        return goldens().stream()
                .map(golden -> dynamicTest(golden.file().getFileName().toString(), () -> check(golden)));
    }

    @Test
    void everyApprovedFileHasItsLine() throws IOException {
        List<Path> listed = goldens().stream().map(Golden::file).toList();
        assertThat(listed).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(f -> !f.toString().endsWith(".txt"))).containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private void check(Golden golden) throws IOException {
        Path made = folder.resolve(golden.file().getFileName());
        List<String> args = new ArrayList<>(List.of(golden.args()));
        args.addAll(List.of("-q", "-o", made.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                args.toArray(String[]::new),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        if (WRITE) {
            Files.write(golden.file(), Files.readAllBytes(made));
        }
        var actual = read(made).first().raster();
        var approved = read(golden.file()).first().raster();
        assertThat(actual.info()).isEqualTo(approved.info());
        assertThat(actual.sameSamples(approved))
                .as("samples of " + golden.file())
                .isTrue();
    }

    private static Document read(Path file) throws IOException {
        Source source = Source.of(file);
        return Formats.load(GoldenTest.class.getClassLoader()).of(source).read(source);
    }
}
