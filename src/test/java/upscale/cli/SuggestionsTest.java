package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.telling.Surroundings;

/** Whatever is mistyped gets the nearest word suggested that there is. */
class SuggestionsTest {
    private static final List<Manual> MANUALS = new CommandLineProgram(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .manuals();

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.gray(folder.resolve("photo.png"));
    }

    /** A command, one of its options, and a word of that; an option means the same in the others. */
    static Stream<Arguments> words() {
        Set<String> seen = new HashSet<>();
        return MANUALS.stream()
                .flatMap(manual -> manual.options().stream()
                        .filter(option -> seen.add(option.names()[0]))
                        .flatMap(option -> option.words().stream()
                                .filter(word -> word.length() > 3)
                                .map(word -> Arguments.of(manual.name(), option.names()[0], word))));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordOfAnOption(String command, String option, String word) {
        String mistyped = word.substring(0, word.length() - 1) + "x" + word.charAt(word.length() - 1);
        List<Object> args = new ArrayList<>();
        if (!command.equals("upscale")) {
            args.add(command);
        }
        args.add(command.equals("explain") ? "transposed" : input);
        if (List.of("compare", "approve").contains(command)) {
            args.add(input);
        }
        args.addAll(
                command.equals("upscale") ? List.of("-s", 2) : command.equals("pool") ? List.of("-k", 2) : List.of());
        args.addAll(List.of(option, mistyped));
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(mistyped, "did you mean");
    }

    @Test
    void thereAreManyWords() {
        assertThat(words()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compair a b | there is no file compair, and no such command; did you mean compare?",
                "helpp | there is no file helpp, and no such command; did you mean help?",
                "method --json | there is no file method, and no such command; did you mean methods?",
                "inspect --jsn | there is no option --jsn; did you mean --json?",
                "photo.png -scale 2 | did you mean --scale?",
                "photo.png -stride=3 -s 2 | did you mean --stride?",
                "explain lanzos | no method or kernel is called 'lanzos'; did you mean lanczos?",
                "explain transpose | did you mean transposed?",
                "explain transposed -k bilinea | 'bilinea' is no file, no matrix such as",
                "photo.png -s 2 -m transposed -k gausian | did you mean gaussian",
                "conv photo.png -k sharpn | did you mean sharpen?",
                "chain rleu photo.png | 'rleu' is no operator; did you mean relu?",
                "completion zhs | SHELL: 'zhs' is no shell that there is a script for; did you mean zsh?",
                "man lern | no command is called 'lern'; did you mean learn?",
                "help kernel | no command or topic is called 'kernel'; did you mean kernels?",
                "photo.png -s 2 --format pgn | no format is called 'pgn'; did you mean png?",
                "photo.png -s 2 -o x.jepg | ends in no known format; did you mean .jp",
                "photo.png -s 2 -o {nam}.png | there is no {nam}; did you mean {name}?",
                "pool photo.png -k 2 --type maxx | 'maxx' is no way to pool; did you mean max?",
                "compare photo.png photo.png --metrics pnsr | 'pnsr' is no metric; did you mean psnr?",
                "learn photo.png -s 2 -o k.safetensors --degradation bicubc | did you mean bicubic?",
                "evaluate photo.png --methods bicubc | did you mean bicubic?",
            })
    void otherWords(String words, String message) {
        Ran ran = Ran.with(Stream.of(words.split(" "))
                .map(word -> word.replace('_', ' '))
                .map(word -> word.equals("photo.png") ? input.toString() : word)
                .toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "phto.png, photo.png",
        "photo.jpg, photo.png",
        "PHOTO.png, photo.png",
        "phtoo.png, photo.png",
        "frame-4.png,",
        "sky.png,",
        "nowhere/photo.png,",
        "x.png,",
    })
    void aFileOfTheSameFolder(String missing, String meant) throws Exception {
        Files.copy(input, folder.resolve("frame-3.png"));
        Files.copy(input, folder.resolve("y.png"));
        Ran ran = Ran.with(folder + "/" + missing, "-s", 2);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .containsExactly("upscale: " + folder + "/" + missing + ": no such file"
                        + (meant == null ? "" : "; did you mean " + folder + "/" + meant + "?"));
    }

    @Test
    void noneOfSeveralFilesThatAreEquallyNear() throws Exception {
        Files.copy(input, folder.resolve("phoro.png"));
        assertThat(Ran.with(folder + "/phoco.png", "-s", 2).complaints())
                .containsExactly("upscale: " + folder + "/phoco.png: no such file");
    }

    @Test
    void theOptionForAnOutputThatStandsAmongTheInputs() {
        Ran ran = Ran.with(input, "-s", 2, folder + "/large.png");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("upscale: " + folder + "/large.png: no such file; to name the output, write -o " + folder
                        + "/large.png");
        assertThat(Ran.with(input, folder + "/large.png", "-s", 2, "-o", folder + "/out/")
                        .err())
                .contains("large.png: no such file" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({
        "2, -s 2",
        "2x, -s 2x",
        "x2, -s 2",
        "1.5, -s 1.5",
        "200%, -s 200%",
        "800x600, --size 800x600",
        "800x, --size 800x",
        "x600, --size x600",
    })
    void theOptionForASizeThatStandsAmongTheInputs(String word, String option) {
        Ran ran = Ran.with(input, word);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints())
                .containsExactly("upscale: there is no file " + word + ": if it is how large, write " + option);
    }

    @Test
    void whatIsAFileIsTakenAsOne() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        Files.copy(input, folder.resolve("compar"));
        Ran.well(relative + "/compar", "-s", 2, "--format", "png", "-o", folder + "/out.png");
        assertThat(folder.resolve("out.png")).exists();
    }
}
