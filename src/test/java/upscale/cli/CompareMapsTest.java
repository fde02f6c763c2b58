package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Written;
import upscale.format.tiff.TiffFormat;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code compare --diff}: which maps are written, where, and which are not. */
class CompareMapsTest {
    private static final ImageInfo INFO = ImageInfo.rgb(40, 30, SampleType.U8);
    private static final Raster EXPECTED = Samples.noise(INFO, 1);
    private static final Raster ACTUAL =
            Samples.raster(INFO, (c, x, y) -> x == 7 && y == 9 ? 255 - EXPECTED.get(c, x, y) : EXPECTED.get(c, x, y));

    @TempDir
    private Path folder;

    private Path actual;
    private Path expected;
    private Path maps;

    @BeforeEach
    void write() throws IOException {
        actual = Files.createDirectories(folder.resolve("actual/below")).getParent();
        expected = Files.createDirectories(folder.resolve("expected/below")).getParent();
        maps = folder.resolve("maps");
    }

    private void pair(String name, Raster a, Raster b) {
        ImageFiles.write(actual.resolve(name), a);
        ImageFiles.write(expected.resolve(name), b);
    }

    private List<String> written() throws IOException {
        if (!Files.exists(maps)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(maps)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> maps.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void markWhereTwoFilesDiffer() {
        pair("a.png", ACTUAL, EXPECTED);
        Path map = folder.resolve("map.png");
        Ran ran = Ran.with("compare", actual.resolve("a.png"), expected.resolve("a.png"), "--diff", map);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).endsWith("  -> " + map + "\n");
        Palette palette = ImageFiles.info(map).palette().orElseThrow();
        double[][] indices = ImageFiles.samples(map)[0];
        assertThat(palette.rgba((int) indices[9][7])).isEqualTo(0xd55e00ff);
        int beside = palette.rgba((int) indices[9][8]);
        assertThat(beside >>> 24).isEqualTo(beside >>> 8 & 0xff).isGreaterThan(180);
    }

    @Test
    void ofFoldersLieUnderTheNamesOfThePairs() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        pair("below/same.png", EXPECTED, EXPECTED);
        pair("below/b.tif", ACTUAL, EXPECTED);
        pair("size.png", ACTUAL, Samples.noise(ImageInfo.rgb(3, 3, SampleType.U8), 1));
        ImageFiles.write(actual.resolve("new.png"), ACTUAL);
        ImageFiles.write(expected.resolve("missing.png"), ACTUAL);
        Ran ran = Ran.with("compare", actual, expected, "--diff", maps, "--json");
        assertThat(written()).containsExactly("a.png", "below/b.tif.png", "below/same.png");
        assertThat(maps.resolve(".upscale-parts")).doesNotExist();
        assertThat(ran.complaints()).isEmpty();
        List<JsonObject> pages = ran.text()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(pair -> pair.get("name").getAsString().startsWith("below/b"))
                .map(pair -> pair.getAsJsonArray("pages").get(0).getAsJsonObject())
                .toList();
        assertThat(pages)
                .singleElement()
                .extracting(page -> page.get("diff").getAsString())
                .isEqualTo(maps.resolve("below/b.tif.png").toString());
    }

