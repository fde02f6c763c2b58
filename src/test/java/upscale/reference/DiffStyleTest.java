package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.compare.DiffStyle;
import upscale.compare.Nearness;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Difference maps, against what each style means for a pixel. */
class DiffStyleTest {
    private static final int[] MARK = {213, 94, 0};
    private static final double GAIN = 3;

    private static final ImageInfo INFO = ImageInfo.rgb(23, 70, SampleType.U16);
    private static final Raster EXPECTED = Samples.noise(INFO, 11);
    private static final Raster ACTUAL =
            Samples.raster(INFO, (c, x, y) -> (x + y) % 4 == c ? (x * 2900 + y * 11) % 65536 : EXPECTED.get(c, x, y));

    private static Raster map(DiffStyle style, Nearness nearness) {
        return Raster.of(DiffStyle.withoutPalette(
                style.of(ACTUAL, EXPECTED, nearness, GAIN, 65535).get(0)));
    }

    private static Raster map(DiffStyle style, Raster actual, Raster expected) {
        double range = actual.info().range();
        return Raster.of(DiffStyle.withoutPalette(
                style.of(actual, expected, Nearness.EXACT, 1, range).get(0)));
    }

    // The difference of the channel that differs most, the first of several.
    private static double farthest(int x, int y) {
        double farthest = 0;
        for (int c = 0; c < 3; c++) {
            double difference = ACTUAL.get(c, x, y) - EXPECTED.get(c, x, y);
            farthest = Math.abs(difference) > Math.abs(farthest) ? difference : farthest;
        }
        return farthest;
    }

    @ParameterizedTest
    @EnumSource(names = {"HIGHLIGHT", "MASK"})
    void whereTheyDiffer(DiffStyle style) {
        double tolerance = 3000;
        Raster map = map(style, new Nearness(tolerance, 0, false));
        for (int y = 0; y < INFO.height(); y++) {
            for (int x = 0; x < INFO.width(); x++) {
                boolean differs = Math.abs(farthest(x, y)) > tolerance;
                double mean = (EXPECTED.get(0, x, y) + EXPECTED.get(1, x, y) + EXPECTED.get(2, x, y)) / 3;
                double faint = 255 - (255 - Math.rint(mean / 65535 * 255)) / 4;
                for (int c = 0; c < map.info().channels(); c++) {
                    double shown = map.get(c, x, y);
                    if (style == DiffStyle.MASK) {
                        assertThat(shown).isEqualTo(differs ? 255 : 0);
                    } else if (differs) {
                        assertThat(shown).isEqualTo(MARK[c]);
                    } else {
                        assertThat(Math.abs(shown - faint)).isLessThanOrEqualTo(0.5);
                    }
                }
            }
        }
    }

