package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.WriteOptions;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.job.Pipeline;
import upscale.job.UpscalePlan;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** What is no data has no weight: bilinear interpolation over what is left, by its definition. */
class NoDataTest {
    private static final ClassLoader LOADER = NoDataTest.class.getClassLoader();

    private static final NoData RANGE = NoData.between(-2000, -1990);

    private static double[][] enlarged(Raster raster, String method, NoData none) throws IOException {
        UpscalePlan plan = new UpscalePlan(
                Methods.load(LOADER).named(method).orElseThrow(),
                MethodOptions.of(new Target.Scale(Ratio.of(2), Ratio.of(2))),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                UpscalePlan.KeepMode.PHYSICAL_SIZE,
                WriteOptions.DEFAULT,
                1);
        Metadata metadata = Metadata.NONE.with(none);
        return Samples.of(Pipeline.of(
                        new Page(raster, metadata),
                        plan,
                        Formats.load(LOADER).named("npy").orElseThrow())
                .image())[0];
    }

    @ParameterizedTest
    @CsvSource({"I16, bilinear", "F32, bilinear", "I32, bilinear", "I16, transposed", "F32, transposed"})
    void bilinearMixesWhatThereIs(SampleType type, String method) throws IOException {
        int width = 7;
        int height = 5;
        Raster raster = Samples.raster(
                ImageInfo.gray(width, height, type),
                (c, x, y) -> x < 3 && y > 1 ? -1990 - (x + y) % 11 : 100 * x + 7 * y);
        double[][] found = enlarged(raster, method, RANGE);
        int holes = 0;
        for (int oy = 0; oy < 2 * height; oy++) {
            for (int ox = 0; ox < 2 * width; ox++) {
                double sum = 0;
                double weight = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double w = reach(ox, x, width) * reach(oy, y, height);
                        double sample = raster.get(0, x, y);
                        if (!(sample >= -2000 && sample <= -1990)) {
                            sum += w * sample;
                            weight += w;
                        }
                    }
                }
                double expected = weight >= 0.5 ? sum / weight : -2000;
                double slack = type.floating() ? 1e-3 : 0.5 + 1e-3;
                assertThat(found[oy][ox]).as("%d, %d", ox, oy).isCloseTo(expected, within(slack));
                holes += weight < 0.5 ? 1 : 0;
            }
        }
        assertThat(holes).isBetween(20, 40);
    }

    /** The weight of source sample {@code i} at output {@code o}, edges replicated. */
    private static double reach(int o, int i, int n) {
        double x = Math.max(0, Math.min(n - 1, (o + 0.5) / 2 - 0.5));
        return Math.max(0, 1 - Math.abs(x - i));
    }

    @ParameterizedTest
    @CsvSource({"nearest", "lanczos", "bicubic"})
    void nothingBleeds(String method) throws IOException {
        Raster raster = Samples.raster(
                ImageInfo.gray(16, 16, SampleType.I16), (c, x, y) -> Math.hypot(x - 7.5, y - 7.5) > 6 ? -2000 : 40);
        for (double[] row : enlarged(raster, method, RANGE)) {
            assertThat(row).containsAnyOf(-2000, 40);
            for (double sample : row) {
                assertThat(sample).isIn(-2000.0, 40.0);
            }
        }
    }

    /** Not a number, and the least number there is, as grids of heights have them. */
    @ParameterizedTest
    @CsvSource({"F32, NaN", "F64, NaN", "F32, -3.4028234663852886e38", "F64, -9999", "U8, 255"})
    void aSingleValueIsNoData(SampleType type, double none) throws IOException {
        Raster raster =
                Samples.raster(ImageInfo.gray(16, 16, type), (c, x, y) -> Math.hypot(x - 7.5, y - 7.5) > 6 ? none : 40);
        double[][] found = enlarged(raster, "lanczos", NoData.of(none));
        for (double[] row : found) {
            for (double sample : row) {
                assertThat(Math.abs(sample - 40) < 1e-4 || Double.compare(sample, none) == 0)
                        .as("%s", sample)
                        .isTrue();
            }
        }
        assertThat(found[16][16]).isCloseTo(40, within(1e-4));
        assertThat(found[0][0]).isEqualTo(Double.valueOf(none));
    }
}
