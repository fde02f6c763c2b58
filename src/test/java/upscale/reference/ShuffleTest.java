package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.ChannelOrder;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.shuffle.PixelShuffle;
import upscale.method.shuffle.PixelUnshuffle;

/** Pixel shuffle and its inverse, held bit for bit against reshaping and transposing an array. */
class ShuffleTest {
    private static MethodOptions scale(int columns, int rows, ChannelOrder order) {
        return MethodOptions.of(new Target.Scale(Ratio.of(columns), Ratio.of(rows)))
                .with(Parameter.CHANNEL_ORDER, order);
    }

    private static MethodOptions blocks(int columns, int rows, ChannelOrder order) {
        return MethodOptions.of(new Target.Own())
                .with(Parameter.STRIDE, new Pair(rows, columns))
                .with(Parameter.CHANNEL_ORDER, order);
    }

    // Counts through the deep image's channels in the order of its reshaped axes.
    private static double[][][] shuffled(double[][][] deep, int columns, int rows, ChannelOrder order) {
        int channels = deep.length / (columns * rows);
        double[][][] wide = new double[channels][deep[0].length * rows][deep[0][0].length * columns];
        int next = 0;
        if (order == ChannelOrder.CRD) {
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        put(deep[next++], wide[c], i, rows, j, columns);
                    }
                }
            }
        } else {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    for (int c = 0; c < channels; c++) {
                        put(deep[next++], wide[c], i, rows, j, columns);
                    }
                }
            }
        }
        return wide;
    }

    private static void put(double[][] from, double[][] to, int i, int rows, int j, int columns) {
        for (int y = 0; y < from.length; y++) {
            for (int x = 0; x < from[y].length; x++) {
                to[y * rows + i][x * columns + j] = from[y][x];
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ChannelOrder.class)
    void agreesWithTheDefinitionAndIsUndoneByItsInverse(ChannelOrder order) {
        SampleType[] types = SampleType.values();
        int turn = 0;
        for (int[] block : new int[][] {{1, 1}, {2, 2}, {3, 3}, {2, 3}, {1, 4}, {5, 1}}) {
            for (int channels = 1; channels <= 3; channels++) {
                for (int[] size : new int[][] {{1, 1}, {7, 3}, {4, 19}}) {
                    SampleType type = types[turn++ % types.length];
                    ImageInfo info = ImageInfo.planes(size[0], size[1], channels * block[0] * block[1], type);
                    Image deep = Samples.noise(info, turn);
                    Image wide = new PixelShuffle()
                            .apply(deep, scale(block[0], block[1], order))
                            .image();
                    assertThat(Samples.of(wide)).isDeepEqualTo(shuffled(Samples.of(deep), block[0], block[1], order));
                    Image back = new PixelUnshuffle()
                            .apply(wide, blocks(block[0], block[1], order))
                            .image();
                    assertThat(back.info()).isEqualTo(info);
                    assertThat(Samples.of(back)).isDeepEqualTo(Samples.of(deep));
                }
            }
        }
    }

    /** torch.nn.functional.pixel_shuffle's own order where none is named. */
    @Test
    void theOrderIsPytorchsByDefault() {
        Image deep = Samples.raster(ImageInfo.planes(1, 1, 8, SampleType.U8), (c, x, y) -> c);
        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(2), Ratio.of(2)));
        assertThat(Samples.of(new PixelShuffle().apply(deep, options).image())).isDeepEqualTo(new double[][][] {
            {{0, 1}, {2, 3}}, {{4, 5}, {6, 7}}
        });
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 2", "12, 5, 1", "4, 4, 4", "1, 1000000, 1000000"})
    void refusesChannelsThatDoNotDivide(int channels, int columns, int rows) {
        Image source = Samples.constant(ImageInfo.planes(2, 2, channels, SampleType.U8), 1);
        assertThatThrownBy(() -> new PixelShuffle().apply(source, scale(columns, rows, ChannelOrder.CRD)))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining(channels + " cannot be divided");
    }

    @Test
    void theInverseRefusesBlocksThatDoNotDivide() {
        Image source = Samples.constant(ImageInfo.planes(6, 4, 1, SampleType.U8), 1);
        assertThatThrownBy(() -> new PixelUnshuffle().apply(source, blocks(4, 2, ChannelOrder.CRD)))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining("blocks of 4 columns do not divide 6");
        assertThatThrownBy(() -> new PixelUnshuffle().apply(source, blocks(2, 3, ChannelOrder.CRD)))
                .hasMessageContaining("blocks of 3 rows do not divide 4");
        assertThatThrownBy(() -> new PixelUnshuffle().apply(source, blocks(2, 0, ChannelOrder.CRD)))
                .isInstanceOf(MethodException.class);
    }
}
