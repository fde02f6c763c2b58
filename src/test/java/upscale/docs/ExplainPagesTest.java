package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.Main;

/**
 * The pages and pictures of {@code docs/explain} are what the commands in its README print today. {@code -Dupscale.docs.write=true} writes
 * them anew: look at each before it is committed.
 */
class ExplainPagesTest {
    private static final Path FOLDER = Path.of("docs", "explain");

    /** The commands of the README, without the program's name, by the file that each makes. */
    private static Map<String, List<String>> commands() throws IOException {
        Map<String, List<String>> commands = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("README.md"))) {
            if (line.startsWith("upscale explain ") && line.contains(" > ")) {
                ShellLine.Stage stage = ShellLine.parse(line).stages().get(0);
                commands.put(stage.out(), stage.words().subList(1, stage.words().size()));
            }
        }
        return commands;
    }

    @TestFactory
    Stream<DynamicTest> pagesAreWhatTheToolPrints() throws IOException {
        return commands().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Path file = FOLDER.resolve(entry.getKey());
                    String made = printed(entry.getValue());
                    if (GeneratedPart.WRITE) {
                        Files.writeString(file, made);
                    }
                    assertThat(Files.readString(file).replace("\r\n", "\n"))
                            .as("%s; %s", file, GeneratedPart.TO_WRITE)
                            .isEqualTo(made);
                }));
    }

    private static String printed(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                words.toArray(String[]::new),
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyFileIsMadeByACommand() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("README.md")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(commands().keySet());
        }
    }
}
