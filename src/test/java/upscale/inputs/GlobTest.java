package upscale.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of paths: by example, and against the JDK's where both mean the same. */
class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*.png, a.png, true",
        "*.png, a.PNG, false",
        "*.png, .png, false",
        ".*, .png, true",
        "*.png, x/a.png, false",
        "?.png, 😀.png, true",
        "??.png, 😀.png, false",
        "[a-c]*, bx, true",
        "[!a-c]*, bx, false",
        "[^a-c]*, dx, true",
        "[]]x, ]x, true",
        "[!]]x, ]x, false",
        "[a-]x, -x, true",
        "a[1, a[1, true",
        "[*], *, true",
        "[*], x, false",
        "**, a, true",
        "**, a/b/c, true",
        "**, a/.b/c, false",
        "**/*.png, a.png, true",
        "**/*.png, x/y/a.png, true",
        "x/**/a, x/a, true",
        "x/**/a, x/y/z/a, true",
        "x/**/a, y/a, false",
        "x**z/a, xyz/a, true",
        "./x//a, x/a, true",
        "*a*b*c, xaybzc, true",
        "*a*b*c, xaybz, false",
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(Glob.of(pattern).matches(Path.of(path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, -1",
        "a/b, -1",
        "a[1.png, -1",
        "a[b/c], -1",
        "[], -1",
        "a*/b, 0",
        "a/b?/c, 2",
        "/x/[ab]/*, 3",
        "../x/**, 5",
    })
    void haveWildcardsFromTheFirstNameOnThatHasOne(String text, int expected) {
        assertThat(Glob.wildcard(text)).isEqualTo(expected);
    }

    @Test
    void matchNamesAsTheJdkDoes() {
        Random random = new Random(5);
        int matching = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab?*", 6);
            String name = text(random, "ab", 6);
            boolean expected =
                    FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name));
            assertThat(Glob.of(pattern).matches(Path.of(name)) || pattern.equals("**") && !expected)
                    .as(pattern + " " + name)
                    .isEqualTo(expected);
            matching += expected ? 1 : 0;
        }
        assertThat(matching).isBetween(1_000, 19_000);
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(most); n > 0; n--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void thatWouldKeepARegularExpressionBusyForeverDoNot() {
        String pattern = "*a".repeat(200) + "*b";
        Path name = Path.of("a".repeat(250));
        String folders = "**/*a/".repeat(100) + "b";
        Path path = Path.of("a/".repeat(100) + "a");
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(Glob.of(pattern).matches(name)).isFalse();
            assertThat(Glob.of(folders).matches(path)).isFalse();
        });
    }
}
