package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.compare.Comparison;
import upscale.compare.Deviations;
import upscale.compare.Nearness;
import upscale.compare.Ssim;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * {@code mean_squared_error}, {@code peak_signal_noise_ratio} and {@code structural_similarity} (with Gaussian weights) of scikit-image 0.19; arrays
 * made by {@code oracle-scripts/skimage_metrics.py}.
 */
class SkimageOracleTest {
    private static final double TOLERANCE = 1e-9; // another order of sums

    static Stream<ArrayCase> metrics() {
        return ArrayCase.resource("skimage/metrics.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void metrics(ArrayCase c) throws IOException {
        Raster actual = raster(c.inputs().get("actual"));
        Raster expected = raster(c.inputs().get("expected"));
        double range = number(c, "data_range");
        int width = actual.info().width();
        int channels = actual.info().channels();
        Deviations deviations = new Deviations(width, channels, Nearness.EXACT);
        Ssim ssim = new Ssim(width, channels, range);
        Comparison.run(actual, expected, List.of(deviations, ssim), 2);
        double mse = number(c, "mse");
        assertThat(deviations.overall().mse()).isCloseTo(mse, within(TOLERANCE * mse));
        assertThat(deviations.overall().psnr(range)).isCloseTo(number(c, "psnr"), within(TOLERANCE));
        JsonArray similarities = c.attributes().getAsJsonArray("ssim");
        assertThat(similarities).hasSize(channels);
        for (int channel = 0; channel < channels; channel++) {
            assertThat(ssim.mean(channel)).isCloseTo(similarities.get(channel).getAsDouble(), within(TOLERANCE));
        }
    }

    private static double number(ArrayCase c, String attribute) {
        return c.attributes().get(attribute).getAsDouble();
    }

    private static Raster raster(Tensor tensor) {
        return tensor.image(Tensor.Layout.NCHW, 0, type(tensor.dtype()));
    }

    private static SampleType type(String dtype) {
        return switch (dtype) {
            case "uint8" -> SampleType.U8;
            case "uint16" -> SampleType.U16;
            case "int16" -> SampleType.I16;
            case "float32" -> SampleType.F32;
            default -> SampleType.F64;
        };
    }
}
