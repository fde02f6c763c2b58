package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Adler32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdlerTest {
    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "1,1", "5,65521", "65521,5", "70000,200003", "3,65520", "100,65522"})
    void combinesTheSumsOfTwoParts(int first, int second) {
        for (boolean full : new boolean[] {true, false}) {
            byte[] bytes = new byte[first + second];
            if (full) {
                Arrays.fill(bytes, (byte) 0xff);
            } else {
                new Random(first * 31L + second).nextBytes(bytes);
            }
            assertThat(Adler.combine(sum(bytes, 0, first), sum(bytes, first, second), second))
                    .isEqualTo(sum(bytes, 0, bytes.length));
        }
    }

    private static int sum(byte[] bytes, int from, int count) {
        Adler32 adler = new Adler32();
        adler.update(bytes, from, count);
        return (int) adler.getValue();
    }
}
