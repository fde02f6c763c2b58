package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs that comparing tools have passed and should not have, or the other way round. */
class CompareTrapsTest {
    private static final Path PAIRS = Path.of("../shared/hostile/playwright-image-tools");

    @ParameterizedTest
    @CsvSource({
        "t01-identical, 0, same",
        "t02-one-px-1lsb, 1, different: 1 of 4096 pixels differ",
        "t03-all-px-1lsb, 1, different: 4096 of 4096 pixels differ",
        "t04-one-px-red, 1, different: 1 of 4096 pixels differ",
        "t05-16bit-lowbyte-all, 1, different: 4096 of 4096 pixels differ",
        "t06-16bit-half-code, 1, different: 2048 of 4096 pixels differ",
        "t07-alpha-only, 1, different: 100 of 4096 pixels differ",
        "t08-rgb-under-alpha0, 1, different: 4096 of 4096 pixels differ",
        "t09-size, 3, size differs: 64x64 against 32x64",
        "t10-equal-luma, 1, different: 4096 of 4096 pixels differ",
        "t11-shift1px, 1, different: 4096 of 4096 pixels differ",
        "t12-trunc, 5, undecodable: ",
        "t13-noise-2, 1, different: 4072 of 4096 pixels differ",
        "t14-dark-step, 1, different: 2048 of 4096 pixels differ"
    })
    void exact(String name, int code, String verdict) throws URISyntaxException {
        Path folder =
                Path.of(CompareTrapsTest.class.getResource("/compare-traps").toURI());
        Path actual = folder.resolve(name + "-a.png");
        Path expected = folder.resolve(name + "-b.png");
        for (int threads : new int[] {1, 3}) {
            Ran ran = Ran.with("compare", actual, expected, "-j", threads);
            assertThat(ran.text()).startsWith(actual + "  " + verdict);
            assertThat(ran.code()).isEqualTo(code);
        }
    }

    /** The pairs that come with Playwright, looks-same's among them, are decided as Playwright decides them. */
    @Test
    void antialiasing() throws IOException {
        assumeTrue(Files.isDirectory(PAIRS), PAIRS + " is not here");
        List<Path> actual;
        try (Stream<Path> files = Files.walk(PAIRS)) {
            actual = files.filter(file -> file.toString().endsWith("-actual.png"))
                    .sorted()
                    .toList();
        }
        assertThat(actual).hasSize(21);
        for (Path file : actual) {
            String expected = file.toString().replace("-actual.png", "-expected.png");
            int code =
                    Ran.with("compare", "--ignore-antialiasing", file, expected).code();
            assertThat(code).as(file.toString()).isEqualTo(file.startsWith(PAIRS.resolve("should-match")) ? 0 : 1);
        }
    }
}
