package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.StoredValues.Shape;
import upscale.format.StoredValues.Table;
import upscale.format.StoredValues.Window;
import upscale.format.dicom.DicomSlices;

/** {@code --window} and {@code --rescale}: what stored values stand for, and how it is shown. */
class WindowTest {
    @TempDir
    private Path folder;

    private Path slice;
    private Path out;

    @BeforeEach
    void slices() throws IOException {
        slice = folder.resolve("slice.dcm");
        out = folder.resolve("out.npy");
        // 0..4095 stand for -1024..7166
        DicomSlices.write(slice, new int[] {0, 500, 512, 544, 4095}, "2", "-1024", Optional.of("40\\400"), false);
    }

    private double[] written(Object... options) throws IOException {
        Object[] all = new Object[options.length + 7];
        System.arraycopy(new Object[] {slice, "-s", 1, "-m", "nearest", "-o", out}, 0, all, 0, 7);
        System.arraycopy(options, 0, all, 7, options.length);
        java.nio.file.Files.deleteIfExists(out);
        Ran.well(all);
        return ImageFiles.samples(out)[0][0];
    }

    /** The standard's pseudo-code (PS3.3, C.11.2.1.2.1), level by level. */
    private static double definition(double x, double c, double w) {
        if (x <= c - 0.5 - (w - 1) / 2) {
            return 0;
        } else if (x > c - 0.5 + (w - 1) / 2) {
            return 1;
        }
        return (x - (c - 0.5)) / (w - 1) + 0.5;
    }

    @Test
    void linearIsAsTheStandardHasIt() {
        for (double w : new double[] {1, 2, 3, 100, 400.5}) {
            Window window = new Window(40, w, Shape.LINEAR);
            for (double x = -300; x < 300; x += 0.5) {
                assertThat(window.level(x)).isEqualTo(definition(x, 40, w), within(1e-12));
            }
        }
    }

    @Test
    void otherShapesAreAsTheStandardHasThem() {
        Window exact = new Window(10, 4, Shape.LINEAR_EXACT);
        assertThat(List.of(exact.level(8), exact.level(9), exact.level(10), exact.level(12), exact.level(13)))
                .containsExactly(0.0, 0.25, 0.5, 1.0, 1.0);
        Window sigmoid = new Window(10, 4, Shape.SIGMOID);
        assertThat(sigmoid.level(10)).isEqualTo(0.5);
        assertThat(sigmoid.level(12)).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void valuesAreThoseThatStoredOnesStandFor() throws IOException {
        assertThat(written()).containsExactly(0, 500, 512, 544, 4095);
        assertThat(written("--rescale")).containsExactly(-1024, -24, 0, 64, 7166);
    }

    @ParameterizedTest
    @CsvSource({"'40,400', 40, 400", "file, 40, 400", "'-600,1500', -600, 1500", "'0,1', 0, 1"})
    void levelsAreInTheRescaledUnits(String words, double c, double w) throws IOException {
        double[] levels = written("--window", words);
        double[] values = {-1024, -24, 0, 64, 7166};
        for (int i = 0; i < values.length; i++) {
            assertThat(levels[i]).isEqualTo(Math.rint(255 * definition(values[i], c, w)));
        }
    }

    @Test
    void aWindowMayBeAllThatThereIsOrCouldBe() throws IOException {
        assertThat(written("--window", "auto")).containsExactly(0, 31, 32, 34, 255);
        DicomSlices.write(slice, new int[] {1000, 2000}, "1", "0", Optional.empty(), false);
        assertThat(written("--window", "auto")).containsExactly(0, 255);
        assertThat(written("--window", "full")).containsExactly(62, 125);
        assertThat(written("--window", "auto", "--depth", 16)).containsExactly(0, 65535);
    }

    @Test
    void leastIsWhiteOnlyInAWindow() throws IOException {
        DicomSlices.write(slice, new int[] {0, 4095}, "1", "0", Optional.of("2048\\4096"), true);
        assertThat(written()).containsExactly(0, 4095);
        assertThat(written("--rescale")).containsExactly(0, 4095);
        assertThat(written("--window", "file")).containsExactly(255, 0);
    }

    @Test
    void betweenEntriesATableIsALine() {
        Table table = new Table(-1, 8, List.of(10, 20, 255));
        assertThat(List.of(table.value(-7), table.value(-1), table.value(-0.5), table.value(0.5), table.value(9)))
                .containsExactly(10.0, 10.0, 15.0, 137.5, 255.0);
        assertThat(table.level(0)).isEqualTo(20 / 255.0);
    }

    @Test
    void aTableMayStandForTheLineAndForTheWindow() throws IOException {
        int[] samples = {99, 100, 101, 102, 4095};
        DicomSlices.writeTables(slice, samples, 0, new int[] {60, 110, 70}, new int[0]);
        assertThat(written()).containsExactly(99, 100, 101, 102, 4095);
        assertThat(written("--rescale")).containsExactly(60, 60, 110, 70, 70);
        assertThat(written("--window", "auto")).containsExactly(0, 0, 255, 51, 51);
        assertThat(written("--window", "full", "--depth", 16)).containsExactly(60, 60, 110, 70, 70);
        DicomSlices.writeTables(slice, samples, 0, new int[0], new int[] {7, 5, 255});
        assertThat(written("--rescale")).containsExactly(99, 100, 101, 102, 4095);
        assertThat(written("--window", "file")).containsExactly(7, 7, 5, 255, 255);
        DicomSlices.writeTables(slice, samples, 0, new int[] {60, 101, 102}, new int[] {7, 5, 255});
        assertThat(written("--window", "file")).containsExactly(7, 7, 5, 255, 255);
    }

    @Test
    void thePaddingIsNoValueOfThePicture() throws IOException {
        DicomSlices.writeTables(slice, new int[] {0, 1000, 2000}, 0, new int[0], new int[0]);
        assertThat(written("--window", "auto")).containsExactly(0, 0, 255);
        DicomSlices.writeTables(slice, new int[] {5, 5}, 5, new int[0], new int[0]);
        assertThat(written("--window", "auto")).containsExactly(128, 128);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--window 40 | no centre and width",
                "--window 40,0 | no centre and width",
                "--window nan,4 | no centre and width",
                "--window auto --rescale | give one of them",
                "--window auto --range offset | leave out --range",
                "--rescale --depth 8 | --rescale makes floats",
            })
    void whatHasNoMeaningIsRefused(String words, String message) {
        Ran ran = Ran.with(
                java.util.stream.Stream.concat(List.of(slice, "-s", 2).stream(), List.of(words.split(" ")).stream())
                        .toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }

    @Test
    void whatTheFileDoesNotSayIsNotMadeUp() throws IOException {
        DicomSlices.write(slice, new int[] {1, 2}, "1", "0", Optional.empty(), false);
        Ran ran = Ran.with(slice, "-s", 2, "--window", "file", "-o", out);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("the file states no window").hasLineCount(1);
        Ran png = Ran.with(Path.of("samples", "photo.png"), "-s", 2, "--rescale", "-o", out);
        assertThat(png.code()).isEqualTo(1);
        assertThat(png.err()).contains("for gray DICOM images").hasLineCount(1);
    }
}
