package upscale.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.settings.Settings.Entry;
import upscale.settings.Settings.SettingsException;
import upscale.settings.Settings.Table;

class SettingsTest {
    @TempDir
    private Path folder;

    private Settings read(String name, String text) throws IOException {
        return Settings.read(Files.writeString(folder.resolve(name), text));
    }

    private static final List<Table> TABLES = List.of(
            new Table(Optional.empty(), List.of(new Entry("whole", "1", 1), new Entry("part", "0.5", 2))),
            new Table(Optional.of("b/*.png"), List.of(new Entry("text", "1%", 4))),
            new Table(Optional.of("a"), List.of(new Entry("yes", "true", 6), new Entry("no", "false", 7))));

    @Test
    void tomlIsReadInItsOrder() throws IOException {
        String text = "whole = 1 # one\npart = 0.5\n['b/*.png']\ntext = \"1%\"\n[a]\nyes = true\nno = false\n";
        assertThat(read("x.toml", text).tables()).isEqualTo(TABLES);
    }

    @Test
    void jsonIsReadInItsOrder() throws IOException {
        String text = "{\"whole\": 1,\n\"part\": 0.5,\n\"b/*.png\": {\n\"text\": \"1%\"},\n\"a\": {\n\"yes\": true,\n"
                + "\"no\": false}}\n";
        assertThat(read("x.JSON", text).tables()).isEqualTo(TABLES);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("x.toml", "a = 1\nb = \n", "2: no TOML: "),
                Arguments.of("x.toml", "a = 1\na = 2\n", "2: no TOML: a previously defined"),
                Arguments.of("x.toml", "\na = [1]", "2: a is neither a text nor a number, true or false"),
                Arguments.of("x.toml", "a = 1979-05-27", "1: a is neither a text nor a number, true or false"),
                Arguments.of("x.toml", "[icons.png]\na = 1", "1: the table png is in another: "),
                Arguments.of(
                        "x.toml", "a = " + "[".repeat(60_000), "1: lists within lists, deeper than can be followed"),
                Arguments.of("x.json", "{\"a\": 1,\n", "2: no JSON"),
                Arguments.of("x.json", "", "1: no JSON"),
                Arguments.of("x.json", "[]", "1: expected an object"),
                Arguments.of("x.json", "{\"a\": 1,\n\"a\": 2}", "2: a is there twice"),
                Arguments.of("x.json", "{\n\"a\": null}", "2: a is neither a text nor a number, true or false"),
                Arguments.of("x.json", "{\"a\": {\n\"b\": {}}}", "2: the object b is in another that is a pattern's"),
                Arguments.of("x.json", "{}\n{}", "2: no JSON"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(folder.resolve(name) + ":" + message);
    }

    @Test
    void whatNobodyWroteByHandIsNotRead() throws IOException {
        read("x.toml", "#".repeat(Settings.LARGEST));
        assertThatThrownBy(() -> read("x.toml", "#".repeat(Settings.LARGEST + 1)))
                .hasMessage("has more than 64 KiB");
        Files.write(folder.resolve("y.toml"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> Settings.read(folder.resolve("y.toml"))).hasMessage("is not UTF-8");
        assertThatThrownBy(() -> Settings.read(folder)).hasMessage("is a folder, expected a file in TOML or JSON");
    }
}
