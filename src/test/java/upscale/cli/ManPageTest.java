package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual page, as roff and as man shows it. */
class ManPageTest {
    private static final String ROFF = Ran.well("man").text();

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
                        ".SH \"EXAMPLES\"");
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
        assertThat(ROFF).startsWith(".TH UPSCALE 1");
    }

    @Test
    void isShownByManWithoutAComplaint(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("upscale.1"), ROFF);
        String shown = Program.output(
                folder,
                List.of("man", "--warnings", "-P", "cat", "-l", "upscale.1"),
                "MANWIDTH",
                "80",
                "MAN_KEEP_FORMATTING",
                "",
                "LC_ALL",
                "C.UTF-8");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                shown.contains("UPSCALE(1)"), "man is not the one of man-db: " + shown);
        assertThat(shown)
                .doesNotContain("warning", "COMPLETION-CANDIDATES", "%%", "%n")
                .contains("-s, --scale SCALE", "--[no-]antialias", "'big/{name}.{ext}'", "upscale completion SHELL")
                .contains("source <(upscale completion bash)");
        assertThat(shown.lines()).allMatch(l -> l.length() <= 80);
    }

    @Test
    void hasEveryOptionOfTheHelp() {
        String plain = ROFF.replace("\\-", "-").replaceAll("\\\\f[BRI]", "");
        List<String> options = Pattern.compile("(?m)^  (?:-., |    )(--[^ =,\n]+)")
                .matcher(Ran.well("--help").text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(options).hasSizeGreaterThan(20).contains("--scale", "--[no-]antialias");
        assertThat(plain.lines().filter(l -> l.startsWith("-")).flatMap(l -> Stream.of(l.split(",? "))))
                .containsAll(options);
    }
}