    @Test
    void heatGrowsFromDarkBlueToYellow() {
        Raster map = map(DiffStyle.HEATMAP, Nearness.EXACT);
        double[] first = {0x44, 0x01, 0x54};
        double[] last = {0xfd, 0xe7, 0x25};
        for (int y = 0; y < INFO.height(); y++) {
            for (int x = 0; x < INFO.width(); x++) {
                double part = Math.abs(farthest(x, y)) * GAIN / 65535;
                for (int c = 0; c < 3; c++) {
                    if (part == 0) {
                        assertThat(map.get(c, x, y)).isEqualTo(first[c]);
                    } else if (part >= 1) {
                        assertThat(map.get(c, x, y)).isEqualTo(last[c]);
                    }
                }
            }
        }
        // its green grows all the way: so which of two is larger can be told
        for (int x = 1; x < INFO.width(); x++) {
            double one = Math.abs(farthest(x - 1, 3));
            double other = Math.abs(farthest(x, 3));
            assertThat(Double.compare(map.get(1, x - 1, 3), map.get(1, x, 3)) * Double.compare(one, other))
                    .isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void signsAreToldByTwoColours() {
        Raster map = map(DiffStyle.SIGNED, Nearness.EXACT);
        for (int y = 0; y < INFO.height(); y++) {
            for (int x = 0; x < INFO.width(); x++) {
                double part = Math.max(-1, Math.min(1, farthest(x, y) * GAIN / 65535));
                int[] end = part < 0 ? new int[] {0x21, 0x66, 0xac} : new int[] {0xb3, 0x58, 0x06};
                for (int c = 0; c < 3; c++) {
                    double shown = 255 + (end[c] - 255) * Math.abs(part);
                    assertThat(Math.abs(map.get(c, x, y) - shown)).isLessThan(0.56); // of 4096 steps
                }
            }
        }
    }

    @Test
    void besideOneAnother() {
        Raster map = map(DiffStyle.SIDE_BY_SIDE, Nearness.EXACT);
        Raster highlight = map(DiffStyle.HIGHLIGHT, Nearness.EXACT);
        assertThat(map.info().width()).isEqualTo(3 * 23 + 2 * 8);
        for (int y = 0; y < INFO.height(); y++) {
            for (int x = 0; x < INFO.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(map.get(c, x, y)).isEqualTo(Math.rint(ACTUAL.get(c, x, y) / 65535 * 255));
                    assertThat(map.get(c, x + 31, y)).isEqualTo(Math.rint(EXPECTED.get(c, x, y) / 65535 * 255));
                    assertThat(map.get(c, x + 62, y)).isEqualTo(highlight.get(c, x, y));
                }
            }
            assertThat(map.get(0, 25, y)).isEqualTo(128);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "U8, 0, 255, 255, U8",
        "I8, -128, 127, 255, U8",
        "I16, 32767, -32768, 65535, U16",
        "I32, -2147483648, 2147483647, 4294967295, U32",
        "U32, 4294967295, 1, 4294967294, U32",
        "F32, -0.25, 0.5, 0.75, F32",
        "F32, NaN, NaN, 0, F32",
        "F64, NaN, 1, Infinity, F64"
    })
    void absoluteIsHowFarSamplesAreApart(SampleType type, double a, double b, double apart, SampleType of) {
        ImageInfo info = ImageInfo.gray(2, 1, type);
        Raster actual = Samples.raster(info, (c, x, y) -> x == 0 ? a : 1);
        Raster expected = Samples.raster(info, (c, x, y) -> x == 0 ? b : 1);
        Raster map = map(DiffStyle.ABSOLUTE, actual, expected);
        assertThat(map.info().type()).isEqualTo(of);
        assertThat(map.get(0, 0, 0)).isEqualTo(apart);
        assertThat(map.get(0, 1, 0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = SampleType.class)
    void everyTypeIsShown(SampleType type) {
        ImageInfo info = ImageInfo.gray(3, 2, type);
        double black = Math.max(info.min(), type.floating() ? 0 : -Double.MAX_VALUE);
        Raster actual = Samples.constant(info, info.white());
        Raster expected = Samples.raster(info, (c, x, y) -> x == 2 ? info.white() : black);
        double[][] last = {{0xfd, 0xe7, 0x25}, {0xb3, 0x58, 0x06}, {255}, {213, 94, 0}};
        DiffStyle[] styles = {DiffStyle.HEATMAP, DiffStyle.SIGNED, DiffStyle.MASK, DiffStyle.HIGHLIGHT};
        double[][] first = {{0x44, 0x01, 0x54}, {255, 255, 255}, {0}, {255, 255, 255}};
        for (int i = 0; i < styles.length; i++) {
            Raster map = map(styles[i], actual, expected);
            for (int c = 0; c < last[i].length; c++) {
                assertThat(map.get(c, 0, 1)).as(styles[i] + " " + c).isEqualTo(last[i][c]);
                assertThat(map.get(c, 2, 1)).as(styles[i] + " " + c).isEqualTo(first[i][c]);
            }
        }
        Raster beside = map(DiffStyle.SIDE_BY_SIDE, actual, expected);
        assertThat(beside.get(0, 0, 0)).isEqualTo(255);
        assertThat(beside.get(2, 3 + 8, 1)).isZero();
        assertThat(beside.get(1, 2 * (3 + 8) + 1, 0)).isEqualTo(94);
    }

    @Test
    void blinkShowsBothInTurn() {
        List<Image> frames = DiffStyle.BLINK.of(ACTUAL, EXPECTED, Nearness.EXACT, 1, 65535);
        Raster beside = map(DiffStyle.SIDE_BY_SIDE, Nearness.EXACT);
        assertThat(frames).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Raster frame = Raster.of(frames.get(i));
            for (int y = 0; y < INFO.height(); y++) {
                for (int x = 0; x < INFO.width(); x++) {
                    assertThat(frame.get(1, x, y)).isEqualTo(beside.get(1, x + (1 - i) * (INFO.width() + 8), y));
                }
            }
        }
    }
}
