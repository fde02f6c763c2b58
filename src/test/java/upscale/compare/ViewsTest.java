package upscale.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What is shown of two images that are too large for a page, or no bytes. */
class ViewsTest {
    private static final Nearness EXACT = Tolerance.EXACT.nearness(255);

    private static Views views(Image actual, Image expected, int most) {
        return Views.of(new Alike.Ready(actual, expected, actual.info().range(), Optional.empty()), EXACT, most);
    }

    @Test
    void whatFitsIsShownAsItIs() {
        Image image = Samples.noise(ImageInfo.rgb(7, 5, SampleType.U8), 1);
        Views views = views(image, image, 7);
        assertThat(views.factor()).isEqualTo(1);
        assertThat(Samples.same(Samples.of(views.actual()), Samples.of(image))).isTrue();
    }

    @Test
    void aPixelOfASmallerViewIsTheMeanOfABlock() {
        Image ramp = Samples.raster(ImageInfo.gray(7, 5, SampleType.U8), (c, x, y) -> 10 * x + y);
        Views views = views(ramp, ramp, 3);
        assertThat(views.factor()).isEqualTo(3);
        assertThat(views.actual().info().width()).isEqualTo(3);
        assertThat(views.actual().info().height()).isEqualTo(2);
        double[][][] samples = Samples.of(views.actual());
        assertThat(samples).hasNumberOfRows(3);
        for (double[][] plane : samples) {
            assertThat(plane[0]).containsExactly(11, 41, 61);
            assertThat(plane[1]).as("of two rows").containsExactly(Math.rint(13.5), Math.rint(43.5), Math.rint(63.5));
        }
    }

    /** One pixel of 90,000 is seen. */
    @Test
    void noDifferenceIsLost() {
        ImageInfo info = ImageInfo.gray(300, 300, SampleType.U8);
        Image expected = Samples.constant(info, 200);
        Image actual = Samples.raster(info, (c, x, y) -> x == 161 && y == 299 ? 201 : 200);
        Views views = views(actual, expected, 10);
        double[][][] samples = Samples.of(views.difference());
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 10; x++) {
                boolean marked = samples[0][y][x] != samples[2][y][x];
                assertThat(marked).as("%d,%d", x, y).isEqualTo(x == 5 && y == 9);
            }
        }
    }

    @Test
    void allTypesAreShownInBytes() {
        for (SampleType type : new SampleType[] {SampleType.U16, SampleType.I16, SampleType.F32}) {
            ImageInfo info = ImageInfo.gray(2, 1, type);
            double black = type.floating() ? 0 : info.min();
            Image image = Samples.raster(info, (c, x, y) -> x == 0 ? black : info.white());
            Image view = Views.of(image, 1);
            assertThat(view.info().type()).isEqualTo(SampleType.U8);
            assertThat(Samples.of(view)[1][0]).as(type.label()).containsExactly(0, 255);
        }
    }
}
