package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

class LargeImageTest {
    private static Raster corner(SampleType type, double value) {
        return Samples.raster(
                ImageInfo.gray(20, 18, type), (c, x, y) -> x + y < 9 ? value : -1000 + 10 * x + (x * y) % 7);
    }

    @ParameterizedTest
    @EnumSource(names = {"I16", "F32", "I32"})
    void whatIsNoDataIsAsTheLeastOfWhatIs(SampleType type) throws IOException {
        Metadata metadata = Metadata.NONE.with(NoData.between(-2000, -1995));

        assertThat(Samples.of(LargeImage.of(new Page(corner(type, -1998), metadata))))
                .isDeepEqualTo(Samples.of(corner(type, -1000)));
        assertThat(Samples.of(LargeImage.of(new Page(corner(type, -1998), Metadata.NONE))))
                .isDeepEqualTo(Samples.of(corner(type, -1998)));
    }

    @Test
    void thatMayBeNoNumber() throws IOException {
        Metadata metadata = Metadata.NONE.with(NoData.of(Double.NaN));

        assertThat(Samples.of(LargeImage.of(new Page(corner(SampleType.F32, Double.NaN), metadata))))
                .isDeepEqualTo(Samples.of(corner(SampleType.F32, -1000)));
    }

    @Test
    void whereNothingIsDataAllStaysAsItIs() throws IOException {
        Raster nothing = Samples.constant(ImageInfo.gray(5, 4, SampleType.I16), -2000);

        assertThat(Samples.of(LargeImage.of(new Page(nothing, Metadata.NONE.with(NoData.of(-2000))))))
                .isDeepEqualTo(Samples.of(nothing));
    }
}
