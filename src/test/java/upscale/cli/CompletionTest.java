package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.engine.Kernels;
import upscale.method.Method;
import upscale.method.Methods;

/** The completion scripts, sourced by the shells themselves. A shell that is absent skips its tests. */
class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(
                    folder.resolve("script." + shell),
                    Ran.well("completion", shell).text());
        }
        Files.createFile(folder.resolve("pic.png"));
        Files.createFile(folder.resolve("pic two.png"));
    }

    /** What bash fills in for the last of these words. */
    private List<String> bash(String words) {
        String script = "source ./script.bash; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _upscale;" + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        return Program.output(folder, List.of("bash", "--norc", "-c", script))
                .lines()
                .toList();
    }

    private List<String> fish(String words) {
        String output = Program.output(
                folder,
                List.of("fish", "--no-config", "-c", "source script.fish; complete -C '" + words + "'"),
                "HOME",
                folder.toString());
        return output.lines().map(l -> l.replaceAll("\t.*", "")).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upscale --sc | --scale",
                "upscale --no | --no-antialias",
                "upscale x.png -m lanc | lanczos",
                "upscale -m bed | bed-of-nails",
                "upscale -k catm | catmull-rom",
                "upscale --like pi | pillow",
                "upscale --align asy | asymmetric",
                "upscale --edge mir | mirror",
                "upscale --nearest-rounding flo | floor",
                "upscale --fit ins | inside",
                "upscale --alpha opa | opaque",
                "upscale --range off | offset",
                "upscale --padding sa | same",
                "upscale --format jp | jpeg",
                "upscale insp | inspect",
                "upscale completion fi | fish",
                "upscale help meth | methods",
                "upscale inspect --js | --json",
                "upscale help exit | exit-codes",
                "upscale help comp | compare",
                "upscale man comp | compare",
                "upscale man --al | --all",
                "upscale prev | preview",
                "upscale explain transp | transposed",
                "upscale pool --type av | average",
                "upscale compare --icc ign | ignore",
                "upscale compare --size-mismatch al | align",
                "upscale --diff-style heat | heatmap",
                "upscale --progress pl | plain",
                "upscale --compression sma | small",
                "upscale --depth dou | double",
                "upscale --index-layout onnx-c | onnx-column",
                "upscale -k gaus | gaussian",
            })
    void ofWordsIsTheSameInBashAndFish(String words, String completed) {
        assertThat(bash(words)).contains(completed).allMatch(w -> w.startsWith(last(words)));
        assertThat(fish(words)).contains(completed).allMatch(w -> w.startsWith(last(words)));
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "upscale p",
        "upscale -s 2 -o p",
        "upscale --reference p",
        "upscale --diff p",
        "upscale inspect p",
        "upscale chain relu p",
        "upscale -k pic"
    })
    void ofFilesKnowsBlanksInBash(String words) {
        assertThat(bash(words)).contains("pic.png", "pic two.png");
    }

    @ParameterizedTest
    @CsvSource({
        "upscale p",
        "upscale -s 2 -o p",
        "upscale --reference p",
        "upscale --diff p",
        "upscale inspect p",
        "upscale -k pic"
    })
    void ofFilesKnowsBlanksInFish(String words) {
        assertThat(fish(words)).contains("pic.png").anyMatch(f -> f.matches("pic\\\\? two.png"));
    }

    @Test
    void valuesMayStandBehindAnEqualsSign() {
        assertThat(bash("upscale --method = lanc")).containsExactly("lanczos");
        assertThat(fish("upscale --method=lanc")).containsExactly("--method=lanczos");
    }

    @Test
    void everyMethodAndKernelIsOffered() {
        List<String> methods = Methods.load(CompletionTest.class.getClassLoader()).selectable().stream()
                .map(Method::name)
                .toList();
        List<String> kernels =
                Kernels.families().stream().map(Kernels.Family::name).toList();
        assertThat(bash("upscale -m ''")).containsAll(methods).containsAll(kernels);
        assertThat(fish("upscale -m ")).containsAll(methods).containsAll(kernels);
    }

    @Test
    void commandsAreOfferedFirstOnly() {
        assertThat(bash("upscale ''")).containsAll(CommandLineProgram.COMMANDS);
        assertThat(bash("upscale pic.png ''")).doesNotContain("methods").contains("pic.png");
    }

    @Test
    void bashTakesEveryOptionOfTheModel() {
        String offered = String.join(" ", bash("upscale -"));
        String help = Ran.well("--help").text();
        List<String> options = Arrays.stream(help.split("[^a-z-]+"))
                .filter(w -> w.matches("--[a-z]+(-[a-z]+)*"))
                .distinct()
                .toList();
        assertThat(options).hasSizeGreaterThan(20).allMatch(offered::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upscale --meth | --method",
                "upscale -m lanc | lanczos",
                "upscale completion fi | fish",
                "upscale help exit | exit-codes",
                "upscale man compa | compare",
                "upscale compare --diff-style heat | heatmap",
                "upscale insp | inspect",
                "upscale -s 2 -o pic. | pic.png",
                "upscale inspect --js | --json",
            })
    void zshFillsIn(String words, String completed) throws IOException {
        // A terminal of its own: zsh completes nowhere else. Reading waits for what is expected.
        Files.writeString(folder.resolve("drive.zsh"), """
                zmodload zsh/zpty || { print NOZPTY; exit }
                zpty shell zsh -f -i
                zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source ./script.zsh; print READ""Y'
                zpty -r shell greeting '*READY*'
                zpty -w -n shell "$1"$'\\t'
                zpty -r shell answer "*$2*"
                print -r -- "$answer"
                zpty -d shell
                """);
        String answer = Program.output(folder, List.of("zsh", "-f", "drive.zsh", words, completed));
        org.junit.jupiter.api.Assumptions.assumeFalse(answer.contains("NOZPTY"), "zsh without its zpty module");
        assertThat(answer).contains(completed);
    }

    @Test
    void scriptsAreSound() {
        assertThat(Program.output(folder, List.of("bash", "-n", "script.bash"))).isEmpty();
        assertThat(Program.output(folder, List.of("zsh", "-f", "-n", "script.zsh")))
                .isEmpty();
        assertThat(Program.output(folder, List.of("fish", "--no-config", "-n", "script.fish")))
                .isEmpty();
    }
}
