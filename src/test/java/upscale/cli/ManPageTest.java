package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual pages, as roff and as man shows them. */
class ManPageTest {
    private static final String ROFF = Ran.well("man").text();

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), CommandLineProgram.COMMANDS.stream());
    }

    private static String page(String command) {
        return command.isEmpty() ? ROFF : Ran.well("man", command).text();
    }

    @Test
    void hasTheUsualSectionsInOrder() {
        assertThat(ROFF.lines().filter(l -> l.startsWith(".SH")))
                .containsExactly(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"COMMANDS\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"SEE ALSO\"");
        assertThat(ROFF.lines().filter(l -> l.startsWith(".SS")))
                .containsExactly(
                        ".SS \"Inputs\"",
                        ".SS \"Size\"",
                        ".SS \"Method\"",
                        ".SS \"Kernel\"",
                        ".SS \"Edges and channels\"",
                        ".SS \"Unpooling\"",
                        ".SS \"Slices and labels\"",
                        ".SS \"Colour and range\"",
                        ".SS \"Output\"",
                        ".SS \"Running\"");
        assertThat(ROFF).startsWith(".TH \"UPSCALE\" 1");
    }

    /** groff with every warning it has, and man as a terminal of 80 columns shows it. */
    @ParameterizedTest
    @MethodSource("commands")
    void isShownByManWithoutAComplaint(String command) throws IOException {
        String title = command.isEmpty() ? "upscale" : "upscale-" + command;
        Path file = Files.writeString(folder.resolve(title + ".1"), page(command));
        String shown = man(file, "80");
        assertThat(shown)
                .contains(title.toUpperCase(java.util.Locale.ROOT) + "(1)", "SEE ALSO")
                .doesNotContain("warning", "COMPLETION-CANDIDATES", "%%", "%n");
        assertThat(shown.lines()).allMatch(l -> l.length() <= 80);
        assertThat(Program.output(folder, List.of("groff", "-man", "-ww", "-z", file.toString())))
                .isEmpty();
    }

    private String man(Path file, String width) {
        String shown = Program.output(
                folder,
                List.of(
                        "man",
                        "--warnings",
                        "-P",
                        "cat",
                        "-l",
                        file.getFileName().toString()),
                "MANWIDTH",
                width,
                "MAN_KEEP_FORMATTING",
                "",
                "LC_ALL",
                "C.UTF-8");
        assumeTrue(shown.contains("(1)"), "man is not the one of man-db: " + shown);
        return shown;
    }

    @Test
    void showsWhatIsTypedAsItIsTyped() throws IOException {
        Path main = Files.writeString(folder.resolve("upscale.1"), ROFF);
        assertThat(man(main, "80")).contains("-s, --scale SCALE", "--[no-]antialias", "'big/{name}.{ext}'");
        Path completion = Files.writeString(folder.resolve("upscale-completion.1"), page("completion"));
        assertThat(man(completion, "80"))
                .contains("upscale-completion - print a completion script for a shell")
                .contains("source <(upscale completion bash)");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasEveryOptionOfTheHelp(String command) {
        String help = Ran.well(
                        Stream.of(command, "--help").filter(w -> !w.isEmpty()).toArray())
                .text();
        String plain = page(command).replace("\\-", "-").replaceAll("\\\\f[BRI]", "");
        List<String> options = Pattern.compile("(?m)^  (?:-., |    )(--[^ =,\n]+)")
                .matcher(help)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(options).contains("--help");
        assertThat(plain.lines().filter(l -> l.startsWith("-")).flatMap(l -> Stream.of(l.split(",? "))))
                .containsAll(options);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refersToTheOthers(String command) {
        String referred =
                page(command).replaceAll("(?s).*\n\\.SH \"SEE ALSO\"\n", "").replace("\\-", "-");
        List<String> others = new ArrayList<>(commands().toList());
        others.remove(command);
        assertThat(referred.lines())
                .containsExactlyElementsOf(others.stream()
                        .map(other -> "\\fBupscale" + (other.isEmpty() ? "" : "-" + other) + "\\fR(1)"
                                + (other.equals(others.get(others.size() - 1)) ? "" : ","))
                        .toList());
    }

    @Test
    void allAreWrittenIntoAFolder() throws IOException {
        Path pages = folder.resolve("share/man/man1");
        assertThat(Ran.well("man", "--all", pages).out()).isEmpty();
        for (String command : commands().toList()) {
            String name = command.isEmpty() ? "upscale.1" : "upscale-" + command + ".1";
            assertThat(pages.resolve(name)).hasContent(page(command));
        }
        try (Stream<Path> files = Files.list(pages)) {
            assertThat(files).hasSize(CommandLineProgram.COMMANDS.size() + 1);
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAskedFor() throws IOException {
        Path there = Files.writeString(folder.resolve("upscale.1"), "mine");
        Ran ran = Ran.with("man", "--all", folder);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .contains("upscale.1")
                .contains("exists");
        assertThat(there).hasContent("mine");
        Ran.well("man", "--all", folder, "-f");
        assertThat(there).hasContent(ROFF);
    }

    @Test
    void wrongWordsAreToldOf() {
        assertThat(Ran.with("man", "compar").complaints())
                .containsExactly("upscale: no command is called 'compar'; did you mean compare?");
        assertThat(Ran.with("man", "compare", "--all", folder).complaints())
                .containsExactly("upscale: --all writes the pages of all commands: leave out --all or compare");
        assertThat(Ran.with("man", "-f").complaints())
                .containsExactly("upscale: -f goes with --all FOLDER: nothing else is written");
    }
}
