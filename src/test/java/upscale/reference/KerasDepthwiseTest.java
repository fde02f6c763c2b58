package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.convolve.Convolution;

/** Kernels [kH, kW, C, M] of Keras, held to {@code out[c M + m][y][x] = sum in[c][y s + i][x s + j] w[i][j][c][m]}. */
class KerasDepthwiseTest {
    @Test
    void everyChannelMakesOutputsOfItsOwn() {
        SplittableRandom random = new SplittableRandom(8);
        for (int n = 0; n < 100; n++) {
            int channels = 1 + random.nextInt(3);
            int multiplier = 1 + random.nextInt(3);
            int rows = 1 + random.nextInt(3);
            int columns = 1 + random.nextInt(4);
            Pair stride = new Pair(1 + random.nextInt(2), 1 + random.nextInt(3));
            double[] weights = new double[rows * columns * channels * multiplier];
            Arrays.setAll(weights, i -> random.nextInt(-5, 6));
            KernelBank bank = bank(weights, rows, columns, channels, multiplier);
            Image image = Samples.noise(ImageInfo.planes(9, 7, channels, SampleType.U8), n);
            double[][][] in = Samples.of(image);
            double[][][] out = Samples.of(new Convolution()
                    .apply(
                            image,
                            MethodOptions.of(new Target.Own())
                                    .with(Parameter.WEIGHTS, bank)
                                    .with(Parameter.STRIDE, stride))
                    .image());
            assertThat(out).hasDimensions(channels * multiplier, (7 - rows) / stride.rows() + 1);
            for (int o = 0; o < out.length; o++) {
                for (int y = 0; y < out[o].length; y++) {
                    for (int x = 0; x < out[o][y].length; x++) {
                        double sum = 0;
                        for (int i = 0; i < rows; i++) {
                            for (int j = 0; j < columns; j++) {
                                int c = o / multiplier;
                                int at = ((i * columns + j) * channels + c) * multiplier + o % multiplier;
                                sum += in[c][y * stride.rows() + i][x * stride.columns() + j] * weights[at];
                            }
                        }
                        assertThat(out[o][y][x]).isEqualTo(sum);
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        KernelBank bank = bank(new double[12], 2, 2, 3, 1);
        assertThatThrownBy(() -> bank.convolution(4, 1))
                .hasMessageContaining("kernels for 3 channels, the image has 4");
        assertThatThrownBy(() -> bank.convolution(3, 2)).hasMessageContaining("leaves no choice of groups");
        assertThatThrownBy(() -> bank.transposed(3, 1)).hasMessageContaining("not of a transposed one");
    }

    private static KernelBank bank(double[] weights, int rows, int columns, int channels, int multiplier) {
        return new KernelBank(
                Layout.KERAS_DEPTHWISE,
                new int[] {rows, columns, channels, multiplier},
                weights,
                Optional.empty(),
                "given");
    }
}
