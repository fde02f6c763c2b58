package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Maps are of what was compared: two images that differ in one pixel, at (7, 9), marked where it lies then. */
class CompareMapsOfTest {
    private static final ImageInfo INFO = ImageInfo.rgb(40, 30, SampleType.U8);
    private static final Raster EXPECTED = Samples.noise(INFO, 1);

    @TempDir
    private Path folder;

    private Path actual;
    private Path expected;
    private Path map;

    @BeforeEach
    void write() {
        expected = ImageFiles.write(folder.resolve("expected.png"), EXPECTED);
        actual = ImageFiles.write(folder.resolve("actual.png"), off(EXPECTED, 100));
        map = folder.resolve("map.png");
    }

    private static Raster off(Raster raster, double by) {
        return Samples.raster(raster.info(), (c, x, y) -> {
            double value = raster.get(c, x, y);
            return x == 7 && y == 9 ? value < by ? value + by : value - by : value;
        });
    }

    private double[][] mask(String options) {
        List<Object> words = new ArrayList<>(List.of("compare", actual, expected, "-f", "--diff", map));
        words.addAll(List.of("--diff-style", "mask"));
        words.addAll(List.of(options.split(" ")));
        Ran ran = Ran.with(words.toArray());
        assertThat(ran.complaints()).isEmpty();
        return ImageFiles.samples(map)[0];
    }

    private static void assertMarked(double[][] mask, int width, int height, int column, int row) {
        assertThat(mask).hasDimensions(height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(mask[y][x]).as(x + "," + y).isEqualTo(x == column && y == row ? 255 : 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--max-diff 99, 40, 30, 7, 9",
        "--max-diff 100, 40, 30, -1, -1",
        "--region 10x8+5+4, 10, 8, 2, 5",
        "--region 10x8+20+4, 10, 8, -1, -1",
        "--shave 3, 34, 24, 4, 6",
        "--ignore-region 2x2+6+8, 40, 30, -1, -1",
        "--luma bt601, 40, 30, 7, 9",
        "--compare-alpha premultiplied, 40, 30, 7, 9"
    })
    void asTheRulesHaveIt(String options, int width, int height, int column, int row) {
        assertMarked(mask(options), width, height, column, row);
    }

    @Test
    void withoutWhatAMaskLeavesOut() {
        Raster mask = Samples.raster(ImageInfo.gray(40, 30, SampleType.U8), (c, x, y) -> y == 9 ? 0 : 255);
        Path file = ImageFiles.write(folder.resolve("mask.png"), mask);
        assertMarked(mask("--mask " + file), 40, 30, -1, -1);
    }

    @Test
    void ofWhatTwoSizesHave() {
        Raster larger = Samples.raster(
                ImageInfo.rgb(45, 33, SampleType.U8), (c, x, y) -> x < 40 && y < 30 ? EXPECTED.get(c, x, y) : 7);
        ImageFiles.write(expected, larger);
        assertMarked(mask("--size-mismatch crop"), 40, 30, 7, 9);
    }

    @Test
    void ofOtherSizesThereIsNoneAndNothingIsWrongWithThat() {
        ImageFiles.write(expected, Samples.noise(ImageInfo.rgb(45, 33, SampleType.U8), 1));
        Ran ran = Ran.with("compare", actual, expected, "--diff", map);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.text()).isEqualTo(actual + "  size differs: 40x30 against 45x33\n");
        assertThat(ran.complaints()).isEmpty();
        assertThat(map).doesNotExist();
    }

    @Test
    void ofGrayAndColours() {
        Raster gray = Samples.noise(ImageInfo.gray(40, 30, SampleType.U8), 5);
        ImageFiles.write(expected, gray);
        ImageFiles.write(
                actual,
                Samples.raster(INFO, (c, x, y) -> off(gray, c == 2 ? 50 : 0).get(0, x, y)));
        assertMarked(mask("--max-diff 0"), 40, 30, 7, 9);
    }

    @Test
    void ofOpacityAlone() {
        ImageInfo info = INFO.withAlphaAdded(Alpha.STRAIGHT);
        ImageFiles.write(
                actual,
                Samples.raster(info, (c, x, y) -> c < 3 ? EXPECTED.get(c, x, y) : x == 7 && y == 9 ? 254 : 255));
        assertMarked(mask("--max-diff 0"), 40, 30, 7, 9);
        assertMarked(mask("--compare-alpha ignore"), 40, 30, -1, -1);
    }

    @Test
    void ofTypesThatAreScaled() {
        Raster wide = Samples.raster(INFO.withType(SampleType.U16), (c, x, y) -> 257 * EXPECTED.get(c, x, y));
        ImageFiles.write(expected, wide);
        assertMarked(mask("--depth-mismatch scale"), 40, 30, 7, 9);
        ImageFiles.write(actual, off(wide, 1));
        assertMarked(mask("--max-diff 0"), 40, 30, 7, 9);
        Ran.with("compare", actual, expected, "-f", "--diff", map, "--diff-style", "absolute");
        assertThat(ImageFiles.info(map).type()).isEqualTo(SampleType.U16);
        assertThat(ImageFiles.samples(map)[1][9][7]).isEqualTo(1);
    }
}
