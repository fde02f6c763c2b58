package upscale.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd and broken files that others have collected, a folder in one run with a small heap: every file is written or refused in a line, nothing
 * else is left behind, and the run ends. How many are written and how many refused is what docs/testing.md says.
 */
class HostileFoldersTest {
    private static final Path HOSTILE = Path.of("..", "shared", "hostile");
    private static final Path PAGE = Path.of("docs", "testing.md");
    private static final int MINUTES = 10;

    @TempDir
    private Path folder;

    /** A line of the page's table. */
    private record Counts(String folder, int files, int written, int refused) {
        static Counts of(String line) {
            String[] cells = line.split("\\|");
            return new Counts(
                    cells[1].strip(),
                    Integer.parseInt(cells[2].strip()),
                    Integer.parseInt(cells[3].strip()),
                    Integer.parseInt(cells[4].strip()));
        }
    }

    static Stream<Counts> folders() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| [a-z-]+( \\|\\s+[0-9]+){3} \\|"))
                .map(Counts::of);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFileIsWrittenOrRefused(Counts expected) throws IOException, InterruptedException {
        Path hostile = HOSTILE.resolve(expected.folder);
        Assumptions.assumeTrue(Files.isDirectory(hostile), hostile + " is absent");
        List<Path> inputs = numbered(hostile);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = run(inputs, out, err);

        int written = 0;
        List<String> refusals = new ArrayList<>();
        List<String> results = Files.readAllLines(out);
        assertThat(results).as("and what they come to").hasSize(inputs.size() + 1);
        for (int i = 0; i < inputs.size(); i++) {
            JsonObject result = JsonParser.parseString(results.get(i)).getAsJsonObject();
            assertThat(result.get("input").getAsString())
                    .isEqualTo(inputs.get(i).toString());
            if (result.get("status").getAsString().equals("written")) {
                written++;
                Path output = Path.of(result.get("output").getAsString());
                assertThat(output).isNotEmptyFile();
                Files.delete(output);
            } else {
                refusals.add(inputs.get(i) + ": " + result.get("reason").getAsString());
            }
        }
        assertThat(folder.resolve("results"))
                .satisfiesAnyOf(
                        results_ -> assertThat(results_).doesNotExist(),
                        results_ -> assertThat(results_).isEmptyDirectory());
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).doesNotContain("internal error"));
        List<String> said = Files.readAllLines(err);
        assertThat(said).allSatisfy(line -> assertThat(line).startsWith("upscale: "));
        assertThat(said).containsAll(refusals.stream().map(r -> "upscale: " + r).toList());
        assertThat(new Counts(expected.folder, inputs.size(), written, refusals.size()))
                .as(String.join("\n", refusals))
                .isEqualTo(expected);
        assertThat(code).isEqualTo(refusals.isEmpty() ? 0 : 1);
    }

    /** Copies of the files in a folder and all below it, numbered so that no two results have one name. */
    private List<Path> numbered(Path hostile) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> all = Files.walk(hostile)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                copies.add(
                        Files.copy(file, folder.resolve(String.format("%03d-%s", copies.size(), file.getFileName()))));
            }
        }
        return copies;
    }

    private int run(List<Path> inputs, Path out, Path err) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "upscale.Main"));
        command.addAll(List.of(
                "-s", "2", "--format", "tiff", "--json", "--progress", "none", "-o", folder.resolve("results") + "/"));
        inputs.forEach(input -> command.add(input.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + Files.readString(err));
        }
        return process.exitValue();
    }
}
