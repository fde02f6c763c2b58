package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.engine.KernelBank;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** Pixel shuffle is a transposed convolution whose kernels, as large as its stride, hold a single one each. */
class ShuffledByKernelsTest {
    private static final int OUT = 3;

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 1", "2, 4"})
    void sameSamples(int columns, int rows) {
        int block = rows * columns;
        double[] weights = new double[OUT * block * OUT * block];
        for (int c = 0; c < OUT; c++) {
            for (int t = 0; t < block; t++) {
                weights[((c * block + t) * OUT + c) * block + t] = 1;
            }
        }
        KernelBank kernels = new KernelBank(
                KernelBank.Layout.TORCH,
                new int[] {OUT * block, OUT, rows, columns},
                weights,
                Optional.empty(),
                "single ones");
        Image source = Samples.noise(ImageInfo.planes(7, 5, OUT * block, SampleType.F32), 3);
        MethodOptions scale = Asked.scale(columns, rows);
        assertThat(Samples.same(
                        Samples.of(apply("transposed", source, scale.with(Parameter.WEIGHTS, kernels))),
                        Samples.of(apply("pixel-shuffle", source, scale))))
                .isTrue();
    }

    private static Image apply(String method, Image source, MethodOptions options) {
        return Asked.METHODS.named(method).orElseThrow().apply(source, options).image();
    }
}
