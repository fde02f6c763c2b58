package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Kernels;
import upscale.format.Formats;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Methods;
import upscale.telling.Surroundings;

/** The help: what it names, how wide it is, and that its examples do what they say. */
class HelpTest {
    private static final String HELP = Ran.well("--help").text();

    private static final List<Manual> MANUALS = new CommandLineProgram(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .manuals();

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return Stream.concat(Stream.of("upscale"), CommandLineProgram.COMMANDS.stream());
    }

    private static String help(String command, String option) {
        return command.equals("upscale")
                ? Ran.well(option).text()
                : Ran.well(command, option).text();
    }

    @Test
    void isGroupedByTopic() {
        assertThat(HELP.lines().filter(l -> l.matches("[A-Z].*:$")).map(l -> l.replaceAll(" \\(.*", ":")))
                .containsExactly(
                        "Inputs:",
                        "Size:",
                        "Method:",
                        "Kernel:",
                        "Edges and channels:",
                        "Unpooling:",
                        "Slices and labels:",
                        "Colour and range:",
                        "Output:",
                        "Running:",
                        "Commands:",
                        "Topics:",
                        "Exit codes:",
                        "Examples:");
        assertThat(HELP).startsWith("Usage: upscale [options] INPUT...");
    }

    @Test
    void namesEveryMethodKernelAndFormat() {
        String flowing = HELP.replaceAll("\\s+", " ");
        ClassLoader loader = HelpTest.class.getClassLoader();
        assertThat(Methods.load(loader).selectable()).isNotEmpty().allMatch(m -> flowing.contains(m.name()));
        assertThat(Kernels.families()).allMatch(k -> flowing.contains(k.name()));
        assertThat(Formats.load(loader).writable()).isNotEmpty().allMatch(flowing::contains);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNoWiderThanATerminalAndTheSameBothWays(String command) {
        String help = help(command, "--help");
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(help).doesNotContain("COMPLETION-CANDIDATES", "%n", "%%");
        if (HelpTopics.named(command).isEmpty()) {
            assertThat(Ran.well("help", command).text()).isEqualTo(help);
        }
    }

    /** A line ends where a blank is, as somebody who copies a name of two lines has one that there is not. */
    @ParameterizedTest
    @MethodSource("commands")
    void breaksNoWord(String command) {
        String flowing = help(command, "--help").replaceAll("\\s+", " ");
        Manual manual = MANUALS.stream()
                .filter(each -> each.name().equals(command))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.concat(
                        manual.alone().stream(), manual.headed().stream().flatMap(t -> t.options().stream())))
                .isNotEmpty()
                .allMatch(option -> flowing.contains(option.description()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsAScreenWithTheOptionsUsedMost(String command) {
        String brief = help(command, "-h");
        assertThat(brief.lines()).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 80);
        assertThat(brief).startsWith("Usage: " + (command.equals("upscale") ? "" : "upscale ") + command);
        if (!brief.equals(help(command, "--help"))) {
            assertThat(brief)
                    .contains(
                            "Options used most:", "Examples:", (command.equals("upscale") ? "" : command) + " --help");
        }
    }

    @Test
    void summariesAreWholeAndFitALine() {
        assertThat(MANUALS).allMatch(m -> m.about().summary().matches("[A-Z][^.]*[a-z]\\."));
        assertThat(MANUALS).allMatch(m -> m.about().summary().length() <= 64);
        for (Manual manual : MANUALS.subList(1, MANUALS.size())) {
            assertThat(Ran.well("help").text())
                    .containsPattern(
                            manual.name() + " +" + Pattern.quote(manual.about().summary()));
        }
        for (Manual manual : MANUALS) {
            assertThat(manual.options())
                    .as("beside a name, in the short help and in completion: " + manual.name())
                    .allMatch(option -> option.summary().matches("[^.:;()]{4,60}"), "a short summary");
        }
    }

    @Test
    void theShortHelpNamesNoMoreThanTenOptionsAndEveryCommand() {
        String brief = Ran.well("-h").text();
        assertThat(brief.lines().filter(l -> l.matches("  (-.,|   ) --.*"))).hasSizeBetween(8, 10);
        assertThat(CommandLineProgram.COMMANDS).allMatch(brief::contains);
        assertThat(Ran.well("-h", "--help").text()).isEqualTo(HELP);
    }

    @Test
    void versionIsOneLine() {
        assertThat(Ran.well("--version").text().lines())
                .singleElement()
                .asString()
                .startsWith("upscale ");
        assertThat(Ran.well("-V").text()).isEqualTo(Ran.well("--version").text());
    }

    static Stream<String> examples() {
        return HELP.lines()
                .dropWhile(l -> !l.equals("Examples:"))
                .map(String::strip)
                .filter(l -> l.startsWith("upscale "));
    }

    @Test
    void hasExamples() {
        assertThat(examples()).hasSizeGreaterThan(5);
        assertThat(MANUALS).allMatch(manual -> !manual.about().examples().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesRun(String example) throws IOException {
        ImageInfo info = ImageInfo.rgb(12, 8, SampleType.U8);
        Files.createDirectories(folder.resolve("photos/below"));
        for (String name : List.of("photo.png", "scan.tif", "a.jpg", "b.jpg", "photos/below/c.png")) {
            ImageFiles.write(folder.resolve(name), Samples.noise(info, 1));
        }
        ImageFiles.write(folder.resolve("sprite.png"), Samples.noise(info.withAlphaAdded(Alpha.STRAIGHT), 1));
        String[] redirected = example.split(" > ");
        List<Object> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(redirected[0].substring("upscale ".length()));
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            boolean file = word.matches("[a-z/{}]+\\.([a-z]{3}|\\{ext})|[a-z]+/");
            words.add(file ? folder + "/" + word : word);
        }
        List<Path> before = files();
        Ran ran = Ran.well(words.toArray());
        List<Path> made = new ArrayList<>(files());
        made.removeAll(before);
        if (redirected.length > 1) {
            assertThat(made).isEmpty();
            made.add(Files.write(folder.resolve(redirected[1]), ran.out()));
        }
        assertThat(made).isNotEmpty().allMatch(f -> ImageFiles.info(f).width() != 12);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void examplesAreTrue() {
        ImageInfo info = ImageInfo.rgb(6, 4, SampleType.U8);
        Path photo = ImageFiles.write(folder.resolve("photo.png"), Samples.noise(info, 1));
        Ran.well(photo, "-s", 4, "-o", folder.resolve("big.png"));
        assertThat(ImageFiles.info(folder.resolve("big.png")).width()).isEqualTo(24);
        Ran.well(photo, "-s", 8, "-m", "nearest");
        assertThat(folder.resolve("photo-8x.png")).exists();
        Ran.well(photo, "--size", "3000x", "-o", folder + "/out/");
        assertThat(ImageFiles.info(folder.resolve("out/photo.png")).width()).isEqualTo(3000);
        Ran.well(photo, "-s", 2, "-m", "transposed", "-k", "1 2 1; 2 4 2; 1 2 1", "-o", folder.resolve("t.npy"));
        assertThat(ImageFiles.info(folder.resolve("t.npy")).width())
                .as("(6 - 1) 2 + 3")
                .isEqualTo(13);
    }
}
