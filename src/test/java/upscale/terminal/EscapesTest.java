package upscale.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kitty and iTerm2 are told, taken apart. */
class EscapesTest {
    private static final Pattern KITTY = Pattern.compile("\033_G([^;]*);([^\033]*)\033\\\\");

    private static byte[] file(int length) {
        byte[] file = new byte[length];
        new SplittableRandom(length).nextBytes(file);
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3071, 3072, 3073, 6144, 100_000})
    void kittyHasTheWholeFileInChunks(int length) {
        byte[] file = file(length);
        String text = Kitty.of(file);
        StringBuilder data = new StringBuilder();
        Matcher matcher = KITTY.matcher(text);
        int end = 0;
        String last = "m=1";
        while (matcher.find()) {
            assertThat(matcher.start()).isEqualTo(end);
            assertThat(last).as("more was announced").endsWith("m=1");
            last = matcher.group(1);
            assertThat(last).matches(end == 0 ? "a=T,f=100,q=2,m=[01]" : "m=[01]");
            assertThat(matcher.group(2)).hasSizeBetween(1, 4096);
            data.append(matcher.group(2));
            end = matcher.end();
        }
        assertThat(last).endsWith("m=0");
        assertThat(text.substring(end)).isEqualTo("\n");
        assertThat(Base64.getDecoder().decode(data.toString())).isEqualTo(file);
    }

    @Test
    void iTerm2HasTheWholeFileAndItsSize() {
        byte[] file = file(5000);
        Matcher matcher =
                Pattern.compile("\033]1337;File=([^:]*):([^\007]*)\007\n").matcher(ITerm2.of(file));
        assertThat(matcher.matches()).isTrue();
        assertThat(Arrays.asList(matcher.group(1).split(";"))).contains("inline=1", "size=5000");
        assertThat(Base64.getDecoder().decode(matcher.group(2))).isEqualTo(file);
    }
}
