package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code --diff}: right to the value. */
class DifferenceMapTest {
    @TempDir
    private Path folder;

    private Path in;
    private Path reference;

    private Ran diff(Object... words) {
        Object[] args = java.util.Arrays.copyOf(words, words.length + 9);
        Object[] more = {
            in, "-s", 1, "-m", "nearest", "-f", "--diff", folder.resolve("map.png"), "--reference=" + reference
        };
        System.arraycopy(more, 0, args, words.length, more.length);
        return Ran.with(args);
    }

    private void images(Raster a, Raster b) {
        in = ImageFiles.write(folder.resolve("in.png"), a);
        reference = ImageFiles.write(folder.resolve("reference.png"), b);
    }

    @ParameterizedTest
    @CsvSource({"U8, 1", "U8, 8", "U16, 1", "U16, 2.5"})
    void isTheAbsoluteDifferenceTimesTheGain(SampleType type, double gain) {
        ImageInfo info = ImageInfo.rgb(7, 5, type);
        Raster a = Samples.noise(info, 1);
        Raster b = Samples.noise(info, 2);
        images(a, b);
        assertThat(diff("--diff-gain", gain).code()).as("not as the reference").isEqualTo(1);
        double[][][] map = ImageFiles.samples(folder.resolve("map.png"));
        assertThat(ImageFiles.info(folder.resolve("map.png")).type()).isEqualTo(type);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    double difference = gain * Math.abs(a.get(c, x, y) - b.get(c, x, y));
                    double expected = Math.min(info.max(), Math.floor(difference + 0.5));
                    assertThat(map[c][y][x]).as(c + "," + y + "," + x).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void addsADifferenceOfOpacityToEveryColour() {
        ImageInfo info = ImageInfo.gray(3, 1, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        double[][] a = {{10, 20, 30}, {255, 200, 100}};
        double[][] b = {{10, 25, 10}, {255, 190, 200}};
        images(Samples.raster(info, (c, x, y) -> a[c][x]), Samples.raster(info, (c, x, y) -> b[c][x]));
        assertThat(diff().code()).as("not as the reference").isEqualTo(1);
        double[][][] map = ImageFiles.samples(folder.resolve("map.png"));
        assertThat(map).hasDimensions(1, 1);
        assertThat(map[0][0]).containsExactly(0, 15, 120);
    }

    @Test
    void isOfTheResultItselfAndOfTheReferenceUpright() {
        ImageInfo info = ImageInfo.gray(2, 2, SampleType.U8);
        in = ImageFiles.write(folder.resolve("in.tif"), Samples.raster(info, (c, x, y) -> 10 * y + x));
        ImageInfo large = ImageInfo.gray(4, 4, SampleType.U8);
        reference = ImageFiles.write(
                folder.resolve("reference.png"),
                Samples.raster(large, (c, x, y) -> 10 * ((3 - y) / 2) + (3 - x) / 2 + (x == 0 && y == 0 ? 5 : 0)));
        ImageFiles.turn(reference, Orientation.HALF_TURN);
        Path map = folder.resolve("map.tif");
        Ran ran = Ran.with(
                in, "-s", 2, "-m", "nearest", "-o", folder.resolve("out.tif"), "--diff", map, "--reference", reference);
        assertThat(ran.err()).contains("1 of 16 pixels differ");
        double[][] expected = new double[4][4];
        expected[3][3] = 5;
        assertThat(ImageFiles.samples(map)[0]).isDeepEqualTo(expected);
        assertThat(folder.resolve("out.tif")).exists();
    }

    @Test
    void ofUnlikeImagesThereIsNone() {
        images(
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1),
                Samples.noise(ImageInfo.gray(4, 3, SampleType.U8), 1));
        assertRefused("in-1x.png against " + reference + ": size differs: 3x3 against 4x3");
        images(
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1),
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U16), 1));
        assertRefused(": different: uint8 samples against uint16");
        reference = folder.resolve("missing.png");
        assertRefused(reference + ": new: nothing of that name is expected");
        reference = in.resolveSibling("text.png");
        write(reference, "text");
        assertRefused(": undecodable: " + reference + ": not an image in a known format");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertRefused(String reason) {
        Ran ran = diff();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).singleElement().asString().contains(reason);
        assertThat(folder.resolve("in-1x.png")).exists();
        assertThat(folder.resolve("map.png")).doesNotExist();
    }

    @Test
    void ofSeveralGoIntoAFolderAsResultsDo() throws Exception {
        Path photo = Path.of("samples", "photo.png");
        Files.createDirectories(folder.resolve("in/below"));
        Files.copy(photo, folder.resolve("in/a.png"));
        Files.copy(photo, folder.resolve("in/below/a.png"));
        Object[] words = {
            folder.resolve("in"),
            "-r",
            "-s",
            2,
            "-f",
            "-o",
            folder.resolve("out") + "/",
            "--reference",
            folder + "/golden"
        };
        Ran.well(folder.resolve("in"), "-r", "-s", 2, "-m", "mitchell", "-o", folder.resolve("golden") + "/");
        Path maps = folder.resolve("maps");
        Ran ran = Ran.with(with(words, "--diff", maps + "/"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("  -> " + maps.resolve("below/a.png"));
        assertThat(maps.resolve("a.png")).exists();
        Files.delete(maps.resolve("a.png"));
        Ran same = Ran.with(with(words, "--diff", maps + "/", "--max-diff", "100%", "--diff-only-if-different"));
        assertThat(same.code()).isZero();
        assertThat(maps.resolve("a.png")).doesNotExist();
        Ran.well(
                "compare",
                folder.resolve("out"),
                folder + "/golden",
                "--max-diff",
                "100%",
                "--diff",
                folder + "/others",
                "--diff-style",
                "absolute",
                "-q");
        assertThat(folder.resolve("others/below/a.png")).hasSameBinaryContentAs(maps.resolve("below/a.png"));
    }

    private static Object[] with(Object[] words, Object... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(more))
                .toArray();
    }

    @Test
    void mayNotBeAnInputAReferenceTheMaskOrAResult() throws Exception {
        images(
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1),
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1));
        Path mask = ImageFiles.write(folder.resolve("mask.png"), Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 2));
        Path out = folder.resolve("out.png");
        for (Path map : java.util.List.of(in, reference, mask, out)) {
            Ran ran = Ran.with(in, "-s", 1, "-f", "-o", out, "--diff", map, "--reference", reference, "--mask", mask);
            assertThat(ran.code()).as(map.toString()).isEqualTo(map.equals(out) ? 2 : 1);
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void isNotOverwritten() throws Exception {
        images(
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1),
                Samples.noise(ImageInfo.gray(3, 3, SampleType.U8), 1));
        Path map = Files.writeString(folder.resolve("map.png"), "precious");
        Ran ran = Ran.with(in, "-s", 1, "--diff", map, "--reference", reference);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(map + ": exists already");
        assertThat(map).hasContent("precious");
        assertThat(Optional.of(folder.resolve("in-1x.png")).filter(Files::exists))
                .isEmpty();
    }
}
