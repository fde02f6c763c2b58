package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;

class DeringedTest {
    private static Image enlarged(Image source, int scale) {
        ImageInfo info = source.info();
        AxisMap columns = Alignment.HALF_PIXEL.map(Grid.sized(info.width(), info.width() * scale));
        AxisMap rows = Alignment.HALF_PIXEL.map(Grid.sized(info.height(), info.height() * scale));
        return new Resampled(
                source,
                info.onGrid(info.width() * scale, info.height() * scale, columns, rows),
                Taps.interpolating(
                        Kernels.LANCZOS3, columns, info.width(), info.width() * scale, Edge.REPLICATE, Ratio.ONE),
                Taps.interpolating(
                        Kernels.LANCZOS3, rows, info.height(), info.height() * scale, Edge.REPLICATE, Ratio.ONE),
                Arithmetic.EXACT);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U8", "F32", "F64"})
    void movesBackByItsStrengthIntoTheRangeOfTheFourSamplesAround(SampleType type) {
        Image source = Samples.noise(ImageInfo.planes(14, 11, 2, type), 3);
        for (int scale : new int[] {2, 3}) {
            Image plain = enlarged(source, scale);
            double[][][] in = Samples.of(source);
            double[][][] before = Samples.of(plain);
            AxisMap columns = plain.info().columns();
            AxisMap rows = plain.info().rows();
            double[][][] whole = Samples.of(new Deringed(source, plain, columns, rows, 1));
            double[][][] half = Samples.of(new Deringed(source, plain, columns, rows, 0.5));
            int moved = 0;
            for (int c = 0; c < 2; c++) {
                for (int y = 0; y < 11 * scale; y++) {
                    for (int x = 0; x < 14 * scale; x++) {
                        double low = Double.POSITIVE_INFINITY;
                        double high = Double.NEGATIVE_INFINITY;
                        for (int j : new int[] {(int) Math.floor(rows.at(y)), (int) Math.ceil(rows.at(y))}) {
                            for (int i : new int[] {(int) Math.floor(columns.at(x)), (int) Math.ceil(columns.at(x))}) {
                                double s = in[c][Math.max(0, Math.min(j, 10))][Math.max(0, Math.min(i, 13))];
                                low = Math.min(low, s);
                                high = Math.max(high, s);
                            }
                        }
                        double v = before[c][y][x];
                        double limited = Math.max(low, Math.min(v, high));
                        assertThat(whole[c][y][x]).isEqualTo(limited);
                        assertThat(half[c][y][x])
                                .isCloseTo((v + limited) / 2, org.assertj.core.api.Assertions.within(1e-4));
                        moved += v == limited ? 0 : 1;
                    }
                }
            }
            assertThat(moved).isGreaterThan(100);
        }
    }

    @Test
    void refusesStrengthsBeyondOne() {
        Image source = Samples.noise(ImageInfo.gray(4, 4, SampleType.U8), 3);
        for (double strength : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() ->
                            new Deringed(source, enlarged(source, 2), AxisMap.IDENTITY, AxisMap.IDENTITY, strength))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0..1");
        }
    }
}
