package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import upscale.telling.Surroundings;

/** Whatever names an option or a command has it modelled. */
class NeededTest {
    private final CommandLine whole = new CommandLineProgram(
                    InputStream.nullInputStream(),
                    new ByteArrayOutputStream(),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .commandLine();

    private List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(whole.getCommandSpec().options());
        whole.getSubcommands()
                .values()
                .forEach(command -> options.addAll(command.getCommandSpec().options()));
        assertThat(options).hasSizeGreaterThan(100);
        return options;
    }

    private static boolean needed(OptionSpec option, String... words) {
        return Needed.by(List.of(words)).option(option.names());
    }

    @Test
    void everySpellingOfAnOptionNamesIt() {
        for (OptionSpec option : options()) {
            for (String name : option.names()) {
                assertThat(needed(option, "in.png", name)).as(name).isTrue();
                assertThat(needed(option, name + "=x", "in.png")).as(name).isTrue();
                if (!name.startsWith("--")) {
                    assertThat(needed(option, name + "x")).as(name).isTrue();
                    assertThat(needed(option, "-x" + name.substring(1)))
                            .as(name)
                            .isTrue();
                }
                if (option.negatable()) {
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
        assertThat(whole.getSubcommands().keySet())
                .allMatch(name -> Needed.by(List.of("-f", name, "in.png")).command(name))
                .noneMatch(name -> Needed.by(List.of("./" + name, "in.png")).command(name));
    }
}
