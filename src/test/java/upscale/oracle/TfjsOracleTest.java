package upscale.oracle;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.image.SampleType;
import upscale.method.ChannelOrder;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;

/**
 * TensorFlow.js 4.22: its resizing kernels are TensorFlow's, with half-pixel centres by {@code --like tf} and without by
 * {@code --like tf1}.
 */
class TfjsOracleTest {
    @RegisterExtension
    static final Tally TALLY = new Tally("tfjs");

    static Stream<ArrayCase> resize() {
        return Stream.of("resizeBilinear", "resizeNearestNeighbor")
                .flatMap(op -> ArrayCase.resource("tfjs/" + op + ".json").stream());
    }

    static Stream<ArrayCase> upSampling2d() {
        return ArrayCase.resource("tfjs/upSampling2d.json").stream();
    }

    static Stream<ArrayCase> convolutions() {
        return Stream.of("conv2d", "depthwiseConv2d", "conv2dTranspose")
                .flatMap(op -> ArrayCase.resource("tfjs/" + op + ".json").stream());
    }

    static Stream<ArrayCase> depthToSpace() {
        return ArrayCase.resource("tfjs/depthToSpace.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void depthToSpace(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> ShuffleCalls.check(c, "blockSize", ChannelOrder.DCR, "x", "y"));
    }

    @ParameterizedTest
    @MethodSource
    void resize(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            boolean nearest = c.op().equals("resizeNearestNeighbor");
            MethodOptions options = MethodOptions.of(Asked.size(c.pair("size")))
                    .with(Parameter.LIKE, c.flag("halfPixelCenters") ? Like.TF : Like.TF1);
            if (c.flag("alignCorners")) {
                options = options.with(Parameter.ALIGNMENT, Alignment.ALIGN_CORNERS);
                options =
                        nearest ? options.with(Parameter.NEAREST_ROUNDING, NearestRounding.ROUND_PREFER_CEIL) : options;
            }
            c.check(nearest ? "nearest" : "bilinear", options, "x", "y", SampleType.F32, 1e-5);
        });
    }

    // Without half-pixel centres, unlike Keras in Python: hence tf1, not keras.
    @ParameterizedTest
    @MethodSource
    void upSampling2d(ArrayCase c) {
        TALLY.run(
                Optional.empty(),
                () -> c.check(
                        c.text("interpolation", ""),
                        MethodOptions.of(Asked.scale(c.pair("size"))).with(Parameter.LIKE, Like.TF1),
                        "x",
                        "y",
                        SampleType.F32,
                        1e-5));
    }

    @ParameterizedTest
    @MethodSource
    void convolutions(ArrayCase c) {
        TALLY.run(ConvolutionCalls.outOfScope(c), () -> ConvolutionCalls.tf(c));
    }
}
