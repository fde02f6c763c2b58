package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code upscale evaluate}: its words, forms and errors. */
class EvaluateTest {
    @TempDir
    private Path folder;

    private Path noise(String name, int width, int height) {
        return ImageFiles.write(
                folder.resolve(name), Samples.noise(ImageInfo.rgb(width, height, SampleType.U8), name.length()));
    }

    private static List<JsonObject> objects(Ran ran) {
        return ran.text()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void jsonHasAnObjectForEachTrialInOrderAndTheMeans() {
        noise("a.png", 41, 37);
        noise("bb.png", 30, 33);
        List<JsonObject> found =
                objects(Ran.well("evaluate", folder, "--scales", "2,3", "--methods", "bicubic,lanczos:2", "--json"));
        assertThat(found).hasSize(2 * 4 + 1);
        JsonObject first = found.get(0);
        assertThat(first.keySet())
                .containsExactly(
                        "file", "status", "scale", "method", "width", "height", "psnr", "ssim", "secondsPerMegapixel");
        assertThat(found.subList(0, 4))
                .extracting(o -> o.get("scale").getAsInt() + o.get("method").getAsString())
                .containsExactly("2bicubic", "2lanczos:2", "3bicubic", "3lanczos:2");
        assertThat(found.subList(0, 8))
                .allMatch(o -> o.get("status").getAsString().equals("scored"));
        assertThat(found.subList(0, 8))
                .extracting(o -> o.get("width").getAsInt())
                .containsExactly(40, 40, 39, 39, 30, 30, 30, 30);
        assertThat(found.subList(0, 4))
                .allMatch(o -> o.get("file").getAsString().endsWith("a.png"));
        JsonObject summary = found.get(8).getAsJsonObject("summary");
        assertThat(summary.get("images").getAsInt()).isEqualTo(2);
        JsonArray means = summary.getAsJsonArray("means");
        assertThat(means).hasSize(4);
        double both = first.get("psnr").getAsDouble() + found.get(4).get("psnr").getAsDouble();
        assertThat(means.get(0).getAsJsonObject().get("psnr").getAsDouble()).isEqualTo(both / 2);
    }

    @Test
    void scoresDoNotDependOnThreads() {
        for (int i = 0; i < 6; i++) {
            noise("x".repeat(i + 1) + ".png", 30 + i, 31);
        }
        List<JsonObject> one = untimed(Ran.well("evaluate", folder, "--scales", 2, "-j", 1, "--json"));
        assertThat(untimed(Ran.well("evaluate", folder, "--scales", 2, "-j", 4, "--json")))
                .isEqualTo(one)
                .hasSize(6 * 3 + 1);
    }

    private static List<JsonObject> untimed(Ran ran) {
        List<JsonObject> found = objects(ran);
        found.forEach(o -> o.remove("secondsPerMegapixel"));
        found.get(found.size() - 1)
                .getAsJsonObject("summary")
                .getAsJsonArray("means")
                .forEach(mean -> mean.getAsJsonObject().remove("secondsPerMegapixel"));
        return found;
    }

    @Test
    void imagesWithSamplesThatAreNoNumbersAreNotScored() {
        noise("a.png", 40, 40);
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Raster raster =
                    Samples.raster(ImageInfo.gray(40, 40, SampleType.F32), (c, x, y) -> x == 7 && y == 9 ? odd : x + y);
            ImageFiles.write(folder.resolve("b" + odd + ".tif"), raster);
        }
        Ran ran = Ran.with("evaluate", folder, "--scales", 2, "--methods", "bilinear", "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .hasSize(2)
                .allMatch(line -> line.endsWith(".tif: has samples that are no finite numbers, which have no luma"));
        List<JsonObject> found = objects(ran);
        assertThat(found.get(found.size() - 1)
                        .getAsJsonObject("summary")
                        .get("images")
                        .getAsInt())
                .isEqualTo(1);
    }

    @Test
    void textIsATableOfEachScale() {
        noise("a.png", 40, 40);
        List<String> lines = Ran.well("evaluate", folder, "--scales", "2,4", "--methods", "nearest,bicubic")
                .text()
                .lines()
                .toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).matches("scale 2 +nearest +bicubic");
        assertThat(lines.get(1)).matches(".*a\\.png +\\d+\\.\\d{3} -?\\d\\.\\d{4} +\\d+\\.\\d{3} -?\\d\\.\\d{4}");
        assertThat(lines.get(2)).startsWith("mean, dB and SSIM ");
        assertThat(lines.get(3)).matches("seconds per megapixel +\\d+\\.\\d{4} +\\d+\\.\\d{4}");
        assertThat(lines.get(4)).isEmpty();
        assertThat(lines.get(5)).startsWith("scale 4 ");
        assertThat(lines.subList(0, 4))
                .extracting(String::length)
                .containsOnly(lines.get(0).length());
    }

