package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.dicom.DicomSlices;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Legends of difference maps, as they are read: letter by letter, by {@code letters.txt}. */
class LegendTest {
    private static final Path LETTERS = Path.of("src/main/resources/upscale/compare/letters.txt");

    @TempDir
    private Path folder;

    private double[][][] map(Path a, Path b, Object... options) {
        Path map = folder.resolve("map.png");
        List<Object> words = new ArrayList<>(List.of("compare", a, b, "-f", "--diff", map));
        words.addAll(List.of(options));
        Ran.with(words.toArray());
        return ImageFiles.samples(map);
    }

    private Path image(String name, ImageInfo info, long seed) {
        return ImageFiles.write(folder.resolve(name), Samples.noise(info, seed));
    }

    private static List<String> letter(char name) throws IOException {
        List<String> lines = Files.readAllLines(LETTERS);
        for (int line = 2; line < lines.size(); line += 10) {
            int at = lines.get(line).indexOf(name);
            if (at >= 0) {
                return lines.subList(line + 1, line + 10).stream()
                        .map(row -> row.substring(6 * at, 6 * at + 5) + ".")
                        .toList();
            }
        }
        return List.of("......", "......", "......", "......", "......", "......", "......", "......", "......");
    }

    /** Whether a text stands somewhere in a map, in dots of {@code size} pixels. */
    private static boolean reads(double[][][] map, String text, int size) throws IOException {
        List<List<String>> letters = new ArrayList<>();
        for (char name : text.toCharArray()) {
            letters.add(letter(name));
        }
        for (int y = 0; y + 9 * size <= map[0].length; y++) {
            for (int x = 0; x + (6 * text.length() - 1) * size <= map[0][0].length; x++) {
                if (stands(map, letters, x, y, size)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(double[][][] map, List<List<String>> letters, int left, int top, int size) {
        int columns = 6 * letters.size() - 1;
        for (int column = 0; column < columns; column++) {
            List<String> letter = letters.get(column / 6);
            for (int row = 0; row < 9; row++) {
                boolean dot = letter.get(row).charAt(column % 6) == '#';
                int y = top + row * size;
                int x = left + column * size;
                boolean black = map[0][y][x] == 0 && map[1][y][x] == 0 && map[2][y][x] == 0;
                if (dot != black) {
                    return false;
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"heatmap", "signed"})
    void liesBelowTheMapWhichKeepsItsPlace(String style) {
        for (int width : new int[] {7, 299, 1300}) {
            ImageInfo info = ImageInfo.rgb(width, 11, SampleType.U8);
            Path a = image("a.png", info, 1);
            Path b = image("b.png", info, 2);
            double[][][] with = map(a, b, "--diff-style", style);
            double[][][] without = map(a, b, "--diff-style", style, "--diff-legend", "none");
            assertThat(without[0]).hasDimensions(11, width);
            assertThat(with[0].length).isGreaterThan(11 + 30);
            assertThat(with[0][0].length).isGreaterThanOrEqualTo(width);
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < 11; y++) {
                    for (int x = 0; x < with[0][0].length; x++) {
                        assertThat(with[c][y][x]).isEqualTo(x < width ? without[c][y][x] : 255);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "heatmap; U8; 1; |actual - expected|, code values; 250",
                "heatmap; U8; 8; |actual - expected|, code values; 30",
                "signed; U8; 1; actual - expected, code values; +200",
                "signed; I16; 1; actual - expected, code values; -40000",
                "heatmap; F32; 4; |actual - expected|, code values; 0.25"
            })
    void tellsCodeValues(String style, SampleType type, double gain, String caption, String number) throws IOException {
        ImageInfo info = ImageInfo.gray(700, 5, type);
        Path a = image("a.tif", info, 1);
        Path b = image("b.tif", info, 2);
        double[][][] map = map(a, b, "--diff-style", style, "--diff-gain", gain);
        assertThat(reads(map, caption, 2)).isTrue();
        assertThat(reads(map, number, 2)).isTrue();
        assertThat(reads(map, "HU", 2)).isFalse();
    }

    @Test
    void tellsPercent() throws IOException {
        ImageInfo info = ImageInfo.gray(50, 5, SampleType.U16);
        double[][][] map = map(
                image("a.png", info, 1),
                image("b.png", info, 2),
                "--diff-style",
                "heatmap",
                "--diff-legend",
                "percent",
                "--diff-gain",
                2);
        assertThat(reads(map, "|actual - expected|, % of the range", 1)).isTrue();
        assertThat(reads(map, "50", 1)).isTrue();
        assertThat(reads(map, "60", 1)).isFalse();
    }

    @Test
    void tellsTheUnitsThatBothFilesState() throws IOException {
        Path a = slice("a.dcm", "2", "HU");
        Path b = slice("b.dcm", "2", "HU");
        Path c = slice("c.dcm", "1", "HU");
        Path d = slice("d.dcm", "2", "US");
        double[][][] map = map(a, b, "--diff-style", "signed");
        assertThat(reads(map, "actual - expected, HU", 1)).isTrue();
        assertThat(reads(map, "+5000", 1)).isTrue(); // twice the codes of 12 bits
        for (Path other : List.of(c, d)) {
            assertThat(reads(map(a, other, "--diff-style", "signed"), "actual - expected, code values", 1))
                    .isTrue();
        }
        assertThat(reads(map(d, d, "--diff-style", "signed"), "actual - expected, code values", 1))
                .isTrue();
    }

    private Path slice(String name, String slope, String type) throws IOException {
        Path file = folder.resolve(name);
        DicomSlices.write(file, new int[] {0, 500, 512, 544, 4095}, slope, "-1024", type);
        return file;
    }

    @Test
    void isOfTheColoursOfTheMap() {
        ImageInfo info = ImageInfo.gray(600, 1, SampleType.U8);
        Raster ramp = Samples.raster(info, (c, x, y) -> x % 256);
        Path a = ImageFiles.write(folder.resolve("a.png"), ramp);
        Path b = ImageFiles.write(folder.resolve("b.png"), Samples.constant(info, 0));
        double[][][] map = map(a, b, "--diff-style", "heatmap");
        int row = 1 + (4 + 7 + 4 + 4) * 2; // the middle of the bar
        int first = 0;
        while (map[0][row][first] == 255) {
            first++;
        }
        int last = map[0][0].length - 1;
        while (map[0][row][last] == 255) {
            last--;
        }
        for (int code : new int[] {0, 50, 100, 200, 255}) {
            int x = first + (int) Math.round((last - first) * code / 255.0);
            for (int c = 0; c < 3; c++) {
                assertThat(Math.abs(map[c][row][x] - map[c][0][code])).isLessThanOrEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"highlight", "mask", "absolute", "side-by-side", "blink"})
    void thereIsNoneWhereColoursStandForNoNumbers(String style) {
        ImageInfo info = ImageInfo.rgb(20, 11, SampleType.U8);
        double[][][] map = map(image("a.png", info, 1), image("b.png", info, 2), "--diff-style", style);
        assertThat(map[0].length).isEqualTo(11);
    }
}
