package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Channels;
import upscale.method.Modelled;
import upscale.method.Parameter;
import upscale.method.learned.Learned;

/** With {@code --channels all} every colour is what it would be by itself, as gray; opacity is by Lanczos either way. */
class LearnedChannelsTest {
    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U8", "U16", "F32", "F64"})
    void aColourIsWhatItIsAsGray(SampleType type) {
        for (ImageInfo info : new ImageInfo[] {
            ImageInfo.rgb(13, 9, type), ImageInfo.rgb(13, 9, type).withAlphaAdded(Alpha.PREMULTIPLIED)
        }) {
            Image source = Samples.noise(info, 3);
            double[][][] in = Samples.of(source);
            double[][][] all = enlarged(source, Channels.ALL);
            double[][][] luma = enlarged(source, Channels.LUMA);
            for (int c = 0; c < 3; c++) {
                ImageInfo one = ImageInfo.gray(13, 9, type);
                int colour = c;
                Image gray = Samples.raster(
                        info.hasAlpha() ? one.withAlphaAdded(Alpha.PREMULTIPLIED) : one,
                        (channel, x, y) -> in[channel == 0 ? colour : 3][y][x]);
                assertThat(Arrays.deepEquals(all[c], enlarged(gray, Channels.LUMA)[0]))
                        .as("%s, channel %d", info, c)
                        .isTrue();
                assertThat(Arrays.deepEquals(all[c], luma[c])).isFalse();
            }
            if (info.hasAlpha()) {
                double[][][] lanczos = Samples.of(Asked.METHODS
                        .named("lanczos")
                        .orElseThrow()
                        .apply(source, Asked.scale(3, 3))
                        .image());
                assertThat(Arrays.deepEquals(all[3], lanczos[3])).isTrue();
                assertThat(Arrays.deepEquals(luma[3], lanczos[3])).isTrue();
            }
        }
    }

    private static double[][][] enlarged(Image source, Channels channels) {
        return Samples.of(new Learned()
                .apply(
                        source,
                        Asked.scale(3, 3)
                                .with(Parameter.MODEL, Modelled.model(3))
                                .with(Parameter.CHANNELS, channels))
                .image());
    }
}
