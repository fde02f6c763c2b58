package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RasterTest {
    @ParameterizedTest
    @EnumSource(SampleType.class)
    void holdsTheEndsOfItsRange(SampleType type) {
        double low = type.floating() ? -2.5 : type.min();
        double high = type.floating() ? 1e4 : type.max();
        Raster raster = Samples.raster(ImageInfo.planes(4, 3, 2, type), (c, x, y) -> (x + y + c) % 2 == 0 ? low : high);
        double[][][] read = Samples.of(raster);
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 4; x++) {
                    double expected = (x + y + c) % 2 == 0 ? low : high;
                    assertThat(read[c][y][x]).isEqualTo(expected);
                    assertThat(raster.get(c, x, y)).isEqualTo(expected);
                }
            }
        }
        assertThat(Band.of(raster.info(), 1).wide()).isEqualTo(type.wide());
        assertThat(Raster.of(raster).sameSamples(raster)).isTrue();
        raster.set(1, 3, 2, high == raster.get(1, 3, 2) ? low : high);
        assertThat(Samples.same(Samples.of(raster), read)).isFalse();
    }

    /** Rows are kept in slabs of 16 MB; nothing is lost or moved where one ends. */
    @Test
    void readsAcrossSlabs() {
        ImageInfo info = ImageInfo.gray(3_000_000, 7, SampleType.U16);
        Raster raster = Raster.allocate(info);
        for (int y = 0; y < 7; y++) {
            raster.set(0, y, y, 100 + y);
            raster.set(0, 2_999_999, y, 200 + y);
        }
        Band band = Band.of(info, 3);
        RowReader reader = raster.newReader();
        for (int top : new int[] {0, 1, 2, 3, 4}) {
            reader.read(band.at(top, top + 3));
            for (int y = top; y < top + 3; y++) {
                assertThat(band.sample(0, y, y)).isEqualTo(100 + y);
                assertThat(band.sample(0, 2_999_999, y)).isEqualTo(200 + y);
                assertThat(band.sample(0, 10, y)).isZero();
            }
        }
        assertThat(Raster.bytes(info)).isEqualTo(42_000_000);
    }

    @Test
    void comparesSamplesAndNotDescriptions() {
        Raster a = Samples.noise(ImageInfo.rgb(5, 4, SampleType.F32), 1);
        Raster b = Samples.noise(ImageInfo.planes(5, 4, 3, SampleType.F32), 1);
        assertThat(a.sameSamples(b)).isTrue();
        b.set(2, 4, 3, Double.NaN);
        assertThat(a.sameSamples(b)).isFalse();
        a.set(2, 4, 3, Double.NaN);
        assertThat(a.sameSamples(b)).isTrue();
        assertThat(a.sameSamples(Samples.noise(ImageInfo.rgb(5, 4, SampleType.F64), 1)))
                .isFalse();
    }

    @Test
    void canBeDescribedAnewInTheSameShapeOnly() {
        Raster raster = Samples.noise(ImageInfo.planes(5, 4, 3, SampleType.U8), 1);
        Image rgb = raster.describedAs(ImageInfo.rgb(5, 4, SampleType.U8));
        assertThat(rgb.info().colour()).isEqualTo(Colour.RGB);
        assertThat(Samples.same(Samples.of(rgb), Samples.of(raster))).isTrue();
        assertThatThrownBy(() -> raster.describedAs(ImageInfo.rgb(4, 5, SampleType.U8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bandsKnowWhereTheyAre() {
        Band band = new Band(3, 2, 4, false);
        assertThat(band.at(5, 9).top()).isEqualTo(5);
        band.row(1, 8)[2] = 7;
        assertThat(band.sample(1, 2, 8)).isEqualTo(7);
        assertThatThrownBy(() -> band.at(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> band.at(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> band.at(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Letters on paper: what each EXIF orientation makes of A B C over D E F. */
    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsUpright(Orientation orientation) {
        String upright = switch (orientation) {
            case UPRIGHT -> "ABC DEF";
            case FLIPPED -> "CBA FED";
            case HALF_TURN -> "FED CBA";
            case FLIPPED_HALF_TURN -> "DEF ABC";
            case TRANSPOSED -> "AD BE CF";
            case QUARTER_TURN -> "DA EB FC";
            case ANTI_TRANSPOSED -> "FC EB DA";
            case THREE_QUARTER_TURN -> "CF BE AD";
        };
        Raster stored = Samples.raster(ImageInfo.gray(3, 2, SampleType.U8), (c, x, y) -> "ABCDEF".charAt(3 * y + x));
        StringBuilder read = new StringBuilder();
        for (double[] row : Samples.of(Oriented.upright(stored, orientation))[0]) {
            for (double letter : row) {
                read.append((char) letter);
            }
            read.append(' ');
        }
        assertThat(read.toString().trim()).isEqualTo(upright);
    }
}
