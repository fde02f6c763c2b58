package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an output never overwrites. */
class OverwritingTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.gray(folder.resolve("in.png"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isNotReplacedWithoutForceAndNothingIsDecodedThen() throws IOException {
        Files.writeString(input, "\u0089PNG\r\n\u001a\n broken", StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve("in-2x.png"), "precious");
        Ran refused = Ran.with(input, "-s", 2);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints())
                .containsExactly(
                        "upscale: " + input + ": " + folder.resolve("in-2x.png") + ": exists already; -f replaces it");
        assertThat(Ran.with(input, "-s", 2, "-f").err()).contains("corrupt png");
        assertThat(folder.resolve("in-2x.png")).hasContent("precious");
    }

    @Test
    void isReplacedWithForce() throws IOException {
        Files.writeString(folder.resolve("in-2x.png"), "old");
        Ran.well(input, "-s", 2, "--force");
        assertThat(ImageFiles.info(folder.resolve("in-2x.png")).width()).isEqualTo(10);
    }

    @Test
    void isNeverTheInputItselfWhateverItIsCalled() throws IOException {
        byte[] before = Files.readAllBytes(input);
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic.png"), input);
        Path hard = Files.createLink(folder.resolve("hard.png"), input);
        Path roundabout = folder.resolve("x/../in.png");
        Files.createDirectory(folder.resolve("x"));
        for (Path output : List.of(input, symbolic, hard, roundabout)) {
            Ran refused = Ran.with(input, "-s", 2, "-f", "-o", output);
            assertThat(refused.code()).as(output.toString()).isEqualTo(1);
            assertThat(refused.complaints()).singleElement().asString().contains("itself: choose another name");
        }
        assertThat(Ran.with(symbolic, "-s", 2, "-f", "-o", hard).err()).contains("itself");
        assertThat(Files.readAllBytes(input)).isEqualTo(before);
        assertThat(Files.readAllBytes(hard)).isEqualTo(before);
    }

    @Test
    void isNeverAnotherInputOrTheReferenceEither() throws IOException {
        Path other = ImageFiles.gray(folder.resolve("in-2x.png"));
        byte[] before = Files.readAllBytes(other);
        Ran some = Ran.with(input, other, "-s", 2, "-f");
        assertThat(some.code()).isEqualTo(1);
        assertThat(some.err()).contains("upscale: " + input + ": the output " + other + " is the input itself");
        assertThat(files()).containsExactly("in-2x-2x.png", "in-2x.png", "in.png");
        Path map = folder.resolve("map.png");
        assertThat(Ran.with(input, "-s", 2, "-f", "-o", other, "--diff", map, "--reference", other)
                        .err())
                .contains("itself");
        assertThat(Ran.with(input, "-s", 2, "-o", folder.resolve("x.png"), "--diff", input, "--reference", other, "-f")
                        .err())
                .contains("itself");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void ofTwoInputsMayNotBeTheSameAndThenNothingIsWritten() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        Path twin = ImageFiles.gray(folder.resolve("a/in.png"));
        Ran refused = Ran.with(input, twin, "-s", 2, "-o", folder + "/out/");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly("upscale: " + input + " and " + twin + " would both be written to "
                        + folder.resolve("out/in.png") + ": tell them apart, by {name} or another folder");
        assertThat(files()).containsExactly("a/in.png", "in.png");
        assertThat(Ran.with(
                                input,
                                "-s",
                                2,
                                "-o",
                                folder.resolve("o.png"),
                                "--diff",
                                folder.resolve("o.png"),
                                "--reference",
                                twin)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void thatIsASymbolicLinkReplacesTheLinkAndNotWhatItPointsTo() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), target);
        assertThat(Ran.with(input, "-s", 2, "-o", link).err()).contains("exists already");
        Ran.well(input, "-s", 2, "-f", "-o", link);
        assertThat(target).hasContent("precious");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.png"), folder.resolve("nowhere"));
        assertThat(Ran.with(input, "-s", 2, "-o", dangling).err()).contains("exists already");
    }

    @Test
    void isNeverAnInputThatCannotBeReadEither() throws IOException {
        Path odd = Files.writeString(folder.resolve("in-2x.png"), "precious, though no image");
        Ran ran = Ran.with(input, odd, "-s", 2, "-f");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(2);
        assertThat(odd).hasContent("precious, though no image");
    }
}