    @Test
    void markdownHasTheSameCells() {
        noise("a.png", 40, 40);
        List<String> text =
                Ran.well("evaluate", folder, "--scales", 2).text().lines().toList();
        List<String> markdown = Ran.well("evaluate", folder, "--scales", 2, "--as", "markdown")
                .text()
                .lines()
                .toList();
        assertThat(markdown.get(0)).isEqualTo("| scale 2 | bicubic | lanczos | learned |");
        assertThat(markdown.get(1)).isEqualTo("|---|---:|---:|---:|");
        assertThat(markdown.get(3).replaceAll("[| ]+", " ").strip())
                .isEqualTo(text.get(2).replaceAll(" +", " "));
    }

    @Test
    void csvHasARowForEachTrialAndForEachMean() {
        noise("a.png", 40, 40);
        String csv = Ran.well("evaluate", folder, "--scales", "2,3", "--methods", "bicubic", "--as", "csv")
                .text();
        List<String> rows = csv.lines().toList();
        assertThat(csv).endsWith("\r\n");
        assertThat(rows.get(0)).isEqualTo("image,scale,method,width,height,psnr,ssim,seconds-per-megapixel");
        assertThat(rows).hasSize(5);
        assertThat(rows.get(2)).contains("a.png,3,bicubic,39,39,");
        assertThat(rows.get(4)).startsWith("mean,3,bicubic,,,");
        assertThat(rows.get(4).split(",")[5]).isEqualTo(rows.get(2).split(",")[5]);
    }

    @Test
    void methodsAreWordsAsBehindM() throws IOException {
        Path image = noise("a.png", 40, 40);
        Path kernels = Files.createDirectory(folder.resolve("my kernels, all"));
        Files.writeString(kernels.resolve("x2.txt"), "1 1\n1 1\n");
        Files.writeString(kernels.resolve("x3.txt"), "1 1 1\n1 1 1\n1 1 1\n");
        String transposed = "transposed -k '" + kernels.resolve("x{scale}.txt") + "'";
        String methods = "cubic:0,0.5, bicubic ," + transposed + ",nearest,-k box --edge replicate";
        List<JsonObject> found =
                objects(Ran.well("evaluate", image, "--scales", "2,3", "--methods", methods, "--json"));
        for (List<JsonObject> scale : List.of(found.subList(0, 5), found.subList(5, 10))) {
            assertThat(scale)
                    .extracting(o -> o.get("method").getAsString())
                    .containsExactly("cubic:0,0.5", "bicubic", transposed, "nearest", "-k box --edge replicate");
            List<Double> psnr =
                    scale.stream().map(o -> o.get("psnr").getAsDouble()).toList();
            // Catmull-Rom's cubic is bicubic's; and repeating each sample is the nearest one.
            assertThat(psnr.get(0)).isEqualTo(psnr.get(1));
            assertThat(psnr.get(2)).isEqualTo(psnr.get(3));
            assertThat(psnr.get(4)).isEqualTo(psnr.get(3)).isNotEqualTo(psnr.get(1));
        }
    }

    @Test
    void anImageThatIsNotLostIsTheSame() {
        noise("a.png", 40, 40);
        assertThat(Ran.well("evaluate", folder, "--scales", 1, "--methods", "nearest")
                        .text())
                .contains(" same");
        JsonObject first = objects(Ran.well("evaluate", folder, "--scales", 1, "--methods", "nearest", "--json"))
                .get(0);
        assertThat(first.get("psnr").isJsonNull()).isTrue();
        assertThat(first.get("ssim").getAsDouble()).isEqualTo(1);
    }

    @Test
    void degradationsAreWordsOrFiles() throws IOException {
        Path image = noise("a.png", 40, 40);
        Path kernel = Files.writeString(folder.resolve("mean.txt"), "2 2\n2 2\n");
        assertThat(psnr(image, "--degradation", kernel)).isEqualTo(psnr(image, "--degradation", "box"));
        assertThat(psnr(image, "--degradation", "gaussian:0.8")).isNotEqualTo(psnr(image));
        assertThat(psnr(image, "--degradation", "bicubic")).isEqualTo(psnr(image));
    }

