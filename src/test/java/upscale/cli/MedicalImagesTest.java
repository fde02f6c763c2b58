package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.Image;
import upscale.learn.Gain;

/** A kernel that was learned of one half of medical images enlarges the other half better than Lanczos interpolation does, as {@code evaluate} scores it. */
class MedicalImagesTest {
    private static final Path EMRI = Path.of("../shared/oracles/dicom/files/emri_small.dcm");

    @TempDir
    private Path folder;

    /** The gain over Lanczos interpolation in each image of {@code kept}. */
    private Gain gain(List<Path> learned, List<Path> kept, int scale, int size) {
        Path kernel = folder.resolve("kernel.safetensors");
        List<Object> learn = new ArrayList<>(List.of("learn", "-s", scale, "--kernel-size", size, "-o", kernel, "-f"));
        learn.addAll(learned);
        Ran.well(learn.toArray());
        List<Object> evaluate = new ArrayList<>(
                List.of("evaluate", "--scales", scale, "--methods", "lanczos,transposed -k " + kernel, "--json"));
        evaluate.addAll(kept);
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        Ran.well(evaluate.toArray()).text().lines().forEach(line -> {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            if (object.has("file")) {
                scores.computeIfAbsent(object.get("file").getAsString(), name -> new ArrayList<>())
                        .add(object.get("psnr").getAsDouble());
            }
        });
        assertThat(scores).hasSize(kept.size());
        return Gain.of(scores.values().stream()
                .mapToDouble(each -> each.get(1) - each.get(0))
                .toArray());
    }

    private void bothHalvesGain(List<Path> one, List<Path> other, int scale, int size) {
        assertThat(gain(one, other, scale, size).low())
                .as("learned of the first half")
                .isPositive();
        assertThat(gain(other, one, scale, size).low())
                .as("learned of the second half")
                .isPositive();
    }

    private static List<Path> every(List<Path> files, int first) {
        List<Path> half = new ArrayList<>();
        for (int i = first; i < files.size(); i += 2) {
            half.add(files.get(i));
        }
        return half;
    }

    /** At a scale of 4 a slice has 16 pixels a side. */
    @ParameterizedTest
    @CsvSource({"2, 9", "3, 9", "4, 5"})
    void slicesOfASeries(int scale, int size) {
        List<Path> slices = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            slices.add(Path.of("samples/head/slice-" + i + ".dcm"));
        }
        bothHalvesGain(every(slices, 0), every(slices, 1), scale, size);
    }

    /** Of one slice with the noise of its scanner, the upper half and the lower one, in eight parts each. */
    @ParameterizedTest
    @CsvSource({"2, 9", "3, 9", "4, 5"})
    void halvesOfAPhantom(int scale, int size) {
        Image phantom = ImageFiles.read(Path.of("samples/mri-16bit.png")).image();
        List<Path> parts = new ArrayList<>();
        for (int y = 0; y < 256; y += 64) {
            for (int x = 0; x < 256; x += 64) {
                Path part = folder.resolve("part-" + y + "-" + x + ".png");
                parts.add(ImageFiles.write(part, Part.of(phantom, new Region(64, 64, x, y))));
            }
        }
        bothHalvesGain(parts.subList(0, 8), parts.subList(8, 16), scale, size);
    }

    /** The first slices of a head, and the last: those between them are alike. */
    @ParameterizedTest
    @CsvSource({"2, 9", "3, 9", "4, 9"})
    void framesOfAScan(int scale, int size) throws IOException {
        assumeTrue(Files.exists(EMRI), () -> EMRI + " is not there");
        List<Path> frames = new ArrayList<>();
        Formats formats = Formats.load(MedicalImagesTest.class.getClassLoader());
        Source source = Source.of(EMRI);
        try (Document document = formats.of(source).read(source)) {
            for (int page : document.pictures()) {
                Path frame = folder.resolve("frame-" + page + ".tif");
                frames.add(ImageFiles.write(frame, document.page(page).image()));
            }
        }
        assertThat(frames).hasSize(10);
        bothHalvesGain(frames.subList(0, 5), frames.subList(5, 10), scale, size);
    }

    @Test
    void whatIsHeldOutIsScoredAsByEvaluate() {
        List<Object> learn = new ArrayList<>(List.of("learn", "-s", 2, "--holdout", "50%", "--json", "-o"));
        Path kernel = folder.resolve("head.safetensors");
        learn.add(kernel);
        learn.add("samples/head");
        JsonObject held =
                JsonParser.parseString(Ran.well(learn.toArray()).text()).getAsJsonObject();

        List<String> lines = Ran.well(
                        "evaluate",
                        "samples/head/slice-2.dcm",
                        "samples/head/slice-4.dcm",
                        "samples/head/slice-6.dcm",
                        "--scales",
                        2,
                        "--methods",
                        "bicubic,lanczos,transposed -k " + kernel,
                        "--json")
                .text()
                .lines()
                .toList();
        JsonObject summary = JsonParser.parseString(lines.get(lines.size() - 1))
                .getAsJsonObject()
                .getAsJsonObject("summary");
        String[] ways = {"bicubic", "lanczos", "learned"};
        for (int i = 0; i < ways.length; i++) {
            JsonObject mean = summary.getAsJsonArray("means").get(i).getAsJsonObject();
            assertThat(held.get(ways[i] + "Psnr")).isEqualTo(mean.get("psnr"));
            assertThat(held.get(ways[i] + "Ssim")).isEqualTo(mean.get("ssim"));
        }
        double gain =
                held.get("learnedPsnr").getAsDouble() - held.get("lanczosPsnr").getAsDouble();
        assertThat(held.get("lanczosGain").getAsDouble()).isCloseTo(gain, within(1e-9));
        assertThat(held.get("lanczosGainLow").getAsDouble()).isBetween(1.0, gain);
        assertThat(held.get("lanczosGainHigh").getAsDouble()).isBetween(gain, 3.0);
    }
}
