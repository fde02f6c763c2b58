package upscale.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Edge;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/**
 * {@code scipy.ndimage.zoom} of SciPy 1.10, by {@code --like scipy}, and {@code scipy.signal.resample} or the same by {@code numpy.fft}; arrays
 * made by {@code oracle-scripts/scipy_zoom.py} and {@code scipy_resample.py}.
 */
class ScipyOracleTest {
    @RegisterExtension
    static final Tally TALLY = new Tally("scipy");

    private static final Map<String, String> METHODS = Map.of("0", "nearest", "1", "bilinear", "3", "bicubic");
    private static final Map<String, Edge> EDGES =
            Map.of("nearest", Edge.REPLICATE, "reflect", Edge.REFLECT, "mirror", Edge.MIRROR);

    static Stream<ArrayCase> zoom() {
        return ArrayCase.resource("scipy/zoom.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void zoom(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            List<String> zoom = c.pair("zoom");
            MethodOptions options = MethodOptions.of(Asked.scale(zoom)).with(Parameter.LIKE, Like.SCIPY);
            if (c.flag("grid_mode")) {
                options = options.with(Parameter.ALIGNMENT, Alignment.HALF_PIXEL)
                        .with(Parameter.EDGE, EDGES.get(c.text("mode", "")));
            }
            // Bytes within 1: its sums of doubles fall just below exact halves.
            SampleType type = c.inputs().get("x").dtype().equals("uint8") ? SampleType.U8 : SampleType.F64;
            c.check(
                    METHODS.get(c.text("order", "")),
                    options,
                    "x",
                    "y",
                    type,
                    type == SampleType.U8 ? 1 / 255.0 : 1e-7);
        });
    }

    static Stream<ArrayCase> resample() {
        return ArrayCase.resource("scipy/resample.json").stream();
    }

    private static final Map<String, Apodization> APODIZATIONS = Map.of(
            "none", Apodization.NONE,
            "hann", Apodization.HANN,
            "tukey:0.3", Apodization.tukey(0.3),
            "fermi", Apodization.FERMI);

    @ParameterizedTest
    @MethodSource
    void resample(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            MethodOptions options = MethodOptions.of(Asked.size(c.pair("size")))
                    .with(Parameter.APODIZATION, APODIZATIONS.get(c.text("apodize")))
                    .with(
                            Parameter.ALIGNMENT,
                            c.text("grid").equals("sample") ? Alignment.ASYMMETRIC : Alignment.HALF_PIXEL);
            // Stored values within 1: samples of 16 bits come in floats, which round those next to a half.
            boolean stored = c.inputs().get("x").dtype().equals("uint16");
            c.check(
                    "fourier",
                    options,
                    "x",
                    "y",
                    stored ? SampleType.U16 : SampleType.F64,
                    stored ? 1.5 / 65535 : 1e-13);
        });
    }
}
