package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Place;
import upscale.format.Slice;
import upscale.format.dicom.DicomBytes;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.samples.PhantomSeries;

/** {@code --series} and {@code --scale-z}: slices in the order of their places, and new ones between them. */
class SeriesTest {
    private static final double DIGITS = 1e-5; // mm, of a file's decimals

    @TempDir
    private Path folder;

    private Path series;
    private Path out;

    @BeforeEach
    void writeSeries() throws IOException {
        series = Files.createDirectory(folder.resolve("series"));
        out = folder.resolve("out");
        // names in no order of places
        for (int i = 0; i < PhantomSeries.SLICES; i++) {
            put(i, PhantomSeries.file(i));
        }
    }

    private void put(int slice, byte[] file) throws IOException {
        Files.write(series.resolve((char) ('a' + 5 * slice % PhantomSeries.SLICES) + ".dcm"), file);
    }

    private void put(int slice, DicomBytes data) throws IOException {
        put(slice, PhantomSeries.file(data, slice));
    }

    private static DicomBytes slice(int slice) {
        return PhantomSeries.dataSet(slice, slice * PhantomSeries.SPACING);
    }

    private List<Path> written() {
        try (Stream<Path> files = Files.list(out)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Place place(Path file) throws IOException {
        return ImageFiles.read(file)
                .metadata()
                .attached(Slice.class)
                .orElseThrow()
                .place()
                .orElseThrow();
    }

    private Ran refused(Object... more) {
        List<Object> args = new ArrayList<>(List.of("--series", series, "-s", "2", "-o", out + "/"));
        args.addAll(List.of(more));
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(1);
        assertThat(out).doesNotExist();
        return ran;
    }

    @Test
    void slicesAreDoneInTheOrderOfTheirPlaces() throws IOException {
        Ran ran = Ran.well("--series", series, "-s", "2", "-o", out + "/");
        assertThat(ran.complaints().stream().map(line -> line.replaceAll(".*-> .*/(\\w)\\.dcm .*", "$1")))
                .containsExactly("a", "f", "e", "d", "c", "b");
        Path alone = folder.resolve("alone.dcm");
        Ran.well(series.resolve("c.dcm"), "-s", "2", "-o", alone);
        assertThat(out.resolve("c.dcm")).hasSameBinaryContentAs(alone);
    }

    @Test
    void namedFilesAreOneSeries() {
        Object[] args = Stream.concat(
                        Stream.of("--series", "-s", "2", "-q", "-o", out + "/{name}-{scale}.tif"),
                        "fadbce".chars().mapToObj(c -> series.resolve((char) c + ".dcm")))
                .toArray();
        Ran.well(args);
        assertThat(written()).hasSize(PhantomSeries.SLICES).first().asString().endsWith("a-2x.tif");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 12, 1.25, -0.625",
        "1.5, 9, 1.6666666666666667, -0.4166666666666667",
        "0.5, 3, 5, 1.25",
        "1, 6, 2.5, 0"
    })
    void newSlicesLieByTheHalfVoxelRule(String scale, int count, double spacing, double first) throws IOException {
        Ran.well("--series", series, "-s", "2", "--scale-z", scale, "-o", out + "/");
        List<Path> files = written();
        assertThat(files).hasSize(count);
        Place source = place(series.resolve("a.dcm"));
        Place.Point across = source.right().times(-source.columnSpacing() / 4);
        Place.Point origin = source.corner().plus(across).plus(source.down().times(-source.rowSpacing() / 4));
        Set<String> instances = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (int o = 0; o < count; o++) {
            Place place = place(files.get(o));
            Place.Point expected = origin.plus(source.normal().times(first + o * spacing));
            assertThat(place.corner().minus(expected).length()).isCloseTo(0, within(DIGITS));
            assertThat(place.columnSpacing()).isEqualTo(source.columnSpacing() / 2);
            Slice slice = ImageFiles.read(files.get(o))
                    .metadata()
                    .attached(Slice.class)
                    .orElseThrow();
            groups.add(slice.series());
            instances.add(Files.readString(files.get(o), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replaceAll("(?s).*?\\x02\\x00\\x03\\x00UI..(2\\.25\\.\\d+).*", "$1"));
        }
        assertThat(groups).hasSize(1).doesNotContain("none");
        assertThat(instances).hasSize(count);
    }

    /** The slow definition: the whole volume in doubles, along z first or last. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void equalsTheDefinitionInThreeDimensionsInEitherOrder(boolean acrossFirst) {
        Ran.well(
                "--series",
                series,
                "-s",
                "1.5",
                "--scale-z",
                "2",
                "-m",
                "bilinear",
                "--range",
                "float",
                "-o",
                out + "/{name}.tif");
        double[][][] volume = new double[PhantomSeries.SLICES][][];
        for (int i = 0; i < volume.length; i++) {
            volume[i] = ImageFiles.samples(series.resolve((char) ('a' + 5 * i % 6) + ".dcm"))[0];
        }
        double[][][] expected = acrossFirst ? inPlane(across(volume)) : across(inPlane(volume));
        List<Path> files = written();
        assertThat(files).hasSize(expected.length);
        for (int z = 0; z < expected.length; z++) {
            double[][] actual = ImageFiles.samples(files.get(z))[0];
            for (int y = 0; y < actual.length; y++) {
                assertThat(actual[y]).containsExactly(expected[z][y], within(4096 * 8 * 0x1p-23));
            }
        }
    }

    private static double[][][] across(double[][][] volume) {
        double[][][] taller = new double[2 * volume.length][volume[0].length][];
        for (int y = 0; y < volume[0].length; y++) {
            for (int z = 0; z < taller.length; z++) {
                double at = (z + 0.5) / 2 - 0.5;
                double[] row = new double[volume[0][0].length];
                for (int x = 0; x < row.length; x++) {
                    double[] line = new double[volume.length];
                    for (int k = 0; k < line.length; k++) {
                        line[k] = volume[k][y][x];
                    }
                    row[x] = linear(line, at);
                }
                taller[z][y] = row;
            }
        }
        return taller;
    }

    private static double[][][] inPlane(double[][][] volume) {
        double[][][] larger = new double[volume.length][][];
        for (int z = 0; z < volume.length; z++) {
            double[][] wide = new double[volume[z].length][];
            for (int y = 0; y < wide.length; y++) {
                wide[y] = longer(volume[z][y]);
            }
            double[][] columns = new double[wide[0].length][];
            for (int x = 0; x < columns.length; x++) {
                double[] column = new double[wide.length];
                for (int y = 0; y < wide.length; y++) {
                    column[y] = wide[y][x];
                }
                columns[x] = longer(column);
            }
            larger[z] = new double[columns[0].length][columns.length];
            for (int y = 0; y < columns[0].length; y++) {
                for (int x = 0; x < columns.length; x++) {
                    larger[z][y][x] = columns[x][y];
                }
            }
        }
        return larger;
    }

    private static double[] longer(double[] line) {
        double[] longer = new double[line.length * 3 / 2];
        for (int o = 0; o < longer.length; o++) {
            longer[o] = linear(line, (o + 0.5) / 1.5 - 0.5);
        }
        return longer;
    }

    private static double linear(double[] line, double at) {
        int floor = (int) Math.floor(at);
        double before = line[Math.max(0, Math.min(line.length - 1, floor))];
        double after = line[Math.max(0, Math.min(line.length - 1, floor + 1))];
        return before + (at - floor) * (after - before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m nearest", "-m lanczos --labels"})
    void whatIsCopiedIsCopiedAcrossSlicesToo(String words) {
        String args = "--series " + series + " -s 1 --scale-z 2 -o " + out + "/ " + words;
        Ran.well((Object[]) args.split(" "));
        List<Path> files = written();
        for (int z = 0; z < files.size(); z++) {
            Path nearest = series.resolve((char) ('a' + 5 * (z / 2) % 6) + ".dcm");
            assertThat(ImageFiles.samples(files.get(z))).isDeepEqualTo(ImageFiles.samples(nearest));
        }
    }

    @Test
    void allSlicesHaveOneWindow() {
        Ran.well(
                "--series",
                series,
                "-s",
                "1",
                "-m",
                "nearest",
                "--window",
                "auto",
                "--depth",
                "16",
                "-q",
                "-o",
                out + "/{name}.tif");
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        List<double[][]> stored = new ArrayList<>();
        for (Path file : written()) {
            double[][] samples = ImageFiles.samples(
                    series.resolve(file.getFileName().toString().replace(".tif", ".dcm")))[0];
            stored.add(samples);
            for (double[] row : samples) {
                for (double sample : row) {
                    least = Math.min(least, sample);
                    greatest = Math.max(greatest, sample);
                }
            }
        }
        for (int z = 0; z < stored.size(); z++) {
            double[][] levels = ImageFiles.samples(written().get(z))[0];
            for (int x = 0; x < levels.length; x++) {
                double expected = (stored.get(z)[32][x] - least) / (greatest - least) * 65535;
                assertThat(levels[32][x]).isCloseTo(expected, within(0.51));
            }
        }
    }

    @Test
    void aGapIsNotSmearedOver() throws IOException {
        Files.delete(series.resolve("d.dcm")); // the fourth
        assertThat(refused("--scale-z", "2").err())
                .contains("e.dcm and c.dcm are 5 mm apart, others 2.5 mm: slices are missing");
    }

    @Test
    void aSliceOffItsPlaceIsAGap() throws IOException {
        put(3, PhantomSeries.dataSet(3, 3.02 * PhantomSeries.SPACING));
        assertThat(refused().err()).contains("e.dcm and d.dcm are 2.55 mm apart");
    }

    @Test
    void aSliceWithinOnePercentIsInItsPlace() throws IOException {
        put(3, PhantomSeries.dataSet(3, 3.008 * PhantomSeries.SPACING));
        Ran.well("--series", series, "-s", "2", "-q", "-o", out + "/");
    }

    @Test
    void twoSlicesAtOnePlaceAreRefused() throws IOException {
        Files.write(series.resolve("again.dcm"), PhantomSeries.file(2));
        assertThat(refused().err()).contains("again.dcm and e.dcm lie at the same place");
    }

    @Test
    void twoSeriesAreRefused() throws IOException {
        put(1, slice(1).text(0x0020000e, "UI", "1.2.3"));
        assertThat(refused().err()).contains("a.dcm and f.dcm are of different series");
    }

    @Test
    void twoSizesAreRefused() throws IOException {
        DicomBytes data = slice(1);
        put(1, data.us(0x00280010, 32).element(0x7fe00010, "OW", data.words(new int[32 * 64])));
        assertThat(refused().err()).contains("a.dcm and f.dcm differ in size: 64x64 and 64x32");
    }

    @ParameterizedTest
    @CsvSource({"0x00200037, 1\\0\\0\\0\\1\\0", "0x00280030, 3.6\\3.5"})
    void anotherOrientationOrSpacingIsRefused(String tag, String value) throws IOException {
        put(1, slice(1).text(Integer.decode(tag), "DS", value));
        assertThat(refused().err()).contains("a.dcm and f.dcm differ in orientation or pixel spacing");
    }

    @Test
    void aSliceWithoutPlaceIsRefused() throws IOException {
        put(4, slice(4).without(0x00200032));
        assertThat(refused().err()).contains("c.dcm: does not say where its slice lies");
    }

    @Test
    void valuesOfOtherUnitsAreNotMixed() throws IOException {
        put(1, slice(1).text(0x00281053, "DS", "0.5"));
        assertThat(refused("--scale-z", "2").err()).contains("a.dcm and f.dcm store other values for the same");
        Ran.well("--series", series, "-s", "2", "-q", "-o", out + "/");
    }

    /** Weights of all three axes are one another's: padding where more than half of them is, else the others' mean. */
    @Test
    void paddingHasNoWeightAcrossSlices() throws IOException {
        int none = 7;
        int[][] stored = {{1000, 2000}, {3000, none}};
        for (int i = 0; i < PhantomSeries.SLICES; i++) {
            Files.delete(series.resolve((char) ('a' + 5 * i % PhantomSeries.SLICES) + ".dcm"));
        }
        for (int i = 0; i < 2; i++) {
            DicomBytes data = slice(i).us(0x00280010, 1).us(0x00280011, 2).us(0x00280120, none);
            Files.write(
                    series.resolve(i + ".dcm"),
                    PhantomSeries.file(data.element(0x7fe00010, "OW", data.words(stored[i])), i));
        }
        Ran.well("--series", series, "-s", 2, "--scale-z", 2, "-m", "bilinear", "-o", out + "/{name}.npy");
        double[] toFirst = {1, 0.75, 0.25, 0};
        for (int o = 0; o < 4; o++) {
            for (int x = 0; x < 4; x++) {
                double sum = 0;
                double weights = 0;
                for (int k = 0; k < 2; k++) {
                    for (int from = 0; from < 2; from++) {
                        double weight =
                                (k == 0 ? toFirst[o] : 1 - toFirst[o]) * (from == 0 ? toFirst[x] : 1 - toFirst[x]);
                        if (stored[k][from] != none) {
                            sum += weight * stored[k][from];
                            weights += weight;
                        }
                    }
                }
                assertThat(ImageFiles.samples(written().get(o))[0][0][x])
                        .as("column %d of slice %d", x, o)
                        .isCloseTo(weights >= 0.5 ? sum / weights : none, within(0.5));
            }
        }
    }

    @Test
    void slicesOfOtherPaddingAreNotMixed() throws IOException {
        put(0, slice(0).us(0x00280120, 0));
        assertThat(refused("--scale-z", "2").err()).contains("have other padding values");
        Ran.well("--series", series, "-s", 1, "-o", out + "/");
    }

    @Test
    void whatIsNoImageIsToldOfAndLeftOut() throws IOException {
        Files.writeString(series.resolve("notes.txt"), "nothing to see");
        Ran ran = Ran.well("--series", series, "-s", "2", "-o", out + "/");
        assertThat(ran.complaints().get(0)).contains("notes.txt is no image, and left out");
        ImageFiles.write(series.resolve("picture.png"), Samples.noise(ImageInfo.gray(5, 4, SampleType.U8), 1));
        Ran again = Ran.with("--series", series, "-s", "2", "-o", folder + "/more/");
        assertThat(again.err()).contains("picture.png: is png, which says nothing of slices");
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        Files.createDirectory(out);
        Path there = Files.writeString(out.resolve("slice-0012.dcm"), "mine");
        Ran ran = Ran.with("--series", series, "-s", "2", "--scale-z", "2", "-o", out + "/");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("slice-0012.dcm: exists already; -f replaces it");
        assertThat(there).hasContent("mine");
        assertThat(written()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scale-z 2 -s 2 -o o/ | --scale-z goes with --series",
                "--series -s 2 | --series has many results",
                "--series -s 2 -o one.tif | --series has many results",
                "--series -s 2 -o o/ --page 2 | --series takes no --reference and no --page",
                "--series -s 2 -o o/ --scale-z 2x3 | '2x3' is two scales",
                "--series -s 2 -o o/ --scale-z 2 -m transposed | --scale-z interpolates, and transposed does not",
                "--series -s 2 -o o/ --scale-z 2 --deringing 1 | --deringing is for planes",
                "--series - -s 2 -o o/ | --series is for files",
            })
    void wrongUsageIsTold(String words, String reason) {
        Ran ran = Ran.with((Object[]) (series + " " + words).split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).hasSize(1).first().asString().contains(reason);
    }
}
