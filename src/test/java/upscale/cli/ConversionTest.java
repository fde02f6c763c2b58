package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Feature;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.image.Alpha;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.Samples;

/**
 * Files of every format that is written, with every feature that it keeps, enlarged by the command line into every other format: what becomes
 * of the feature is what the table of {@code docs/formats.md} says of the format that is written.
 */
class ConversionTest {
    private static final Formats FORMATS = Formats.load(ConversionTest.class.getClassLoader());
    private static final Map<String, Map<String, String>> TABLE = table();

    /** What images become that a format cannot hold as they are: said above the table. */
    private static final Map<String, String> PLAINER = Map.of(
            "palette", "RGB uint8",
            "palette with transparency", "straight alpha",
            "premultiplied alpha", "straight alpha");

    @TempDir
    private static Path folder;

    /** What is to become of a file, by its format and feature, in the format it is converted to. */
    private record Case(Format from, Feature feature, Format to) {
        @Override
        public String toString() {
            return feature.name() + ", " + from.name() + " to " + to.name() + ": " + cell();
        }

        String cell() {
            Map<String, String> row = TABLE.get(feature.name());
            Map<String, String> plainer = TABLE.get(PLAINER.get(feature.name()));
            boolean madePlainer = row.get(to.name()).equals("refused")
                    && plainer != null
                    && !plainer.get(to.name()).equals("refused");
            return madePlainer ? "as colours" : row.get(to.name());
        }
    }

    /** The table's words, by feature and format. */
    private static Map<String, Map<String, String>> table() {
        Map<String, Map<String, String>> table = new HashMap<>();
        try (Stream<String> lines = Files.lines(Path.of("docs", "formats.md"))) {
            List<String[]> rows = lines.dropWhile(line -> !line.contains("features: begin"))
                    .takeWhile(line -> !line.contains("features: end"))
                    .map(line -> line.replace("`", "").split(" *\\| *"))
                    .filter(row -> row.length > 2)
                    .toList();
            String[] head = rows.get(0);
            for (String[] row : rows) {
                Map<String, String> cells = new HashMap<>();
                for (int i = 2; i < row.length; i++) {
                    cells.put(head[i], row[i]);
                }
                table.put(row[1], cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static List<Format> formats() {
        return FORMATS.all().stream().filter(f -> f.reads() && f.writes()).toList();
    }

    static Stream<Case> conversions() {
        return Feature.all().stream()
                .flatMap(feature -> formats().stream()
                        .filter(from -> List.of("kept", "lossy")
                                .contains(TABLE.get(feature.name()).get(from.name())))
                        .flatMap(from -> formats().stream().map(to -> new Case(from, feature, to))));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void keepsWhatTheTableSays(Case c) throws IOException {
        Path in = folder.resolve("in." + c.from().suffixes().get(0));
        Path out = folder.resolve("out." + c.to().suffixes().get(0));
        Files.deleteIfExists(out);
        Files.write(in, c.feature().writtenAs(c.from()));
        Ran ran = Ran.with(in, "-s", "1.5x2", "-m", "nearest", "-o", out);
        if (c.cell().equals("refused")) {
            assertThat(ran.code()).as(ran.err()).isEqualTo(1);
            assertThat(ran.complaints()).hasSize(1);
            assertThat(out).doesNotExist();
            return;
        }
        assertThat(ran.code()).as(ran.err()).isZero();
        Raster source = ImageFiles.read(in).raster();
        Page result = ImageFiles.read(out);
        if (!c.to().name().equals("jpeg") && source.info().alpha() != Alpha.PREMULTIPLIED) {
            boolean looksUp = source.info().palette().isPresent()
                    && result.image().info().palette().isEmpty();
            double[][][] wanted = looksUp ? colours(source, result.image().info()) : Samples.of(source);
            assertThat(Samples.same(Samples.of(result.image()), enlarged(wanted)))
                    .as("each sample is that of the nearest pixel")
                    .isTrue();
        }
        if (c.feature().name().equals("resolution")) {
            requireResolution(c.cell().equals("kept"), result);
        } else {
            assertThat(c.feature().kept().test(result))
                    .isEqualTo(List.of("kept", "lossy").contains(c.cell()));
        }
    }

    static Stream<Case> kept() {
        return conversions()
                .filter(c -> c.feature().said() || c.feature().name().equals("colour profile"))
                .filter(c -> List.of("kept", "lossy").contains(c.cell()));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void stripLeavesSamplesAlone(Case c) throws IOException {
        Path in = folder.resolve("in." + c.from().suffixes().get(0));
        Path out = folder.resolve("stripped." + c.to().suffixes().get(0));
        Files.write(in, c.feature().writtenAs(c.from()));
        Ran.well(in, "-s", 2, "-m", "nearest", "--strip", "--force", "-o", out);
        Page result = ImageFiles.read(out);
        if (!c.to().name().equals("dicom")) { // which is a data set, of a patient unknown
            assertThat(result.metadata().attachments()).isEmpty();
        }
        assertThat(result.metadata().resolution()).isEmpty();
        assertThat(result.metadata().gamma()).isEmpty();
        assertThat(result.image().info().icc()).isEmpty();
    }

    /** As many pixels more per inch as there are more pixels; JFIF counts whole ones, per inch or centimetre. */
    private static void requireResolution(boolean kept, Page result) {
        Optional<Resolution> read = result.metadata().resolution().map(r -> r.in(Resolution.Unit.INCH));
        assertThat(read.isPresent()).isEqualTo(kept);
        read.ifPresent(r -> {
            assertThat(r.unit()).isEqualTo(Resolution.Unit.INCH);
            assertThat(r.x()).isCloseTo(300 * 50 / 33.0, within(0.6));
            assertThat(r.y()).isCloseTo(600, within(0.6));
        });
    }

    private static double[][][] colours(Raster indices, ImageInfo as) {
        Palette palette = indices.info().palette().orElseThrow();
        return Samples.of(Samples.raster(
                as.onGrid(indices.info().width(), indices.info().height(), AxisMap.IDENTITY, AxisMap.IDENTITY),
                (c, x, y) -> palette.component((int) indices.get(0, x, y), c)));
    }

    /** One and a half times the columns and twice the rows, each sample that of the source pixel in which its centre lies. */
    private static double[][][] enlarged(double[][][] samples) {
        return Arrays.stream(samples)
                .map(plane -> {
                    double[][] rows = new double[2 * plane.length][];
                    for (int y = 0; y < rows.length; y++) {
                        double[] row = plane[y / 2];
                        rows[y] = new double[(int) Math.floor(1.5 * row.length + 0.5)];
                        for (int x = 0; x < rows[y].length; x++) {
                            rows[y][x] = row[(int) ((x + 0.5) * row.length / rows[y].length)];
                        }
                    }
                    return rows;
                })
                .toArray(double[][][]::new);
    }

    @Test
    void everyFeatureIsInTheTable() {
        assertThat(TABLE.keySet())
                .containsAll(Feature.all().stream().map(Feature::name).toList());
    }
}
