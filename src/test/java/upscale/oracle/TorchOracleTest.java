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
import upscale.method.Target;

/**
 * {@code torch.nn.functional.interpolate}, {@code conv2d} and {@code conv_transpose2d} of PyTorch 1.13.1, by {@code --like torch}.
 */
class TorchOracleTest {
    @RegisterExtension
    static final Tally TALLY = new Tally("torch");

    static Stream<ArrayCase> interpolate() {
        return ArrayCase.resource("torch/interpolate.json").stream();
    }

    static Stream<ArrayCase> convolutions() {
        return Stream.of("conv2d", "conv_transpose2d")
                .flatMap(op -> ArrayCase.resource("torch/" + op + ".json").stream());
    }

    static Stream<ArrayCase> pixelShuffle() {
        return ArrayCase.resource("torch/pixel_shuffle.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void pixelShuffle(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> ShuffleCalls.check(c, "upscale_factor", ChannelOrder.CRD, "x", "y"));
    }

    @ParameterizedTest
    @MethodSource
    void interpolate(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            String mode = c.text("mode", "");
            MethodOptions options = MethodOptions.of(target(c)).with(Parameter.LIKE, Like.TORCH);
            if (c.flag("align_corners")) {
                options = options.with(Parameter.ALIGNMENT, Alignment.ALIGN_CORNERS);
            }
            if (c.flag("antialias")) {
                options = options.with(Parameter.ANTIALIAS, true);
            }
            if (mode.equals("nearest-exact")) {
                options = options.with(Parameter.ALIGNMENT, Alignment.HALF_PIXEL)
                        .with(Parameter.NEAREST_ROUNDING, NearestRounding.ROUND_PREFER_CEIL);
            }
            String method = mode.startsWith("nearest") ? "nearest" : mode;
            c.check(method, options, "x", "y", SampleType.F32, 1e-5);
            if (c.outputs().containsKey("y64")) {
                c.check(method, options, "x", "y64", SampleType.F64, 1e-12);
            }
        });
    }

    // A size, and a scale that torch recomputes from the size it led to, are the same thing.
    private static Target target(ArrayCase c) {
        if (c.attributes().has("size")) {
            return Asked.size(c.pair("size"));
        }
        if (c.flag("recompute_scale_factor")) {
            int[] shape = c.outputs().get("y").shape();
            return Asked.size(shape[3], shape[2]);
        }
        return Asked.scale(c.pair("scale_factor"));
    }

    @ParameterizedTest
    @MethodSource
    void convolutions(ArrayCase c) {
        TALLY.run(ConvolutionCalls.outOfScope(c), () -> ConvolutionCalls.torch(c));
    }
}
