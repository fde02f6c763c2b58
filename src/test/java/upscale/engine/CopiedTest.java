package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Copies are the samples that the taps name, and stay bytes where the source has bytes. */
final class CopiedTest {
    private static final int[] SIZES = {1, 2, 3, 5, 16, 17, 40};

    private final SplittableRandom random = new SplittableRandom(11);

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U4", "U8", "I8", "U16", "F32", "F64"})
    void everySampleIsTheOneNamed(SampleType type) {
        for (int width : SIZES) {
            for (int height : SIZES) {
                for (int scale = 1; scale <= 4; scale++) {
                    ImageInfo info = ImageInfo.planes(width, height, 2, type);
                    Raster source = Samples.noise(info, width);
                    check(source, repeated(width, scale), repeated(height, scale));
                    int nail = random.nextInt(scale);
                    check(source, nails(width, scale, nail), nails(height, scale, nail));
                    check(source, any(width, 3 * scale), any(height, 5 * scale));
                }
            }
        }
    }

    private static int[] repeated(int inputs, int scale) {
        int[] index = new int[inputs * scale];
        for (int o = 0; o < index.length; o++) {
            index[o] = o / scale;
        }
        return index;
    }

    private static int[] nails(int inputs, int scale, int offset) {
        int[] index = new int[inputs * scale];
        for (int o = 0; o < index.length; o++) {
            index[o] = o % scale == offset ? o / scale : -1;
        }
        return index;
    }

    private int[] any(int inputs, int outputs) {
        return random.ints(outputs, -1, inputs).toArray();
    }

    private static void check(Raster source, int[] columns, int[] rows) {
        Image copied = resampled(source, columns, rows);
        double[][][] in = Samples.of(source);
        double[][][] out = Samples.of(copied);
        assertThat(out).isDeepEqualTo(Samples.of(resampled(floating(source), columns, rows)));
        for (int c = 0; c < out.length; c++) {
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < columns.length; x++) {
                    double expected = rows[y] < 0 || columns[x] < 0 ? 0 : in[c][rows[y]][columns[x]];
                    if (out[c][y][x] != expected) { // not an assertion per sample: there are many
                        assertThat(out[c][y][x]).as("%d, %d, %d", c, y, x).isEqualTo(expected);
                    }
                }
            }
        }
        boolean bytes =
                source.info().type().bits() <= 8 && !source.info().type().signed();
        Band band = Band.of(copied.info(), 1).at(0, 1);
        copied.newReader().read(band);
        assertThat(band.bytes(0, 0) != null).isEqualTo(bytes && rows[0] >= 0);
    }

    private static Image resampled(Image source, int[] columns, int[] rows) {
        ImageInfo info = source.info();
        return new Resampled(
                source,
                ImageInfo.planes(columns.length, rows.length, info.channels(), info.type()),
                Taps.copying(info.width(), columns, AxisMap.IDENTITY),
                Taps.copying(info.height(), rows, AxisMap.IDENTITY),
                Arithmetic.EXACT);
    }

    /** The same, its rows never bytes. */
    private static Image floating(Raster source) {
        return new Image() {
            @Override
            public ImageInfo info() {
                return source.info();
            }

            @Override
            public RowReader newReader() {
                RowReader reader = source.newReader();
                return band -> {
                    reader.read(band);
                    for (int c = 0; c < band.channels() && !band.wide(); c++) {
                        for (int y = band.top(); y < band.bottom(); y++) {
                            band.row(c, y);
                        }
                    }
                };
            }
        };
    }
}
