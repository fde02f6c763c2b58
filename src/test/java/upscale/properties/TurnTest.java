package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.convolve.Transposed;
import upscale.method.interpolate.Lanczos;
import upscale.method.interpolate.Nearest;

/**
 * Flips and quarter turns commute with interpolation on the half-pixel grid: m(turn(x)) = turn(m(x)).
 *
 * <p>Bit for bit where no sum changes its order. Otherwise within the arithmetic's tolerance: a flip turns the order of a pass's
 * terms around, and sums of three or more floats depend on it; a quarter turn exchanges the passes. Exceptions, because a tie has
 * one winner and a flip makes it the other: nearest and box where an output lies halfway between two samples.
 */
class TurnTest {
    private static final double[][] SCALES = {{2, 2}, {3, 2}, {4, 4}, {1.5, 1.5}, {2.7, 1.3}, {0.5, 0.5}, {3, 0.4}};

    /** What stands upright when it is stored as {@code image} and labelled {@code turn}. */
    private static Raster turned(Image image, Orientation turn) {
        return Raster.of(Oriented.upright(Raster.of(image), turn));
    }

    /** The largest difference between turning first and turning last. */
    private static double difference(
            Method method, ImageInfo info, double[] scale, Orientation turn, UnaryOperator<MethodOptions> with) {
        Raster source = Samples.noise(info, 11);
        MethodOptions straight = with.apply(Asked.scale(scale[0], scale[1]));
        MethodOptions across = turn.swapsAxes() ? with.apply(Asked.scale(scale[1], scale[0])) : straight;
        double[][][] first =
                Samples.of(method.apply(turned(source, turn), across).image());
        double[][][] last = Samples.of(turned(method.apply(source, straight).image(), turn));
        double most = 0;
        assertThat(first[0]).hasDimensions(last[0].length, last[0][0].length);
        for (int c = 0; c < first.length; c++) {
            for (int y = 0; y < first[c].length; y++) {
                for (int x = 0; x < first[c][y].length; x++) {
                    most = Math.max(most, Math.abs(first[c][y][x] - last[c][y][x]));
                }
            }
        }
        return most;
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void everyContinuousKernelCommutesWithinTheTolerance(Orientation turn) {
        for (String spec : Asked.kernels()) {
            if (spec.equals("box")) {
                continue; // the exception below
            }
            for (Edge edge : List.of(Edge.REPLICATE, Edge.MIRROR, Edge.RENORMALIZE, Edge.ZERO)) {
                for (double[] scale : SCALES) {
                    UnaryOperator<MethodOptions> with =
                            o -> o.with(Parameter.KERNEL, Kernels.parse(spec)).with(Parameter.EDGE, edge);
                    String what = spec + " " + edge + " " + scale[0] + "x" + scale[1];
                    ImageInfo narrow = ImageInfo.planes(13, 9, 2, SampleType.F32);
                    ImageInfo wide = ImageInfo.gray(13, 9, SampleType.F64);
                    assertThat(difference(new Lanczos(), narrow, scale, turn, with))
                            .as(what)
                            .isCloseTo(0, within(1e-5));
                    assertThat(difference(new Lanczos(), wide, scale, turn, with))
                            .as(what)
                            .isCloseTo(0, within(3e-14));
                }
            }
        }
    }

    /** Two terms add up to the same in either order. */
    @ParameterizedTest
    @EnumSource(
            value = Orientation.class,
            names = {"FLIPPED", "FLIPPED_HALF_TURN", "HALF_TURN"})
    void bilinearCommutesWithFlipsBitForBit(Orientation turn) {
        for (double[] scale : new double[][] {{2, 2}, {4, 2}, {8, 4}}) {
            ImageInfo info = ImageInfo.gray(40, 9, SampleType.F32);
            assertThat(difference(new Lanczos(), info, scale, turn, o -> o.with(Parameter.KERNEL, Kernels.TRIANGLE)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void nearestAndBoxCommuteBitForBitAtWholeScales(Orientation turn) {
        for (double[] scale : new double[][] {{2, 2}, {3, 2}, {4, 5}, {7, 1}}) {
            ImageInfo info = ImageInfo.gray(14, 10, SampleType.I16);
            assertThat(difference(new Nearest(), info, scale, turn, o -> o)).isZero();
            assertThat(difference(new Lanczos(), info, scale, turn, o -> o.with(Parameter.KERNEL, Kernels.BOX)))
                    .isZero();
        }
    }

    /**
     * The exceptions, and nothing else. With the scale p/q in lowest terms an output lies halfway between two samples,
     * (2 o + 1) q / (2 p) whole, for odd p and even q; a stretched box ends on a sample, o q / p = i + 1/2, for even p and odd q.
     */
    @Test
    void onlyTiesDoNotCommute() {
        for (double scale : new double[] {1, 2, 3, 1.5, 2.5, 2.7, 1.3, 1.6, 1.2, 0.5, 0.4, 0.3, 0.7, 0.25, 0.8}) {
            Ratio ratio = Ratio.of(BigDecimal.valueOf(scale));
            boolean oddByEven = ratio.numerator() % 2 == 1 && ratio.denominator() % 2 == 0;
            boolean evenByOdd = ratio.numerator() % 2 == 0 && ratio.denominator() % 2 == 1;
            ImageInfo info = ImageInfo.gray(20, 3, SampleType.I16); // so that 20 times any of these is whole
            double[] across = {scale, 1};
            assertThat(difference(new Nearest(), info, across, Orientation.FLIPPED, o -> o) > 0)
                    .as("nearest x" + scale)
                    .isEqualTo(oddByEven);
            assertThat(difference(
                                    new Lanczos(),
                                    info,
                                    across,
                                    Orientation.FLIPPED,
                                    o -> o.with(Parameter.KERNEL, Kernels.BOX))
                            > 1)
                    .as("box x" + scale)
                    .isEqualTo(scale < 1 ? evenByOdd : oddByEven);
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void transposedConvolutionWithItsOwnKernelCommutes(Orientation turn) {
        for (double[] scale : new double[][] {{2, 2}, {3, 3}, {2, 3}, {4, 1}}) {
            ImageInfo info = ImageInfo.gray(9, 7, SampleType.F32);
            assertThat(difference(new Transposed(), info, scale, turn, o -> o)).isCloseTo(0, within(3e-6));
        }
    }
}
