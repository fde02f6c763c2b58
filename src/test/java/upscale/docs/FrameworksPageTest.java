package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import upscale.cli.NpyFiles;
import upscale.cli.Ran;

/** What {@code docs/frameworks.md} has one type runs, and where PyTorch is installed makes the numbers that it makes. */
class FrameworksPageTest {
    private static final Pattern ROW = Pattern.compile("\\| .+ \\| `([^`]*\\.npy[^`]*)` \\|.*");

    /** What {@code docs/frameworks.py} ends with where it has no PyTorch. */
    private static final int NOT_INSTALLED = 77;

    @TempDir
    private Path folder;

    /** The arrays of the page's snippet, in shape. */
    @BeforeEach
    void prepare() throws IOException {
        Files.copy(Path.of("samples", "features.npy"), folder.resolve("features.npy"));
        write("w.npy", 8, 4, 3, 3);
        write("v.npy", 4, 8, 3, 3);
        write("g.npy", 8, 2, 4, 4);
        write("b.npy", 4);
        write("keras-w.npy", 3, 3, 4, 8);
        write("keras-v.npy", 3, 3, 8, 4);
        Ran.well(words("pool features.npy -k 2 --indices i.npy -o p.npy -q"));
    }

    private void write(String name, int... shape) {
        String axes = Arrays.toString(shape).replaceAll("[\\[\\]]", "") + ",";
        double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        NpyFiles.write(folder.resolve(name), axes, values);
    }

    private Object[] words(String line) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.endsWith(".npy") ? folder.resolve(word).toString() : word)
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> everyRowRuns() {
        List<String> rows = Markdown.of(Path.of("docs", "frameworks.md")).lines().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
        assertThat(rows).hasSizeGreaterThan(30);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row, () -> Ran.well(words(row + " -q -f -o ours.npy"))));
    }

    @Test
    void pytorchMakesTheSameNumbers() throws Exception {
        Path python = Stream.of("/usr/bin/python3", "/usr/local/bin/python3")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(python != null, "no Python");
        Process process = new ProcessBuilder(
                        python.toString(),
                        Path.of("docs", "frameworks.py").toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "upscale.Main")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assumeTrue(exit != NOT_INSTALLED, told);
        assertThat(exit).as(told).isZero();
    }
}
