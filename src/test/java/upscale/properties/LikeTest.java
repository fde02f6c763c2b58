package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;

/** What is said wins over the library that is followed: where everything is said, nothing of it is left. */
class LikeTest {
    private static Image apply(String method, SampleType type, MethodOptions options) {
        Image source = Samples.noise(ImageInfo.planes(17, 11, 1, type), 5);
        return Asked.METHODS.named(method).orElseThrow().apply(source, options).image();
    }

    // Libraries without an arithmetic of their own for doubles; a whole scale is the same size by every rule.
    static Stream<Like> plainSums() {
        return Stream.of(Like.values()).filter(like -> like != Like.OPENCV && like != Like.OPENCV_EXACT);
    }

    @ParameterizedTest
    @MethodSource("plainSums")
    void flagsWin(Like like) {
        MethodOptions said = Asked.scale(3, 2)
                .with(Parameter.KERNEL, Kernels.parse("mitchell"))
                .with(Parameter.EDGE, Edge.WRAP)
                .with(Parameter.ALIGNMENT, Alignment.ASYMMETRIC)
                .with(Parameter.ANTIALIAS, true);
        assertThat(Samples.same(
                        Samples.of(apply("bicubic", SampleType.F64, said.with(Parameter.LIKE, like))),
                        Samples.of(apply("bicubic", SampleType.F64, said))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void flagsWinForNearest(Like like) {
        MethodOptions said = Asked.scale(3, 2)
                .with(Parameter.ALIGNMENT, Alignment.HALF_PIXEL)
                .with(Parameter.NEAREST_ROUNDING, NearestRounding.CEIL);
        assertThat(Samples.same(
                        Samples.of(apply("nearest", SampleType.U8, said.with(Parameter.LIKE, like))),
                        Samples.of(apply("nearest", SampleType.U8, said))))
                .isTrue();
    }

    /** No library with integer weights has constant borders; they are summed as ours are. */
    @ParameterizedTest
    @EnumSource(names = {"PILLOW", "OPENCV", "OPENCV_EXACT"})
    void constantBordersAreSummedExactly(Like like) {
        MethodOptions said = Asked.scale(3, 2)
                .with(Parameter.KERNEL, Kernels.parse("mitchell"))
                .with(Parameter.EDGE, Edge.value(99));
        assertThat(Samples.same(
                        Samples.of(apply("bicubic", SampleType.U8, said.with(Parameter.LIKE, like))),
                        Samples.of(apply("bicubic", SampleType.U8, said))))
                .isTrue();
    }

    /** Integers come out of a library's own rounding as samples already. */
    @ParameterizedTest
    @EnumSource(names = {"PILLOW", "OPENCV", "OPENCV_EXACT", "MATLAB"})
    void bytesComeOutWhole(Like like) {
        double[][][] samples =
                Samples.of(apply("lanczos", SampleType.U8, Asked.scale(3, 2).with(Parameter.LIKE, like)));
        for (double[] row : samples[0]) {
            for (double sample : row) {
                assertThat(sample).isBetween(0.0, 255.0).isEqualTo(Math.rint(sample));
            }
        }
    }
}