    private static double psnr(Path image, Object... more) {
        List<Object> words = new java.util.ArrayList<>(List.of("evaluate", image, "--scales", 2, "--json"));
        words.addAll(List.of(more));
        return objects(Ran.well(words.toArray())).get(0).get("psnr").getAsDouble();
    }

    @Test
    void whatCannotBeScoredIsALineEachAndTheOthersAreScored() throws IOException {
        noise("good.png", 40, 40);
        noise("small.png", 14, 40);
        Files.writeString(folder.resolve("broken.png"), "no picture");
        Ran ran = Ran.with("evaluate", folder, "--scales", 2, "--methods", "bicubic");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(2);
        assertThat(ran.complaints().get(0)).startsWith("upscale: " + folder.resolve("broken.png") + ": ");
        assertThat(ran.complaints().get(1))
                .isEqualTo("upscale: " + folder.resolve("small.png") + ": is too small to be scored at scale 2: of"
                        + " 14x40 pixels, at least 11 a side are to be left without 2 at each border");
        assertThat(ran.text().lines()).hasSize(4).anyMatch(line -> line.contains("good.png"));
        List<JsonObject> json = objects(Ran.with("evaluate", folder, "--scales", 2, "--methods", "bicubic", "--json"));
        assertThat(json)
                .extracting(o -> o.has("status") ? o.get("status").getAsString() : "summary")
                .containsExactly("failed", "scored", "failed", "summary");
    }

    @Test
    void aMethodThatMakesAnotherSizeFails() {
        Path image = noise("a.png", 40, 40);
        Ran ran = Ran.with("evaluate", image, "--scales", 2, "--methods", "transposed -k '1 2 1; 2 4 2; 1 2 1'");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .containsExactly("upscale: " + image + ": transposed -k '1 2 1; 2 4 2; 1 2 1' makes 41x41 pixels of"
                        + " 20x20, where scale 2 is 40x40");
        assertThat(ran.text()).isEmpty();
    }

    @Test
    void planesThatAreNoColoursAreRefused() {
        Ran ran = Ran.with("evaluate", Path.of("samples", "features.npy"), "--scales", 2);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).singleElement().asString().contains("no colours");
    }

    @Test
    void aFolderWithoutImagesIsWrongUsage() {
        Ran ran = Ran.with("evaluate", folder);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).containsExactly("upscale: " + folder + ": has no images in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2.5", "two", "2,,3", "100", "-2"})
    void scalesAreWholeNumbers(String scales) {
        Ran ran = Ran.with("evaluate", noise("a.png", 40, 40), "--scales=" + scales);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains("expected scales such as 2,3,4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bicubik           | --methods bicubik: no method or kernel is called 'bicubik'; did you mean bicubic?",
                "bicubic,          | names no method before or after a comma",
                "nearest -k box    | --methods nearest -k box: nearest does not take --kernel",
                "bicubic -s 3      | --methods bicubic -s 3: leave out the size, which is said once for all",
                "max-unpool        | --methods max-unpool: it does not enlarge by itself",
                "bicubic --egde 1  | --methods bicubic --egde 1: there is no option --egde; did you mean --edge?",
                "transposed -k x.npy | --methods transposed -k x.npy: kernel 'x.npy' is no file",
                "\"transposed -k 'x | has a quote that is never closed",
            },
            quoteCharacter = '~')
    void methodsThatThereAreNot(String methods, String complaint) {
        Ran ran = Ran.with("evaluate", noise("a.png", 40, 40), "--methods", methods);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bicubik     | 'bicubik' is none of bicubic, box, nearest, gaussian:S, and no file with a kernel; did you mean bicubic?",
                "gaussian    | gaussian wants a standard deviation, such as gaussian:1.2",
                "gaussian:no | kernel gaussian:no",
            })
    void degradationsThatThereAreNot(String degradation, String complaint) {
        Ran ran = Ran.with("evaluate", noise("a.png", 40, 40), "--degradation", degradation);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(complaint);
    }

    @Test
    void jsonAndAnotherFormExcludeOneAnother() {
        Ran ran = Ran.with("evaluate", noise("a.png", 40, 40), "--json", "--as", "csv");
        assertThat(ran.code()).isEqualTo(2);
    }
}
