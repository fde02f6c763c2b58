package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that {@code upscale help TOPIC} shows. */
class HelpTopicsTest {
    static Stream<String> topics() {
        return HelpTopics.names().stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"methods", "kernels", "padding", "formats", "exit-codes", "edges", "sizes", "grids"})
    void thoseThatArePromisedAreThere(String topic) {
        assertThat(topics()).contains(topic);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isTheTextOfItsPage(String topic) throws IOException {
        String shown = Ran.well("help", topic).text();
        HelpTopics.Topic page = HelpTopics.named(topic).orElseThrow();
        String first =
                Files.readAllLines(Path.of("docs", page.page() + ".md")).get(0).replace("# ", "");
        assertThat(shown)
                .startsWith((page.parts().isEmpty() ? first : page.parts().get(0)) + "\n\n");
        List<String> laidOut =
                shown.lines().filter(line -> !line.startsWith("    ")).toList(); // code is not
        assertThat(laidOut).as("no wider than a terminal").allMatch(line -> line.length() <= 80);
        assertThat(laidOut).as("no Markdown").noneMatch(line -> line.matches(".*(]\\(|<br>|```|\u00a0|!\\[).*"));
        assertThat(Ran.well("help").text()).contains(topic);
    }

    @Test
    void whereACommandIsCalledTheSameItsOptionsAreReferredTo() {
        assertThat(Ran.well("help", "methods").text())
                .endsWith("\nThe options of the command: upscale methods --help\n");
        assertThat(Ran.well("help", "formats").text())
                .endsWith("\nThe options of the command: upscale formats --help\n");
        assertThat(Ran.well("help", "kernels").text()).doesNotContain("The options of the command");
    }

    @Test
    void whatThereIsNotIsRefusedWithTheNearest() {
        Ran ran = Ran.with("help", "paddin");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints())
                .containsExactly("upscale: no command or topic is called 'paddin'; did you mean padding?");
        assertThat(Ran.with("help", "nonsense").complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: no command or topic is called 'nonsense'; there are conv, ")
                .contains("exit-codes");
    }
}
