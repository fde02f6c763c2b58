package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.interpolate.Lanczos;

/**
 * A flat image stays flat. Exceptions, by name: edges of a constant other than the image's own, which reach in from the border
 * (zero, VALUE); methods that leave holes (bed-of-nails); the user's own kernels of a transposed convolution, whose phases need
 * not have equal sums.
 */
class ConstantTest {
    private static final List<Edge> FLAT_EDGES =
            List.of(Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP, Edge.RENORMALIZE);

    static List<String> kernels() {
        List<String> specs = new ArrayList<>(Asked.kernels());
        specs.addAll(List.of("lanczos:16", "gaussian:3", "magic-kernel-sharp:2013"));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelKeepsAFlatImageFlat(String spec) {
        for (double[] scale : new double[][] {{2, 2}, {3, 1.5}, {2.7, 0.4}, {0.3, 0.3}}) {
            for (Edge edge : FLAT_EDGES) {
                for (Alignment alignment : Alignment.values()) {
                    MethodOptions options = Asked.scale(scale[0], scale[1])
                            .with(Parameter.KERNEL, Kernels.parse(spec))
                            .with(Parameter.EDGE, edge)
                            .with(Parameter.ALIGNMENT, alignment);
                    flat(new Lanczos(), options, ImageInfo.gray(7, 5, SampleType.F32), 0.7f, 3e-6);
                    flat(new Lanczos(), options, ImageInfo.gray(7, 5, SampleType.F64), 0.7, 1e-14);
                    flat(new Lanczos(), options, ImageInfo.gray(7, 5, SampleType.U16), 65535, 0.3);
                }
            }
        }
    }

    private static void flat(Method method, MethodOptions options, ImageInfo info, double value, double tolerance) {
        Image image = method.apply(Samples.constant(info, value), options).image();
        for (double[][] plane : Samples.of(image)) {
            for (double[] row : plane) {
                for (double sample : row) {
                    assertThat(sample).as(method.name() + " " + options).isCloseTo(value, within(tolerance));
                }
            }
        }
    }

    @Test
    void everyMethodThatLeavesNoHolesKeepsAFlatImageFlatByDefault() {
        List<String> flat = new ArrayList<>();
        for (Method method : Asked.enlarging()) {
            if (!method.leavesHoles()) {
                for (int s = 1; s <= 5; s++) {
                    flat(method, Asked.scale(s, 6 - s), ImageInfo.planes(6, 4, 3, SampleType.U8), 200, 1e-4);
                }
                flat.add(method.name());
            }
        }
        assertThat(flat).contains("nearest", "bilinear", "bicubic", "lanczos", "transposed");
    }

    @Test
    void aConstantEdgeOfTheSameValueIsNoExceptionAndAnotherIs() {
        List<String> dark = new ArrayList<>();
        for (Method method : Asked.enlarging()) {
            if (method.parameters().contains(Parameter.EDGE)) {
                ImageInfo info = ImageInfo.gray(6, 4, SampleType.F32);
                flat(method, Asked.scale(2, 3).with(Parameter.EDGE, Edge.value(0.5)), info, 0.5, 1e-6);
                MethodOptions zero = Asked.scale(2, 3).with(Parameter.EDGE, Edge.ZERO);
                Image image = method.apply(Samples.constant(info, 0.5), zero).image();
                assertThat(Samples.of(image)[0][0][0]).as(method.name()).isLessThan(0.49);
                dark.add(method.name());
            }
        }
        assertThat(dark).contains("bilinear", "bicubic", "lanczos", "transposed");
    }
}
