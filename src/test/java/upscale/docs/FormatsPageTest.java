package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import upscale.format.Format;
import upscale.format.Formats;

/** {@code docs/formats.md} tells of every format there is, and of no other. */
class FormatsPageTest {
    private static final List<String[]> ROWS = Markdown.of(Path.of("docs", "formats.md")).lines().stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(1).split("\\|"))
            .toList();

    @Test
    void everyFormatHasARow() {
        assertThat(ROWS.stream().map(row -> row[0].replace("`", "").strip()))
                .containsExactlyInAnyOrderElementsOf(Formats.load(getClass().getClassLoader()).all().stream()
                        .map(Format::name)
                        .toList());
    }

    @Test
    void whatIsNotReadOrWrittenIsSaidToBe() {
        for (String[] row : ROWS) {
            Format format = Formats.load(getClass().getClassLoader())
                    .named(row[0].replace("`", "").strip())
                    .orElseThrow();
            assertThat(row[1].strip().equals("no")).as(format.name()).isNotEqualTo(format.reads());
            assertThat(row[2].strip().equals("no")).as(format.name()).isNotEqualTo(format.writes());
        }
    }
}
