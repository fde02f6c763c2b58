package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Resolution;
import upscale.format.Written;
import upscale.format.tiff.TiffFormat;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.SampleType;
import upscale.image.Samples;

/** JSON files beside images of DICOM origin: followed by one beside the result. */
class SidecarTest {
    private static final String TEXT = """
            {
            \t"Modality": "MR",
            \t"EchoTime": 0.00298,
            \t"PixelSpacing": [
            \t\t0.5,
            \t\t0.25
            \t],
            \t"BitsStored": 12,
            \t"SeriesNumber": 1.0
            }
            """;

    @TempDir
    private Path folder;

    private Path head;
    private Path sidecar;

    @BeforeEach
    void makeInput() throws IOException {
        head = ImageFiles.write(
                folder.resolve("head.png"),
                Samples.raster(ImageInfo.gray(8, 6, SampleType.U16), (c, x, y) -> (x + y) % 2 * 4095));
        sidecar = Files.writeString(folder.resolve("head.json"), TEXT);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static double[] spacing(Path file) throws IOException {
        JsonArray list = json(file).getAsJsonArray("PixelSpacing");
        return list.asList().stream().mapToDouble(v -> v.getAsDouble()).toArray();
    }

    @Test
    void spacingFollowsAndAllElseStays() throws IOException {
        Ran.well(head, "-s", "4x2");
        assertThat(files()).containsExactly("head-4x2.json", "head-4x2.png", "head.json", "head.png");
        assertThat(folder.resolve("head-4x2.json"))
                .hasContent(TEXT.replace("0.5", "0.25").replace("0.25\n", "0.0625\n"));
        assertThat(sidecar).hasContent(TEXT);
    }

    @Test
    void isWhereTheResolutionAndTheSignificantBitsComeFrom() {
        Path tiff = folder.resolve("big.tif");
        Ran.well(head, "-s", 2, "-m", "lanczos", "-o", tiff);
        assertThat(ImageFiles.info(tiff).significantBits()).isEqualTo(12);
        double[][][] samples = Samples.of(ImageFiles.read(tiff).image());
        assertThat(Stream.of(samples[0])
                        .flatMapToDouble(java.util.Arrays::stream)
                        .max())
                .hasValue(4095);
        Resolution resolution =
                ImageFiles.read(tiff).metadata().resolution().orElseThrow().in(Resolution.Unit.CENTIMETRE);
        assertThat(resolution.x()).isCloseTo(80, within(1e-9)); // 0.125 mm
        assertThat(resolution.y()).isCloseTo(40, within(1e-9));
        assertThat(Ran.well("inspect", head).text())
                .contains("0.5 mm between rows, 0.25 mm between columns")
                .containsPattern("sidecar +head.json")
                .contains("40 x 20 pixels per centimetre")
                .contains("12 bits significant");
    }

    @Test
    void bitsThatSamplesGoBeyondAreNotTheirs() {
        ImageFiles.write(head, Samples.constant(ImageInfo.gray(8, 6, SampleType.U16), 4096));
        Path tiff = folder.resolve("big.tif");
        Ran.well(head, "-s", 2, "-o", tiff);
        assertThat(ImageFiles.info(tiff).significantBits()).isEqualTo(16);
    }

    @Test
    void followsThroughEveryCommand() throws IOException {
        Path pooled = folder.resolve("pooled.png");
        Ran.well("pool", head, "-k", 2, "-o", pooled);
        assertThat(spacing(folder.resolve("pooled.json"))).containsExactly(1, 0.5);
        Ran.well("conv", head, "-k", "box", "--stride", 2, "-o", folder.resolve("conv.png"));
        assertThat(spacing(folder.resolve("conv.json"))).containsExactly(1, 0.5);
        Ran.well("chain", "nearest 2 | nearest 2", head, "-o", folder.resolve("chain.png"));
        assertThat(spacing(folder.resolve("chain.json"))).containsExactly(0.125, 0.0625);
        Ran.well(pooled, "-s", 2, "-m", "bed-of-nails", "-o", folder.resolve("nails.png"));
        assertThat(spacing(folder.resolve("nails.json"))).containsExactly(0.5, 0.25);
    }

    /** One rule for both: what the derived DICOM image says of itself is what the sidecar says of the same pixels. */
    @ParameterizedTest
    @ValueSource(strings = {"half-pixel", "align-corners", "asymmetric", "pytorch-half-pixel"})
    void saysWhatADerivedDicomImageSays(String align) throws IOException {
        Path slice = Path.of("samples", "head", "slice-3.dcm");
        JsonObject before = inspected(slice);
        String spacing = before.get("spacing").getAsString().replaceAll(" mm between (rows|columns)", "");
        Path picture = folder.resolve("slice.png");
        Ran.well(slice, "-s", 1, "-m", "nearest", "-o", picture);
        Files.writeString(
                folder.resolve("slice.json"),
                "{\"ImagePositionPatient\": [" + before.get("position").getAsString()
                        + "], \"ImageOrientationPatientDICOM\": ["
                        + before.get("axes").getAsString() + "], \"PixelSpacing\": [" + spacing + "]}");
        Path derived = folder.resolve("derived.dcm");
        for (Path[] each : new Path[][] {{slice, derived}, {picture, folder.resolve("larger.png")}}) {
            Ran.well(each[0], "-s", "2.5x1.7", "-m", "bicubic", "--align", align, "-o", each[1]);
        }
        JsonObject after = inspected(derived);
        String text = Files.readString(folder.resolve("larger.json"));
        assertThat(text)
                .contains("\"ImagePositionPatient\": [" + after.get("position").getAsString() + "]");
        assertThat(text)
                .contains("\"PixelSpacing\": ["
                        + after.get("spacing").getAsString().replaceAll(" mm between (rows|columns)", "") + "]");
    }

    private static JsonObject inspected(Path file) {
        return JsonParser.parseString(Ran.well("inspect", "--json", file).text())
                .getAsJsonObject();
    }

    /** Pages of 8x6 and 4x6 pixels, both to 16x12. */
    @Test
    void ofSeveralPagesIsThatOfTheFirst() throws IOException {
        Path pages = Files.write(
                folder.resolve("pages.tif"),
                Written.pages(
                        new TiffFormat(),
                        List.of(
                                Samples.constant(ImageInfo.gray(8, 6, SampleType.U16), 1),
                                Samples.constant(ImageInfo.gray(4, 6, SampleType.U16), 2))));
        Files.writeString(folder.resolve("pages.json"), TEXT);
        Ran.well(pages, "--size", "16x12", "-o", folder.resolve("large.tif"));
        assertThat(spacing(folder.resolve("large.json"))).containsExactly(0.25, 0.125);
        Ran.well(pages, "--size", "16x12", "--page", 2, "-o", folder.resolve("second.tif"));
        assertThat(spacing(folder.resolve("second.json"))).containsExactly(0.25, 0.0625);
    }

    @Test
    void isToldOfInDetailAndInJson() {
        Path out = folder.resolve("out.png");
        assertThat(Ran.well(head, "-s", 2, "-v", "-o", out).err()).contains("sidecar: " + folder.resolve("out.json"));
        assertThat(JsonParser.parseString(Ran.well(head, "-s", 2, "-f", "--json", "-o", out)
                                .text())
                        .getAsJsonObject()
                        .get("sidecar")
                        .getAsString())
                .isEqualTo(folder.resolve("out.json").toString());
    }

    // ---- where there is none

    @Test
    void isNotWrittenByStripNorToStandardOutput() throws IOException {
        Ran.well(head, "-s", 2, "--strip", "-o", folder.resolve("stripped.png"));
        Ran.well(head, "-s", 2, "-o", "-");
        Ran.piped(Files.readAllBytes(head), "-", "-s", 2, "-o", folder.resolve("piped.png"));
        Ran.well(head, "-s", 2, "--format", "png", "-o", "/dev/null");
        assertThat(files()).containsExactly("head.json", "head.png", "piped.png", "stripped.png");
        byte[] kept = Ran.well(head, "-s", 2, "-o", "-").out();
        assertThat(Samples.of(ImageFiles.read(folder.resolve("stripped.png")).image()))
                .isDeepEqualTo(Samples.of(ImageFiles.read(kept).image()));
    }

    @Test
    void thatSpeaksOfOtherThingsIsNone() throws IOException {
        for (String other : List.of("{\"shapes\": [], \"imageHeight\": 6}", "[1, 2]", "null")) {
            Files.writeString(sidecar, other);
            assertThat(Ran.well(head, "-s", 2, "-f").complaints()).noneMatch(line -> line.startsWith("upscale:"));
            assertThat(files()).containsExactly("head-2x.png", "head.json", "head.png");
        }
    }

    @Test
    void thatIsBrokenIsToldOfOnceAndTheImageIsDone() throws IOException {
        List<String> broken = List.of(
                "",
                "{\"PixelSpacing\": [0.5,",
                "{\"a\": \"\\ud800\", \"Modality\": \"MR\"}",
                "[".repeat(100_000),
                "{\"Modality\": \"" + "x".repeat(1 << 20) + "\"}");
        for (String text : broken) {
            Files.writeString(sidecar, text);
            assertThat(Ran.well(head, "-s", 2, "-f").complaints().stream().filter(line -> line.startsWith("upscale:")))
                    .singleElement()
                    .asString()
                    .startsWith("upscale: " + head + ": " + sidecar + " is not taken for a sidecar: it ");
            assertThat(files()).containsExactly("head-2x.png", "head.json", "head.png");
        }
        Files.write(sidecar, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        assertThat(Ran.well(head, "-s", 2, "-f").err()).contains("it is not UTF-8");
    }

    @Test
    void ofAnotherSizeBelongsToAnotherImage() throws IOException {
        Files.writeString(sidecar, TEXT.replace("\"BitsStored\"", "\"Rows\": 512,\n\"BitsStored\""));
        assertThat(Ran.well(head, "-s", 2).err())
                .contains(sidecar
                        + " is not taken for a sidecar: its Rows and Columns are those of another image, and this one has"
                        + " 8x6 pixels");
        assertThat(files()).containsExactly("head-2x.png", "head.json", "head.png");
    }

    @Test
    void whatIsNotUnderstoodInItIsToldOf() throws IOException {
        Files.writeString(sidecar, TEXT.replace("0.5,", "\"wide\","));
        assertThat(Ran.well(head, "-s", 2).err())
                .contains(sidecar + ": PixelSpacing is not two lengths in mm, and is left out");
        assertThat(json(folder.resolve("head-2x.json")).keySet())
                .containsExactly("Modality", "EchoTime", "BitsStored", "SeriesNumber");
    }

    @Test
    void whatIsNoLongerTrueOfTheSamplesIsToldOf() throws IOException {
        Files.writeString(sidecar, TEXT.replace("\"BitsStored\"", "\"RescaleSlope\": 2, \"BitsStored\""));
        assertThat(Ran.well(head, "-s", 2, "--depth", 8).err())
                .contains(sidecar + ": BitsStored, RescaleSlope are left out: samples come to stand for other values");
        assertThat(json(folder.resolve("head-2x.json")).keySet())
                .containsExactly("Modality", "EchoTime", "PixelSpacing", "SeriesNumber");
    }

    @Test
    void withDirectionsInATurnedPictureIsRefused() throws IOException {
        ImageFiles.turn(head, Orientation.QUARTER_TURN);
        Ran.well(head, "-s", 2, "-o", folder.resolve("up.png"));
        assertThat(spacing(folder.resolve("up.json"))).containsExactly(0.125, 0.25);
        Files.writeString(sidecar, TEXT.replace("\"BitsStored\"", "\"ImageOrientationPatient\": [], \"BitsStored\""));
        Ran refused = Ran.with(head, "-s", 2);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().contains("lies turned (EXIF orientation 6)");
        Ran.well(head, "-s", 2, "--strip");
    }

    // ---- what is never lost

    @Test
    void replacesNothingUnasked() throws IOException {
        Path precious = Files.writeString(folder.resolve("head-2x.json"), "precious");
        Ran refused = Ran.with(head, "-s", 2);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints())
                .containsExactly("upscale: " + head + ": " + precious + ": exists already; -f replaces it");
        assertThat(files()).containsExactly("head-2x.json", "head.json", "head.png");
        Ran.well(head, "-s", 2, "-f");
        assertThat(spacing(precious)).containsExactly(0.25, 0.125);
    }

    @Test
    void neverReplacesTheInputs() throws IOException {
        for (String force : List.of("-q", "-f")) {
            Ran refused = Ran.with(head, "-s", 2, force, "-o", folder.resolve("head.tif"));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.complaints())
                    .containsExactly("upscale: " + head + ": the result's sidecar would be " + sidecar
                            + ", which is the input's: choose another name, or leave sidecars out by --strip");
        }
        assertThat(files()).containsExactly("head.json", "head.png");
        assertThat(sidecar).hasContent(TEXT);
    }

