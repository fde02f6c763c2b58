package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.engine.Alignment;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.interpolate.Nearest;
import upscale.method.unpool.BedOfNails;

/** Nearest neighbour and the bed of nails, held bit for bit against their definitions. */
class CopyingTest {
    private static final int[][] SIZES = {{1, 1}, {1, 6}, {7, 1}, {13, 11}, {2, 3}, {67, 5}, {9, 140}};

    private static final List<double[]> SCALES = List.of(
            new double[] {2, 2},
            new double[] {3, 3},
            new double[] {4, 4},
            new double[] {1.5, 1.5},
            new double[] {2.7, 2.7},
            new double[] {0.5, 0.5},
            new double[] {2, 3},
            new double[] {0.3, 1});

    private static double[][][] fast(Image source, double[] scale, Alignment alignment, NearestRounding rounding) {
        Target target =
                new Target.Scale(Ratio.of(BigDecimal.valueOf(scale[0])), Ratio.of(BigDecimal.valueOf(scale[1])));
        return Samples.of(new Nearest()
                .apply(
                        source,
                        MethodOptions.of(target)
                                .with(Parameter.ALIGNMENT, alignment)
                                .with(Parameter.NEAREST_ROUNDING, rounding))
                .image());
    }

    // The integer nearest to p / q by the rounding's own words.
    private static int nearest(Coordinate at, NearestRounding rounding) {
        long p = at.numerator();
        long q = at.denominator();
        long below = Math.floorDiv(p, q);
        long above = -Math.floorDiv(-p, q);
        long toBelow = p - below * q;
        long toAbove = above * q - p;
        return (int)
                switch (rounding) {
                    case FLOOR -> below;
                    case CEIL -> above;
                    case ROUND_PREFER_FLOOR -> toAbove < toBelow ? above : below;
                    case ROUND_PREFER_CEIL -> toBelow < toAbove ? below : above;
                };
    }

    @ParameterizedTest
    @EnumSource(NearestRounding.class)
    void nearestAgreesWithTheDefinition(NearestRounding rounding) {
        SampleType[] types = SampleType.values();
        int turn = 0;
        for (int[] size : SIZES) {
            for (double[] scale : SCALES) {
                for (Alignment alignment : Alignment.values()) {
                    SampleType type = types[turn++ % types.length];
                    Image source = Samples.noise(ImageInfo.planes(size[0], size[1], 2, type), turn);
                    var columns = Interpolated.Axis.scaled(size[0], scale[0], alignment);
                    var rows = Interpolated.Axis.scaled(size[1], scale[1], alignment);
                    double[][][] in = Samples.of(source);
                    double[][][] exact = new double[2][rows.out()][columns.out()];
                    for (int c = 0; c < 2; c++) {
                        for (int y = 0; y < rows.out(); y++) {
                            for (int x = 0; x < columns.out(); x++) {
                                int i = Math.max(0, Math.min(nearest(columns.at(x), rounding), size[0] - 1));
                                int j = Math.max(0, Math.min(nearest(rows.at(y), rounding), size[1] - 1));
                                exact[c][y][x] = in[c][j][i];
                            }
                        }
                    }
                    assertThat(fast(source, scale, alignment, rounding))
                            .as(type + " " + List.of(size[0], size[1]) + " " + List.of(scale[0], scale[1]) + alignment)
                            .isDeepEqualTo(exact);
                }
            }
        }
    }

    /** floor((o + 0.5) * in / out), which most libraries have, is the default. */
    @Test
    void nearestIsTheUsualOneByDefault() {
        for (int in : new int[] {1, 2, 5, 7, 10, 33}) {
            for (int out : new int[] {1, 3, 7, 10, 20, 66, 99}) {
                Image source = Samples.raster(ImageInfo.gray(in, 1, SampleType.U8), (c, x, y) -> x);
                Target target =
                        new Target.Size(java.util.OptionalInt.of(out), java.util.OptionalInt.of(1), Target.Fit.STRETCH);
                double[] got = Samples.of(
                        new Nearest().apply(source, MethodOptions.of(target)).image())[0][0];
                for (int o = 0; o < out; o++) {
                    assertThat(got[o]).as(o + " of " + in + " to " + out).isEqualTo((2 * o + 1) * in / (2 * out));
                }
            }
        }
    }

    @Test
    void nearestCopiesWhateverAFloatHolds() {
        float[] odd = {
            Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f
        };
        Image source = Samples.raster(ImageInfo.gray(odd.length, 1, SampleType.F32), (c, x, y) -> odd[x]);
        double[][] got = fast(source, new double[] {3, 2}, Alignment.HALF_PIXEL, NearestRounding.ROUND_PREFER_CEIL)[0];
        for (double[] row : got) {
            for (int x = 0; x < row.length; x++) {
                assertThat(Double.doubleToLongBits(row[x])).isEqualTo(Double.doubleToLongBits(odd[x / 3]));
            }
        }
    }

    @Test
    void bedOfNailsAgreesWithTheDefinition() {
        SampleType[] types = SampleType.values();
        int turn = 0;
        for (int[] size : SIZES) {
            for (int[] s : new int[][] {{1, 1}, {2, 2}, {3, 3}, {2, 3}, {5, 1}}) {
                for (int dx = 0; dx < s[0]; dx++) {
                    for (int dy = 0; dy < s[1]; dy++) {
                        SampleType type = types[turn++ % types.length];
                        Image source = Samples.noise(ImageInfo.planes(size[0], size[1], 2, type), turn);
                        double[][][] in = Samples.of(source);
                        double[][][] exact = new double[2][size[1] * s[1]][size[0] * s[0]];
                        for (int c = 0; c < 2; c++) {
                            for (int j = 0; j < size[1]; j++) {
                                for (int i = 0; i < size[0]; i++) {
                                    exact[c][j * s[1] + dy][i * s[0] + dx] = in[c][j][i];
                                }
                            }
                        }
                        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(s[0]), Ratio.of(s[1])))
                                .with(Parameter.OFFSET, new Pair(dy, dx));
                        assertThat(Samples.of(
                                        new BedOfNails().apply(source, options).image()))
                                .isDeepEqualTo(exact);
                    }
                }
            }
        }
    }
}
