package upscale.format.dicom.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.FormatException;

/** JPEG-LS streams that {@link SlowEncoder} wrote, whole and broken. */
class JpegLsReaderTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Fields, stripes, gradients and noise, drawn at random. */
    private static JpegLsImage picture(Random random, int width, int height, int bits, int components, int maxval) {
        short[] samples = new short[width * height * components];
        int block = 1 + random.nextInt(12);
        int seed = random.nextInt();
        for (int i = 0; i < samples.length; i++) {
            int c = i % components;
            int x = i / components % width;
            int y = i / components / width;
            int ofBlock = (seed + 31 * (x / block) + 1009 * (y / block)) * 0x9e3779b1 >>> 8;
            int level = ofBlock / 5 % (maxval + 1);
            int value = switch (ofBlock % 5) {
                case 0 -> level;
                case 1 -> level + random.nextInt(3) - 1;
                case 2 -> random.nextInt(maxval + 1);
                case 3 -> level + c + (x + 2 * y) * maxval / 256;
                default -> x % 5 < 3 ? 0 : maxval;
            };
            samples[i] = (short) Math.max(0, Math.min(maxval, value));
        }
        return new JpegLsImage(width, height, bits, components, samples);
    }

    static Stream<Arguments> asked() {
        List<Arguments> asked = new ArrayList<>();
        for (int bits = 2; bits <= 16; bits++) {
            for (int near = 0; near <= Math.min(3, (1 << bits - 1) - 1); near++) {
                for (int interleave = 0; interleave < 3; interleave++) {
                    asked.add(Arguments.of(bits, near, interleave));
                }
            }
        }
        return asked.stream();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whatWasEncodedIsDecodedWithinTheDeviation(int bits, int near, int interleave) throws Exception {
        Random random = new Random(bits * 100L + near * 10L + interleave);
        for (int i = 0; i < 6; i++) {
            int most = (1 << bits) - 1;
            int maxval = i % 3 == 2 ? Math.max(2 * near + 1, most - random.nextInt(1 + most / 2)) : most;
            int components = 1 + random.nextInt(4);
            JpegLsImage image =
                    picture(random, 1 + random.nextInt(70), 1 + random.nextInt(40), bits, components, maxval);
            Coding stated = i % 3 == 0
                    ? Coding.UNSTATED
                    : new Coding(maxval, 0, 0, 0, 0, i % 2 == 0 ? 0 : 3 + random.nextInt(200));
            byte[] stream = SlowEncoder.encode(image, stated, near, interleave, random.nextInt(9));
            assertSimilar(JpegLsReader.decode(stream), image, near);
        }
    }

    private static void assertSimilar(JpegLsImage decoded, JpegLsImage image, int near) {
        assertThat(decoded).usingRecursiveComparison().ignoringFields("samples").isEqualTo(image);
        assertThat(decoded.samples()).hasSameSizeAs(image.samples());
        int worst = 0;
        for (int i = 0; i < image.samples().length; i++) {
            worst = Math.max(worst, Math.abs((decoded.samples()[i] & 0xffff) - (image.samples()[i] & 0xffff)));
        }
        assertThat(worst).isLessThanOrEqualTo(near);
    }

    /** T.87, H.3. */
    @Test
    void theExampleOfTheStandardIsDecoded() throws Exception {
        byte[] stream = HEX.parseHex("ffd8fff7000b080004000401011100ffda0008010100000000"
                + "c000006c80208e01c0000057400000" + "6ee6000001bc18000005d800009160ffd9");
        assertThat(JpegLsReader.decode(stream).samples())
                .isEqualTo(new short[] {0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145});
    }

    @Test
    void longRunsAreDecoded() throws Exception {
        JpegLsImage flat = new JpegLsImage(65535, 9, 8, 1, new short[65535 * 9]);
        Arrays.fill(flat.samples(), 65535 * 4, 65535 * 6 + 1234, (short) 200);
        byte[] stream = SlowEncoder.encode(flat, Coding.UNSTATED, 0, 0, 0);
        assertThat(stream).hasSizeLessThan(20_000);
        assertSimilar(JpegLsReader.decode(stream), flat, 0);
    }

    @Test
    void aHeightAndWidthOfTheirOwnSegmentAreTaken() throws Exception {
        JpegLsImage image = picture(new Random(3), 9, 4, 8, 1, 255);
        String stream = HEX.formatHex(SlowEncoder.encode(image, Coding.UNSTATED, 0, 0, 0));
        String moved = stream.replace("fff7000b0800040009", "fff7000b0800000000")
                .replace("ffda", "fff8" + "000a" + "04" + "03" + "000004" + "000009" + "ffda");
        assertThat(JpegLsReader.decode(HEX.parseHex(moved)))
                .usingRecursiveComparison()
                .isEqualTo(image);
    }

    @Test
    void aCommentApplicationDataFillBytesAndWhatFollowsTheEndDoNotMatter() throws Exception {
        JpegLsImage image = picture(new Random(4), 9, 4, 8, 1, 255);
        String stream = HEX.formatHex(SlowEncoder.encode(image, Coding.UNSTATED, 0, 0, 0));
        String more = stream.replace("fff7", "fffe0004abcd" + "ffe80007" + "6d72667800" + "fffffff7") + "00";
        assertThat(JpegLsReader.decode(HEX.parseHex(more)))
                .usingRecursiveComparison()
                .isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ffd9            | ff     | CORRUPT     | a number of 1 bytes where 0 are left",
                "ffd8            | ffd9   | CORRUPT     | marker ffd9, expected ffd8",
                "fff7            | ffc0   | UNSUPPORTED | JPEG of another kind, SOF0, expected SOF55",
                "fff7000b        | fff7000c | CORRUPT   | 1 bytes too long",
                "fff7000b        | fff7ffff | CORRUPT   | a segment of 65535 bytes",
                "fff7000b08      | fff7000b11 | CORRUPT | 1 components of 17 bits",
                "fff7000b080004  | fff7000b080000 | UNSUPPORTED | told after the first scan (DNL)",
                "fff7000b0800040009 | fff7000b0800040000 | CORRUPT | size 0x4 with 1 channels",
                "ffda0008010100  | ffda0008010200 | CORRUPT | component 2 in a scan, but not in the frame",
                "ffda0008010100  | ffda0008010107 | UNSUPPORTED | mapping table",
                "ffda0008010100000000 | ffda0008010100000300 | CORRUPT | interleaved by mode 3",
                "ffda0008010100000000 | ffda0008010100000002 | UNSUPPORTED | point transform 2",
                "ffda0008010100000000 | ffda0008010100800000 | CORRUPT | near=128",
                "ffda            | ffd9   | CORRUPT     | no scan before the end",
                "ffda            | fff8000d0101000000000000000000ffda | CORRUPT | maxval=256",
                "ffda            | fff800030affda | UNSUPPORTED | preset parameters of kind 10",
                "ffda            | ffdd000812345678aaffda | CORRUPT | a number of 6 bytes",
                "ffda            | ffe800076d72667801ffda | UNSUPPORTED | colour transform HP1",
                "ffda            | ff010004abcdffda | CORRUPT | marker ff01",
                "ffda            | ffdd00040001ffda | CORRUPT | the coded samples go on",
                "ffd9            | 00ffd9 | CORRUPT     | the coded samples go on after the last row",
            })
    void whatIsWrongIsNamed(String good, String bad, FormatException.Kind kind, String message) {
        JpegLsImage image = picture(new Random(5), 9, 4, 8, 1, 255);
        String stream = HEX.formatHex(SlowEncoder.encode(image, Coding.UNSTATED, 0, 0, 0));
        assertThat(stream).containsOnlyOnce(good);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> JpegLsReader.decode(HEX.parseHex(stream.replace(good, bad))))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aPictureThatWouldNotFitIsTooLarge() {
        byte[] stream = HEX.parseHex("ffd8fff7000b08ffffffff01011100ffda0008010100000000");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> JpegLsReader.decode(stream))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aStreamThatIsCutShortIsCorrupt(int interleave) {
        JpegLsImage image = picture(new Random(6), 30, 20, 12, 3, 4095);
        byte[] stream = SlowEncoder.encode(image, new Coding(4095, 0, 0, 0, 0, 9), 1, interleave, 7);
        for (int length = 0; length < stream.length; length++) {
            byte[] cut = Arrays.copyOf(stream, length);
            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> JpegLsReader.decode(cut))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void flippedBitsMakeAPictureOrAFormatException(int interleave) {
        Random random = new Random(interleave);
        int refused = 0;
        for (int i = 0; i < 700; i++) {
            int bits = 2 + random.nextInt(15);
            JpegLsImage image = picture(random, 30, 20, bits, 3, (1 << bits) - 1);
            byte[] stream =
                    SlowEncoder.encode(image, Coding.UNSTATED, random.nextInt(2), interleave, random.nextInt(9));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                stream[random.nextInt(random.nextBoolean() ? 40 : stream.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                JpegLsImage decoded = JpegLsReader.decode(stream);
                assertThat(decoded.samples().length)
                        .isEqualTo(decoded.width() * decoded.height() * decoded.components());
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(300, 690);
    }
}