    @Test
    void neverReplacesThatOfAnotherInput() throws IOException {
        Path other = Files.copy(head, folder.resolve("head-2x.png"));
        Path others = Files.writeString(folder.resolve("head-2x.json"), TEXT);
        Ran refused = Ran.with(head, other, "-s", 2, "-f", "-o", folder + "/{name}-{scale}.tif");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints())
                .anyMatch(line -> line.startsWith("upscale: " + head + ": the output " + others));
        assertThat(others).hasContent(TEXT);
        assertThat(files()).contains("head-2x-2x.tif").doesNotContain("head-2x.tif");
    }

    @Test
    void collisionsAreFoundBeforeAnythingIsWritten() throws IOException {
        Path twin = folder.resolve("head.tif");
        Ran.well(head, "-s", 1, "--strip", "-o", twin);
        Ran refused = Ran.with(head, twin, "-s", 2, "-o", folder + "/out/");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("the sidecar of " + head + " and the sidecar of " + twin + " would both be written to "
                        + folder.resolve("out/head.json"));
        assertThat(Ran.with(head, "-s", 2, "--format", "png", "-o", folder.resolve("x.json"))
                        .err())
                .contains("would both be written to " + folder.resolve("x.json"));
        assertThat(files()).containsExactly("head.json", "head.png", "head.tif");
    }

    @Test
    void isNotWrittenWhereTheImageFails() throws IOException {
        Ran refused = Ran.with(head, "-s", 2, "-o", folder.resolve("out.jpg"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(files()).containsExactly("head.json", "head.png");
    }
}
