package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that do not go together: one line names them, or what they belong to, and says what to do; nothing is done. */
class CombinationsTest {
    // What is done about it.
    private static final Pattern WAY_OUT = Pattern.compile(
            "leave|give|goe?s? with|writes?|name|end -o|takes no|does not take|needs one of|takes half");

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.gray(folder.resolve("in.png"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in.png -s 2 --size 3x3 | --scale --size",
                "in.png -s 2 --fit inside | --fit --size",
                "in.png --size 3x --fit inside | --fit --size",
                "in.png -s 2 -q -v | --quiet --verbose",
                "in.png -s 2 --stride 2 | lanczos --stride",
                "in.png -s 2 --dilation 2 | lanczos --dilation",
                "in.png -s 2 -m lanczos --padding same | lanczos --padding",
                "in.png -s 2 --bias 1 | lanczos --bias",
                "in.png -s 2 --output-padding 1 | lanczos --output-padding",
                "in.png -s 2 --even-overlap gain | lanczos --even-overlap",
                "in.png -s 2 --offset 1 | lanczos --offset",
                "in.png -s 2 --channel-order dcr | lanczos --channel-order",
                "in.png -s 2 --apodize hann | lanczos --apodize",
                "in.png -s 2 --ensemble | lanczos --ensemble",
                "in.png -s 2 --refine 2 | lanczos --refine",
                "in.png -s 2 -m nearest -k box | nearest --kernel",
                "in.png -s 2 -m nearest --edge wrap | nearest --edge",
                "in.png -s 2 -m nearest --linear | nearest --linear",
                "in.png -s 2 -m nearest --alpha straight | nearest --alpha",
                "in.png -s 2 -m mitchell -k box | --method --kernel",
                "in.png -s 2 --labels --linear | --labels --linear",
                "in.png -s 2 --indices at.npy | --indices max-unpool lanczos",
                "in.png -s 2 --index-layout onnx | --index-layout max-unpool",
                "in.png -s 2 --indices-from in.png | --indices-from max-unpool",
                "in.png -m max-unpool -s 2 --indices at.npy | max-unpool --scale",
                "in.png -m max-unpool | max-unpool --indices --indices-from",
                "in.png -s 2 --scale-z 2 | --scale-z --series",
                "in.png -s 2 --series -o x/ --timeout 5 | --series --timeout",
                "in.png -s 2 --series -o x/ --allow-truncated | --series --allow-truncated",
                "in.png -s 2 --series -o x/ --reference in.png | --series --reference",
                "in.png -s 2 --series -o x/ --page 1 | --series --page",
                "in.png -s 2 --series -o x/ --memory 1G | --series --memory",
                "in.png -s 2 --series -o x/ --dry-run | --series --dry-run",
                "in.png -s 2 --series -o x/ --skip-existing | --series --skip-existing",
                "in.png -s 2 --series -o x/ -r | --series -r",
                "in.png -s 2 --series | --series -o",
                "in.png -s 2 --depth 8 --range float | --depth --range",
                "in.png -s 2 --window auto --rescale | --window --rescale",
                "in.png -s 2 --window auto --linear | --window --linear",
                "in.png -s 2 --window auto --range float | --window --range",
                "in.png -s 2 --rescale --depth 8 | --rescale --depth",
                "in.png -s 2 --keep-dpi --strip | --keep-dpi --strip",
                "in.png -s 2 --skip-existing --newer | --skip-existing --newer",
                "in.png -s 2 --dry-run --report x.json | --dry-run --report",
                "in.png -s 2 --json -o - | --json -o",
                "in.png -s 2 --diff m.png | --diff --reference",
                "in.png -s 2 --max-diff 1 | --max-diff --reference",
                "in.png -s 2 --diff-gain 3 | --diff-gain --diff",
                "pool in.png -k 2 --count-padding | --count-padding --type",
                "pool in.png -k 2 --index-layout onnx | --index-layout --indices",
                "compare in.png in.png --diff-gain 3 | --diff-gain --diff",
                "compare in.png in.png --report-format json | --report-format --report",
                "compare in.png in.png --report-format github --json | --report-format --json",
                "learn in.png -s 2 -o k.safetensors --steps 5 | --steps --network",
                "learn in.png -s 2 -o k.safetensors --network --adaptive 8 | --adaptive --network",
                "learn -s 2 -o k.safetensors --pairs a b --degradation box | --pairs --degradation",
                "explain transposed --at 3 | --at transposed",
                "explain transposed --type max | --type transposed",
                "explain transposed -m lanczos | transposed --method",
                "man compare --all pages | --all compare",
                "man -f | -f --all",
            })
    void isToldWithWhatItDoesNotGoWith(String words, String named) throws Exception {
        Ran ran = Ran.with(Stream.of(words.split(" "))
                .map(word -> word.matches("[a-z]+\\.[a-z]+|x/") ? folder + "/" + word : word)
                .toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .contains(named.split(" "))
                .containsPattern(WAY_OUT);
        assertThat(ran.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(input);
        }
    }
}
