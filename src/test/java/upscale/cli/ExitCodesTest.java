package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** There is one table of exit codes, wherever it is shown. */
class ExitCodesTest {
    private static final Map<String, String> HELP = items(
            Ran.well("--help").text().replaceAll("(?s).*\nExit codes[^\n]*:\n|\n\n.*", ""),
            "(?m)^  +(\\d+)  +((?:.|\n {6,})*)");

    private static Map<String, String> items(String text, String pattern) {
        Map<String, String> items = new TreeMap<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            items.put(matcher.group(1), matcher.group(2).replaceAll("\\s+", " ").strip());
        }
        return items;
    }

    @Test
    void hasAllThatTheProgramAndSignalsEndWith() {
        assertThat(HELP).containsOnlyKeys("0", "1", "2", "3", "4", "5", "127", "129", "130", "143");
    }

    @Test
    void isThatOfThePage() throws IOException {
        String text =
                Files.readString(Path.of("docs/exit-codes.md")).replaceAll("(?s).*\n\\| code \\| meaning \\|", "");
        assertThat(items(text.replaceAll("(?s)\n\n.*", ""), "(?m)^\\| (\\d+) \\| ([^|]*) \\|"))
                .isEqualTo(HELP);
    }

    @Test
    void isThatOfTheManualPage() {
        String text = Ran.well("man")
                .text()
                .replaceAll("(?s).*\n\\.SH \"EXIT STATUS\"\n|\n\\.SH.*", "")
                .replace("\\-", "-");
        assertThat(items(text, "\\\\fB(\\d+)\\\\fR\n(.*)")).isEqualTo(HELP);
    }
}
