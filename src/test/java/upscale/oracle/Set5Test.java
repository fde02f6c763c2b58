package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.cli.Ran;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.stage.Quantised;
import upscale.stage.Recast;

/**
 * The protocol that super-resolution papers score by, and the bicubic figures that they all print for MATLAB's {@code imresize}: Set5,
 * reduced and enlarged again {@code --like matlab}, as PSNR of the studio luma without a border as wide as the scale.
 */
class Set5Test {
    private static final Path SET5 = Path.of("../shared/sets/Set5");
    private static final Formats FORMATS = Formats.load(Set5Test.class.getClassLoader());
    private static final Method BICUBIC =
            Methods.load(Set5Test.class.getClassLoader()).named("bicubic").orElseThrow();

    /** Luma in bytes, the small image in floats. */
    @ParameterizedTest
    @CsvSource({"2, 33.661", "3, 30.392", "4, 28.421"})
    void bicubicOfLuma(int scale, double expected) throws IOException {
        assertThat(mean(scale, true)).isCloseTo(expected, within(0.002));
    }

    /** Bytes of colour, rounded after each pass as MATLAB does. */
    @ParameterizedTest
    @CsvSource({"2, 33.640", "3, 30.386", "4, 28.418"})
    void bicubicOfBytes(int scale, double expected) throws IOException {
        assertThat(mean(scale, false)).isCloseTo(expected, within(0.002));
    }

    /** Both by the command that is for it, and the similarities as well. */
    @ParameterizedTest
    @CsvSource({"a, 33.661, 0.9299, 30.392, 0.8682, 28.421, 0.8104", "b, 33.640, 0.9292, 30.386, 0.8678, 28.418, 0.8101"
    })
    void bicubicByEvaluate(
            String variant, double psnr2, double ssim2, double psnr3, double ssim3, double psnr4, double ssim4)
            throws IOException {
        images();
        Ran ran = Ran.well("evaluate", SET5, "--methods", "bicubic", "--variant", variant, "--json");
        JsonArray means = JsonParser.parseString(
                        ran.text().lines().reduce((a, b) -> b).orElseThrow())
                .getAsJsonObject()
                .getAsJsonObject("summary")
                .getAsJsonArray("means");
        double[] psnr = {psnr2, psnr3, psnr4};
        double[] ssim = {ssim2, ssim3, ssim4};
        for (int i = 0; i < psnr.length; i++) {
            JsonObject mean = means.get(i).getAsJsonObject();
            assertThat(mean.get("scale").getAsInt()).isEqualTo(i + 2);
            assertThat(mean.get("psnr").getAsDouble()).isCloseTo(psnr[i], within(0.001));
            assertThat(mean.get("ssim").getAsDouble()).isCloseTo(ssim[i], within(0.0001));
        }
    }

    /** As papers print them, by the commands of {@code docs/regression.md}: samples in floats from the first one on. */
    @ParameterizedTest
    @CsvSource({"2, 33.66", "3, 30.39", "4, 28.42"})
    void bicubicThroughTheCommandLine(int scale, double published, @TempDir Path folder) throws IOException {
        Path high = folder.resolve("high.tif");
        Path low = folder.resolve("low.tif");
        double sum = 0;
        for (Path file : images()) {
            Raster whole = cropped(read(file), scale);
            Path bytes = folder.resolve("bytes.png");
            Files.write(bytes, Written.by(FORMATS.named("png").orElseThrow(), whole, Metadata.NONE));
            String size = whole.info().width() / scale + "x" + whole.info().height() / scale;
            Ran.well(bytes, "-s", 1, "-m", "nearest", "--depth", "float", "-f", "-o", high);
            Ran.well(high, "--size", size, "-m", "bicubic", "--like", "matlab", "-f", "-o", low);
            Ran ran = Ran.well((Object[]) ("%s -s %d -m bicubic --like matlab -f -o %s --json"
                            + " --reference %s --luma bt601 --shave %d --metrics psnr --psnr 20")
                    .formatted(low, scale, folder.resolve("again.tif"), high, scale)
                    .split(" "));
            sum += JsonParser.parseString(ran.text())
                    .getAsJsonObject()
                    .getAsJsonObject("reference")
                    .getAsJsonArray("pages")
                    .get(0)
                    .getAsJsonObject()
                    .get("psnr")
                    .getAsDouble();
        }
        assertThat(sum / 5).isCloseTo(published, within(0.005));
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    private static List<Path> images() throws IOException {
        assumeTrue(Files.isDirectory(SET5), "skipped: no Set5 in " + SET5);
        List<Path> files;
        try (Stream<Path> all = Files.list(SET5)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(5);
        return files;
    }

    private static Raster read(Path file) throws IOException {
        Source source = Source.of(file);
        return FORMATS.of(source).read(source).first().raster();
    }

    private static double mean(int scale, boolean ofLuma) throws IOException {
        double sum = 0;
        for (Path file : images()) {
            Raster high = cropped(read(file), scale);
            Raster reference = luma(high);
            Raster result = ofLuma ? rounded(thereAndBack(reference, scale)) : luma(thereAndBack(high, scale));
            sum += psnr(reference, result, scale);
        }
        return sum / 5;
    }

    private static Raster cropped(Raster image, int multiple) {
        ImageInfo info = image.info();
        int width = info.width() / multiple * multiple;
        int height = info.height() / multiple * multiple;
        Raster crop = Raster.allocate(
                info.channels() == 1
                        ? ImageInfo.gray(width, height, SampleType.U8)
                        : ImageInfo.rgb(width, height, SampleType.U8));
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    crop.set(c, x, y, image.get(c, x, y));
                }
            }
        }
        return crop;
    }

    // ITU-R BT.601, 16 to 235.
    private static Raster luma(Raster image) {
        ImageInfo info = image.info();
        Raster luma = Raster.allocate(ImageInfo.gray(info.width(), info.height(), SampleType.F32));
        int green = info.channels() == 1 ? 0 : 1;
        int blue = info.channels() == 1 ? 0 : 2;
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                double value = 16
                        + (65.481 * image.get(0, x, y)
                                        + 128.553 * image.get(green, x, y)
                                        + 24.966 * image.get(blue, x, y))
                                / 255;
                luma.set(0, x, y, Math.floor(value + 0.5));
            }
        }
        return luma;
    }

    private static Raster rounded(Raster luma) {
        return Raster.of(Quantised.of(Recast.as(luma, SampleType.U8)));
    }

    private static Raster thereAndBack(Raster image, int scale) {
        return resized(resized(image, new Ratio(1, scale)), Ratio.of(scale));
    }

    private static Raster resized(Raster image, Ratio scale) {
        MethodOptions options = MethodOptions.of(new Target.Scale(scale, scale)).with(Parameter.LIKE, Like.MATLAB);
        Image result = BICUBIC.apply(image, options).image();
        return Raster.of(Quantised.of(result));
    }

    private static double psnr(Raster a, Raster b, int border) {
        double sum = 0;
        int count = 0;
        for (int y = border; y < a.info().height() - border; y++) {
            for (int x = border; x < a.info().width() - border; x++) {
                double d = a.get(0, x, y) - b.get(0, x, y);
                sum += d * d;
                count++;
            }
        }
        return 10 * StrictMath.log10(255 * 255 / (sum / count));
    }
}