    @Test
    void areOnlyOfWhatDiffersIfThatIsWanted() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        pair("same.png", EXPECTED, EXPECTED);
        Ran.with("compare", actual, expected, "--diff", maps, "--diff-only-if-different");
        assertThat(written()).containsExactly("a.png");
    }

    @Test
    void areNotDrawnWithinTheTolerance() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        Ran.well("compare", actual, expected, "--diff", maps, "--diff-only-if-different", "--max-different", 1);
        assertThat(written()).isEmpty();
    }

    @Test
    void ofFilesOfSeveralPagesAreNumbered() throws IOException {
        Path both = pages(folder.resolve("both.tif"), ACTUAL, EXPECTED);
        Path same = pages(folder.resolve("same.tif"), EXPECTED, EXPECTED);
        Files.createDirectory(maps);
        Ran ran = Ran.with("compare", both, same, "--diff", maps.resolve("m.png"));
        assertThat(written()).containsExactly("m-1.png", "m-2.png");
        assertThat(ran.text()).endsWith("m-1.png, " + maps.resolve("m-2.png") + "\n");
        Ran.with("compare", both, same, "--diff", maps.resolve("d.tif"), "--diff-only-if-different");
        assertThat(written()).containsExactly("d-1.tif", "m-1.png", "m-2.png");
    }

    private static Path pages(Path file, Raster... pages) throws IOException {
        return Files.write(file, Written.pages(new TiffFormat(), List.of(pages)));
    }

    @Test
    void replaceNothingUnasked() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        Files.createDirectory(maps);
        Path precious = Files.writeString(maps.resolve("a.png"), "precious");
        Ran refused = Ran.with("compare", actual, expected, "--diff", maps);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text()).isEmpty();
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains(precious + ": exists already; -f replaces it");
        assertThat(precious).hasContent("precious");
        assertThat(Ran.with("compare", actual, expected, "--diff", maps, "-f").code())
                .isEqualTo(1);
        assertThat(ImageFiles.info(precious).width()).isEqualTo(40);
    }

    @Test
    void neverReplaceWhatIsComparedOrTheMask() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        Path a = actual.resolve("a.png");
        Path b = expected.resolve("a.png");
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), b);
        Path mask = ImageFiles.write(folder.resolve("mask.png"), EXPECTED);
        for (Path map : List.of(a, b, link, mask)) {
            byte[] before = Files.readAllBytes(map);
            Ran ran = Ran.with("compare", a, b, "--mask", mask, "--diff", map, "-f");
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.complaints()).singleElement().asString().contains("is the input");
            assertThat(map).hasBinaryContent(before);
        }
        Ran ran = Ran.with("compare", actual, expected, "--diff", actual, "-f");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(a).exists();
    }

    @Test
    void ofADamagedFileThereIsNone() throws IOException {
        pair("a.png", ACTUAL, EXPECTED);
        Path a = actual.resolve("a.png");
        byte[] whole = Files.readAllBytes(a);
        Files.write(a, Arrays.copyOf(whole, whole.length - 40));
        Ran ran = Ran.with("compare", actual, expected, "--diff", maps);
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.complaints()).isEmpty();
        assertThat(written()).isEmpty();
        assertThat(maps.resolve(".upscale-parts")).doesNotExist();
    }

    @Test
    void thatCannotBeWrittenAreToldOfAndTheVerdictStands() throws IOException {
        ImageInfo floats = ImageInfo.gray(5, 4, SampleType.F32);
        pair("same.tif", Samples.constant(floats, 0.5), Samples.constant(floats, 0.5));
        Ran ran = Ran.with("compare", actual, expected, "--diff", maps, "--diff-style", "absolute");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).isEqualTo("same.tif  same\n");
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .contains("difference map: " + maps.resolve("same.tif.png") + ": png holds integers");
        assertThat(written()).isEmpty();
        Ran.well("compare", actual, expected, "--diff", maps, "--diff-style", "absolute", "--format", "tiff");
        assertThat(written()).containsExactly("same.tif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"highlight", "heatmap", "signed", "absolute", "side-by-side", "mask", "blink"})
    void areTheSameBytesForAnyNumberOfThreads(String style) throws IOException {
        ImageInfo info = ImageInfo.rgb(301, 700, SampleType.U8);
        pair("a.png", Samples.noise(info, 3), Samples.noise(info, 4));
        pair("b.png", Samples.noise(info, 5), Samples.noise(info, 6));
        byte[][] bytes = new byte[2][];
        for (int i = 0; i < 2; i++) {
            Ran.with("compare", actual, expected, "--diff", maps, "--diff-style", style, "-f", "-j", 1 + 4 * i);
            bytes[i] = Files.readAllBytes(maps.resolve("a.png"));
        }
        assertThat(bytes[0]).isEqualTo(bytes[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--diff-gain=2", "--diff-style=mask", "--diff-only-if-different", "--format=png", "-f"})
    void areAskedForByDiffAlone(String option) {
        pair("a.png", ACTUAL, EXPECTED);
        Ran ran = Ran.with("compare", actual, expected, option);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(" goes with --diff");
    }
}
