package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import upscale.Main;
import upscale.docs.DocumentedCommands.Command;
import upscale.samples.PhantomSeries;
import upscale.tensor.ModelFile;
import upscale.tensor.Tensor;

/** Every command that the documents and {@code --help} show does what they say: it runs, ends as stated and prints what is shown. */
class CommandsInDocsTest {
    @TempDir
    private static Path folder;

    private static Path prepared;
    private static Path furnished;

    /** The samples, in their folder and beside it, and the few other files that examples name. */
    @BeforeAll
    static void prepare() throws IOException {
        prepared = Files.createDirectory(folder.resolve("prepared"));
        Path samples = Files.createDirectory(prepared.resolve("samples"));
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, samples.resolve(file.getFileName()));
                if (!file.toString().endsWith(".md")) {
                    Files.copy(file, prepared.resolve(file.getFileName()));
                }
            }
        }
        for (Path beside : List.of(samples, prepared)) {
            PhantomSeries.write(Files.createDirectory(beside.resolve("head")));
        }
        convert("photo.png", "a.jpg");
        convert("photo.png", "b.jpg");
        convert("line-art.png", "scan.tif");
        Files.createDirectory(prepared.resolve("photos"));
        convert("photo.png", "photos/photo.jpg");
        furnished = Files.createDirectory(folder.resolve("furnished"));
        DocumentedCommands.copy(prepared, furnished);
        furnish();
    }

    /** Adds what the examples in the help of commands name besides. */
    private static void furnish() throws IOException {
        for (String picture : List.of("a.png", "b.png", "new.png", "old.png", "scan.png")) {
            Files.copy(furnished.resolve("photo.png"), furnished.resolve(picture));
        }
        for (int i = 1; i < 10; i++) {
            Files.copy(furnished.resolve("zone-plate.png"), furnished.resolve("photos/" + i + ".png"));
        }
        for (String side : List.of("out", "golden")) {
            Path icons = Files.createDirectories(furnished.resolve(side).resolve("icons"));
            Files.copy(furnished.resolve("sprite.png"), icons.resolve("sprite.png"));
        }
        Files.copy(furnished.resolve("features.npy"), furnished.resolve("x.npy"));
        try (OutputStream net = Files.newOutputStream(furnished.resolve("net.safetensors"))) {
            Tensor weights = new Tensor(List.of(4, 8, 3, 3), new double[4 * 8 * 3 * 3]);
            new ModelFile(Map.of(), Map.of("down.weight", weights)).write(net);
        }
    }

    private static void convert(String from, String to) {
        output(
                prepared.resolve(from).toString(),
                "-s",
                "1",
                "-o",
                prepared.resolve(to).toString());
    }

    private static String output(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(args, InputStream.nullInputStream(), both, both, StandardCharsets.UTF_8);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        return text;
    }

    @TestFactory
    List<DynamicContainer> pages() throws Exception {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Markdown page : Markdown.all()) {
            if (!DocumentedCommands.of(page).isEmpty()) {
                containers.add(container(page));
            }
        }
        return containers;
    }

    /** What the README's table of what others do not do tells to see it by. */
    @TestFactory
    List<DynamicTest> commandsThatShowWhatOthersDoNot() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`upscale "))
                .toList();
        assertThat(rows).hasSizeGreaterThan(8);
        List<String> lines = new ArrayList<>(List.of("```sh"));
        rows.forEach(row -> lines.add(row.replaceFirst(".*?\\| `(upscale [^`]*)` \\|.*", "$1")));
        lines.add("```");
        return tests(Markdown.of(Files.write(folder.resolve("table.md"), lines)), prepared);
    }

    /** The examples in the help of the main job and of every command. */
    @TestFactory
    List<DynamicContainer> examplesOfHelp() throws Exception {
        List<DynamicContainer> containers = new ArrayList<>();
        List<String> commands = output("help")
                .lines()
                .dropWhile(line -> !line.startsWith("Commands, "))
                .filter(line -> line.matches("  [a-z]+ .*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .toList();
        assertThat(commands).contains("compare", "help");
        for (String command : Stream.concat(Stream.of(""), commands.stream()).toList()) {
            List<String> examples = output((command + " --help").strip().split(" "))
                    .lines()
                    .dropWhile(line -> !line.equals("Examples:"))
                    .filter(line -> line.startsWith("  upscale "))
                    .map(String::strip)
                    .filter(line -> !line.contains(" --network ")) // minutes: see NetworkLearnTest
                    .toList();
            List<String> lines = new ArrayList<>(List.of("```sh"));
            lines.addAll(examples);
            lines.add("```");
            Path page = Files.write(folder.resolve("help-" + command + ".md"), lines);
            containers.add(DynamicContainer.dynamicContainer(
                    ("upscale " + command).strip(), tests(Markdown.of(page), furnished)));
        }
        return containers;
    }

    @Test
    void readmeOpensWithTheMainJobAndShowsTenMore() {
        List<List<Command>> blocks = DocumentedCommands.of(Markdown.of(Path.of("README.md")));
        assertThat(blocks.get(0).get(0).text()).isEqualTo("./upscale samples/photo.png -s 4 -o big.png");
        assertThat(blocks.stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(11);
    }

    private static DynamicContainer container(Markdown page) throws Exception {
        return DynamicContainer.dynamicContainer(page.path().toString(), tests(page, prepared));
    }

    private static List<DynamicTest> tests(Markdown page, Path files) throws Exception {
        Path results = Files.createTempDirectory(folder, "results");
        String process = run(page, files, results);
        return DocumentedCommands.of(page).stream()
                .flatMap(List::stream)
                .map(command -> DynamicTest.dynamicTest(
                        command.line() + ": " + command.text(), () -> check(command, results, process)))
                .toList();
    }

    private static String run(Markdown page, Path files, Path results) throws Exception {
        Path cwd = Files.createTempDirectory(folder, "cwd");
        Files.createFile(cwd.resolve(DocumentedCommands.SCRATCH));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DocumentedCommands.class.getName(),
                        page.path().toAbsolutePath().toString(),
                        files.toString(),
                        results.toString())
                .directory(cwd.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }
    }

    private static void check(Command command, Path results, String process) throws IOException {
        Path exit = results.resolve(command.line() + ".exit");
        assertThat(exit).as("was not run: %s", process).exists();
        String terminal = Files.readString(results.resolve(command.line() + ".terminal"), StandardCharsets.ISO_8859_1);
        terminal = new String(terminal.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(Files.readString(exit))
                .as(terminal)
                .isEqualTo(Integer.toString(ShellLine.parse(command.text()).exit()));
        if (!command.shown().isEmpty()) {
            List<String> lines = masked(terminal.lines().filter(l -> !l.isBlank()));
            List<String> shown = masked(command.shown().stream());
            if (shown.contains("...")) {
                assertPartsInOrder(lines, shown);
            } else {
                assertThat(lines).isEqualTo(shown);
            }
        }
    }

    /** Of output that is shown in part, what stands between two {@code ...} is there line after line, one part behind the other. */
    private static void assertPartsInOrder(List<String> lines, List<String> shown) {
        List<String> rest = lines;
        List<String> left = shown;
        while (!left.isEmpty()) {
            int end = left.contains("...") ? left.indexOf("...") : left.size();
            List<String> part = left.subList(0, end);
            int at = Collections.indexOfSubList(rest, part);
            assertThat(at).as("%s in %s", part, rest).isNotNegative();
            rest = rest.subList(at + end, rest.size());
            left = left.subList(Math.min(end + 1, left.size()), left.size());
        }
    }

    // Times and the version of an unpackaged build are not what the page is about.
    private static List<String> masked(Stream<String> lines) {
        return new ArrayList<>(lines.map(line -> line.stripTrailing()
                        .replaceAll("\\d+(\\.\\d+)? ms", "N ms")
                        .replaceAll("^ +\\d+\\.\\d  ", "  N  ")
                        .replaceAll("[\\d.]+ s(, [\\d.]+ megapixels/s)?$", "N s")
                        .replaceAll("Millis\":\\d+", "Millis\":N")
                        .replaceAll("upscale (\\d+\\.\\d+\\.\\d+|\\(not packaged\\)).*", "upscale VERSION"))
                .toList());
    }
}
