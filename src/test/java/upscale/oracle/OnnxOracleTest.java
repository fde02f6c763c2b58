package upscale.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** ONNX's own node tests, by {@code --like onnx}; they are not ours to commit and are read from beside the project. */
class OnnxOracleTest {
    private static final Path CASES = Path.of("../shared/oracles/onnx");

    @RegisterExtension
    static final Tally TALLY = new Tally("onnx");

    // One null where the cases are absent, so that the test shows up as skipped.
    private static Stream<ArrayCase> cases(String file) {
        Path path = CASES.resolve(file);
        return Files.exists(path) ? ArrayCase.file(path).stream() : Stream.of((ArrayCase) null);
    }

    private static void assumePresent(ArrayCase c) {
        assumeTrue(c != null, "skipped: no ONNX node tests in " + CASES);
    }

    static Stream<ArrayCase> resize() {
        return cases("Resize.json");
    }

    static Stream<ArrayCase> upsample() {
        return cases("Upsample.json");
    }

    static Stream<ArrayCase> convolutions() {
        return Stream.of("Conv.json", "ConvTranspose.json").flatMap(OnnxOracleTest::cases);
    }

    static Stream<ArrayCase> integerConvolutions() {
        return cases("ConvInteger.json");
    }

    @ParameterizedTest
    @MethodSource
    void integerConvolutions(ArrayCase c) {
        assumePresent(c);
        TALLY.run(Optional.empty(), () -> ConvolutionCalls.onnxInteger(c));
    }

    static Stream<ArrayCase> depthToSpace() {
        return cases("DepthToSpace.json");
    }

    static Stream<ArrayCase> spaceToDepth() {
        return cases("SpaceToDepth.json");
    }

    @ParameterizedTest
    @MethodSource
    void depthToSpace(ArrayCase c) {
        assumePresent(c);
        TALLY.run(Optional.empty(), () -> ShuffleCalls.check(c, "blocksize", ShuffleCalls.onnxOrder(c), "X", "Y"));
    }

    @ParameterizedTest
    @MethodSource
    void spaceToDepth(ArrayCase c) {
        assumePresent(c);
        TALLY.run(Optional.empty(), () -> ShuffleCalls.checkInverse(c, "blocksize", ChannelOrder.DCR, "X", "Y"));
    }

    @ParameterizedTest
    @MethodSource
    void resize(ArrayCase c) {
        assumePresent(c);
        TALLY.run(ResizeCalls.outOfScope(c), () -> ResizeCalls.check(c, Like.ONNX));
    }

    // The operator before Resize: asymmetric, and nearest rounds down.
    @ParameterizedTest
    @MethodSource
    void upsample(ArrayCase c) {
        assumePresent(c);
        TALLY.run(ResizeCalls.outOfScope(c), () -> {
            double[] scales = c.inputs().get("scales").data();
            MethodOptions options = MethodOptions.of(
                            Asked.scale(List.of(Double.toString(scales[2]), Double.toString(scales[3]))))
                    .with(Parameter.LIKE, Like.ONNX)
                    .with(Parameter.ALIGNMENT, Alignment.ASYMMETRIC)
                    .with(Parameter.NEAREST_ROUNDING, NearestRounding.FLOOR);
            c.check(c.text("mode", "nearest"), options, "X", "Y", SampleType.F32, 1e-5);
        });
    }

    @ParameterizedTest
    @MethodSource
    void convolutions(ArrayCase c) {
        assumePresent(c);
        TALLY.run(ConvolutionCalls.outOfScope(c), () -> ConvolutionCalls.onnx(c, Like.ONNX));
    }
}
