package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.format.Metadata;
import upscale.format.Written;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Map coordinates of pixels before and after: each new pixel's centre lies on Earth where it lies in the old picture. */
class GeoreferenceTest {
    private static final double[] NONE = {};
    private static final int[] AREA = {1, 1, 0, 1, 1025, 0, 1, 1};
    private static final int[] POINT = {1, 1, 0, 1, 1025, 0, 1, 2};

    /** Three times the columns, half the rows, centred: x = (o - 1) / 3, y = 2 o + 1/2. */
    private static final ImageInfo TO =
            ImageInfo.gray(30, 4, SampleType.U8).onGrid(30, 4, new AxisMap(1, -1, 3), new AxisMap(4, 1, 2));

    private static Georeference tied(int[] keys) {
        return new Georeference(
                new double[] {10, 20, 0}, new double[] {2, 3, 0, 5000, 7000, 0}, NONE, keys, NONE, new byte[0], NONE);
    }

    private static Georeference after(Georeference place) throws FormatException {
        ImageInfo from = ImageInfo.gray(10, 8, SampleType.U8);
        return place.after(new Journey(Orientation.UPRIGHT, from, TO, "", false))
                .orElseThrow();
    }

    /** Easting and northing of the centre of a pixel, by GeoTIFF's own definition (OGC 19-008r4, 7.1 and B.6). */
    private static double[] centre(Georeference place, double column, double row) {
        double half = place.keys()[7] == 1 ? 0.5 : 0;
        double i = column + half;
        double j = row + half;
        if (place.transformation().length == 16) {
            double[] m = place.transformation();
            return new double[] {m[0] * i + m[1] * j + m[3], m[4] * i + m[5] * j + m[7]};
        }
        double[] tie = place.tiePoints();
        return new double[] {tie[3] + (i - tie[0]) * place.scale()[0], tie[4] - (j - tie[1]) * place.scale()[1]};
    }

    private static void requireSamePlaces(Georeference place) throws FormatException {
        Georeference moved = after(place);
        for (int o = 0; o < 4; o++) {
            double[] old = centre(place, TO.columns().at(o), TO.rows().at(o));
            assertThat(centre(moved, o, o)).containsExactly(old, org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat(moved.keys()).isEqualTo(place.keys());
    }

    @Test
    void tiePointsAndScaleFollowThePixels() throws FormatException {
        requireSamePlaces(tied(AREA));
        requireSamePlaces(tied(POINT));
        assertThat(after(tied(AREA)).scale()).containsExactly(10 / 3.0, 40, 0);
        assertThat(after(tied(AREA)).tiePoints()).containsExactly(6, 1.5, 0, 5000, 7000, 0);
    }

    @Test
    void transformationsFollowThePixels() throws FormatException {
        double[] matrix = {3, 4, 0, 100, -4, 3, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1};
        requireSamePlaces(new Georeference(NONE, NONE, matrix, AREA, NONE, new byte[0], NONE));
        requireSamePlaces(new Georeference(NONE, NONE, matrix, POINT, NONE, new byte[0], NONE));
    }

    /** A line that the polynomials put at p of their scale lies at offset + p scale, from the first pixel's centre. */
    @Test
    void polynomialsYieldTheNewLinesAndSamples() throws FormatException {
        double[] rpc = IntStream.range(0, 92).mapToDouble(i -> 1 + i).toArray();
        double[] moved = after(new Georeference(NONE, NONE, NONE, AREA, NONE, new byte[0], rpc))
                .rpc();
        for (double p : new double[] {-1, -0.3, 0, 1}) {
            double line = moved[2] + p * moved[7];
            double sample = moved[3] + p * moved[8];
            assertThat(4 * line / 2 + 0.5).isCloseTo(rpc[2] + p * rpc[7], within(1e-12));
            assertThat((sample - 1) / 3).isCloseTo(rpc[3] + p * rpc[8], within(1e-12));
        }
        for (int i = 0; i < 92; i++) {
            if (!Set.of(2, 3, 7, 8).contains(i)) {
                assertThat(moved[i]).isEqualTo(rpc[i]);
            }
        }
    }

    @Test
    void aTurnedPictureIsRefused() {
        Journey turned = new Journey(Orientation.QUARTER_TURN, TO, TO, "", false);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> tied(AREA).after(turned))
                .withMessageContaining("GeoTIFF")
                .withMessageContaining("--strip");
    }

    @Test
    void allFieldsAreWrittenAndReadBack() throws IOException {
        Georeference place = new Georeference(
                new double[] {0.1, 1 / 3.0, 0},
                new double[] {0, 0, 0, -180, 85, 0},
                NONE,
                POINT,
                new double[] {298.257223563, 6378137},
                new byte[] {'W', 'G', 'S', ' ', '8', '4', '|', 0},
                IntStream.range(0, 92).asDoubleStream().toArray());
        TiffFormat format = new TiffFormat();
        Raster raster = Raster.allocate(ImageInfo.gray(3, 2, SampleType.U8));
        byte[] file = Written.by(format, raster, Metadata.NONE.with(place));
        Georeference read = format.read(Written.source(format, file))
                .first()
                .metadata()
                .attached(Georeference.class)
                .orElseThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(place);
    }
}
