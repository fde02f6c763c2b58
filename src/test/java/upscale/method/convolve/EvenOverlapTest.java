package upscale.method.convolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Weights;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.EvenOverlap;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** Divided by its overlap, a transposed convolution keeps flat images flat up to their corners. */
class EvenOverlapTest {
    private static final Random RANDOM = new Random(12);

    private static MethodOptions options(Weights kernel, Pair stride, EvenOverlap how) {
        return MethodOptions.of(new Target.Own())
                .with(Parameter.STRIDE, stride)
                .with(Parameter.WEIGHTS, KernelBank.of(kernel))
                .with(Parameter.EVEN_OVERLAP, how);
    }

    private static Weights random(int height, int width) {
        return new Weights(height, width, RANDOM.doubles(height * width, 0.1, 2).toArray(), "random");
    }

    private static void assertFlat(Image image, double value, double tolerance, String what) {
        for (double[][] plane : Samples.of(image)) {
            for (double[] row : plane) {
                for (double sample : row) {
                    assertThat(sample).as(what).isCloseTo(value, within(tolerance));
                }
            }
        }
    }

    @Test
    void gainKeepsFlatImagesFlatUpToTheBorders() {
        for (int i = 0; i < 400; i++) {
            Pair stride = new Pair(1 + RANDOM.nextInt(4), 1 + RANDOM.nextInt(4));
            Weights kernel = random(stride.rows() + RANDOM.nextInt(5), stride.columns() + RANDOM.nextInt(5));
            SampleType type = i % 2 == 0 ? SampleType.F32 : SampleType.F64;
            ImageInfo info = ImageInfo.planes(1 + RANDOM.nextInt(9), 1 + RANDOM.nextInt(9), 2, type);
            MethodOptions options = options(kernel, stride, EvenOverlap.GAIN)
                    .with(Parameter.EDGE, i % 3 == 0 ? Edge.MIRROR : Edge.ZERO)
                    .with(Parameter.PADDING, i % 5 == 0 ? Padding.Rule.SAME : Padding.Rule.VALID);
            Image image =
                    new Transposed().apply(Samples.constant(info, 200), options).image();
            assertFlat(image, 200, type == SampleType.F32 ? 2e-4 : 1e-11, kernel.spec() + " " + kernel + stride + info);
        }
    }

    @Test
    void countKeepsTheKernelsOwnGain() {
        double[] ones = new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1};
        ImageInfo info = ImageInfo.gray(6, 5, SampleType.F32);
        Image image = new Transposed()
                .apply(
                        Samples.constant(info, 100),
                        options(new Weights(3, 3, ones, "ones"), Pair.both(2), EvenOverlap.COUNT))
                .image();
        assertFlat(image, 225, 1e-4, "9 / 4 on average");
    }

    @Test
    void channelsThatMixAreDividedByAllThatMet() {
        double[] data = RANDOM.doubles(2 * 3 * 9, 0.1, 2).toArray();
        KernelBank bank = new KernelBank(
                        KernelBank.Layout.TORCH, new int[] {2, 3, 3, 3}, data, java.util.Optional.empty(), "bank")
                .withBias(new double[] {0, 1, -2});
        MethodOptions options =
                options(random(3, 3), Pair.both(2), EvenOverlap.GAIN).with(Parameter.WEIGHTS, bank);
        double[][][] planes = Samples.of(new Transposed()
                .apply(Samples.constant(ImageInfo.planes(5, 4, 2, SampleType.F32), 10), options)
                .image());
        for (int c = 0; c < 3; c++) {
            for (double[] row : planes[c]) {
                for (double sample : row) {
                    assertThat(sample).isCloseTo(10 + new double[] {0, 1, -2}[c], within(1e-5));
                }
            }
        }
    }

    @Test
    void refusesWhatCannotBeDividedOut() {
        ImageInfo info = ImageInfo.gray(6, 5, SampleType.F32);
        Weights edge = new Weights(3, 3, new double[] {0, 1, 0, 1, -4, 1, 0, 1, 0}, "edge");
        Weights canceling = new Weights(2, 2, new double[] {1, -1, 1, -1}, "canceling");
        Weights small = new Weights(2, 2, new double[] {1, 1, 1, 1}, "small");
        for (Weights kernel : new Weights[] {edge, canceling}) {
            assertThatThrownBy(() -> new Transposed()
                            .apply(Samples.constant(info, 1), options(kernel, Pair.both(1), EvenOverlap.GAIN)))
                    .isInstanceOf(MethodException.class)
                    .hasMessageContaining("gains that vanish");
        }
        for (EvenOverlap how : EvenOverlap.values()) {
            assertThatThrownBy(
                            () -> new Transposed().apply(Samples.constant(info, 1), options(small, Pair.both(3), how)))
                    .isInstanceOf(MethodException.class)
                    .hasMessageContaining("holes");
        }
    }

    @Test
    void outputsThatNoKernelReachesStayZero() {
        ImageInfo info = ImageInfo.gray(3, 1, SampleType.F32);
        MethodOptions options =
                options(random(2, 2), Pair.both(2), EvenOverlap.GAIN).with(Parameter.OUTPUT_PADDING, new Pair(0, 1));
        double[] row = Samples.of(
                new Transposed().apply(Samples.constant(info, 8), options).image())[0][0];
        assertThat(row).hasSize(7).endsWith(0);
        assertThat(row[5]).isCloseTo(8, within(1e-5));
    }
}
