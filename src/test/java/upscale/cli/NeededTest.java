package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.telling.Surroundings;

/** Whatever names an option or a command has it modelled. */
class NeededTest {
    private final List<Manual> manuals = new CommandLineProgram(
                    InputStream.nullInputStream(),
                    new ByteArrayOutputStream(),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .manuals();

    private List<Option<?>> options() {
        List<Option<?>> options = manuals.stream()
                .<Option<?>>flatMap(manual -> manual.options().stream())
                .toList();
        assertThat(options).hasSizeGreaterThan(100);
        return options;
    }

    private static boolean needed(Option<?> option, String... words) {
        return Needed.by(List.of(words)).option(option.names());
    }

    @Test
    void everySpellingOfAnOptionNamesIt() {
        for (Option<?> option : options()) {
            for (String name : option.names()) {
                assertThat(needed(option, "in.png", name)).as(name).isTrue();
                assertThat(needed(option, name + "=x", "in.png")).as(name).isTrue();
                if (!name.startsWith("--")) {
                    assertThat(needed(option, name + "x")).as(name).isTrue();
                    assertThat(needed(option, "-x" + name.substring(1)))
                            .as(name)
                            .isTrue();
                }
                if (option.isNegatable()) {
                    assertThat(needed(option, name.replace("--", "--no-")))
                            .as(name)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.png", "-", "--", "-1", "", "o", "2x"})
    void otherWordsNameNone(String word) {
        assertThat(options()).noneMatch(option -> needed(option, word));
    }

    @Test
    void aCommandIsNamedByItsWordWhereverThatStands() {
        assertThat(CommandLineProgram.COMMANDS)
                .allMatch(name -> Needed.by(List.of("-f", name, "in.png")).command(name))
                .noneMatch(name -> Needed.by(List.of("./" + name, "in.png")).command(name));
    }
}
