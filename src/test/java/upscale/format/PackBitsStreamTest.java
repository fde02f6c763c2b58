package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackBitsStreamTest {
    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackBitsStream.compress(bytes, 0, bytes.length, out);
        return out.toByteArray();
    }

    /** The first is Apple's example in Technical Note TN1023. */
    @ParameterizedTest
    @CsvSource({
        "aaaaaa80002aaaaaaaaa80002a22aaaaaaaaaaaaaaaaaaaa, feaa0280002afdaa0380002a22f7aa",
        "'', ''",
        "07, 0007",
        "0707, ff07",
        "070708, ff070008",
        "060707, 02060707",
        "06070707, 0006fe07",
        "0102030303, 010102fe03",
    })
    void runsAndLiterals(String bytes, String packed) {
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(compressed(hex.parseHex(bytes)))).isEqualTo(packed);
    }

    @Test
    void aRunIsOf128BytesAtMost() {
        byte[] bytes = new byte[130];
        assertThat(compressed(bytes)).containsExactly(-127, 0, -1, 0);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        byte[] literals = compressed(bytes);
        assertThat(literals).hasSize(132);
        assertThat(literals[0]).isEqualTo((byte) 127);
        assertThat(literals[129]).isEqualTo((byte) 1);
    }

    @Test
    void whatComesOutIsWhatWentInAndNeverLongerThanTheBound() throws IOException {
        Random random = new Random(20240229);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(700)];
            int values = 1 + random.nextInt(4);
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(300)));
                Arrays.fill(bytes, at, end, (byte) random.nextInt(values));
                at = random.nextBoolean() ? end : at + 1;
            }
            byte[] packed = compressed(bytes);
            assertThat(packed).hasSizeLessThanOrEqualTo(PackBitsStream.bound(bytes.length));
            assertThat(new PackBitsStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .isEqualTo(bytes);
        }
    }
}
