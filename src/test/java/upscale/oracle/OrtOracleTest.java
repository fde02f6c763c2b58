package upscale.oracle;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.method.Like;

/** onnxruntime 1.30 on one-node models, by {@code --like ort}. */
class OrtOracleTest {
    @RegisterExtension
    static final Tally TALLY = new Tally("ort");

    static Stream<ArrayCase> resize() {
        return ArrayCase.resource("ort/Resize.json").stream();
    }

    static Stream<ArrayCase> convolutions() {
        return Stream.of("Conv", "ConvTranspose").flatMap(op -> ArrayCase.resource("ort/" + op + ".json").stream());
    }

    static Stream<ArrayCase> depthToSpace() {
        return ArrayCase.resource("ort/DepthToSpace.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void depthToSpace(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> ShuffleCalls.check(c, "blocksize", ShuffleCalls.onnxOrder(c), "X", "Y"));
    }

    @ParameterizedTest
    @MethodSource
    void resize(ArrayCase c) {
        TALLY.run(ResizeCalls.outOfScope(c), () -> ResizeCalls.check(c, Like.ORT));
    }

    @ParameterizedTest
    @MethodSource
    void convolutions(ArrayCase c) {
        TALLY.run(ConvolutionCalls.outOfScope(c), () -> ConvolutionCalls.onnx(c, Like.ORT));
    }
}
