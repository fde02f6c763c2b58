package upscale.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Sixels, read by {@link DecodedSixels}. */
class SixelTest {
    private static Raster picture(int width, int height, Samples.Formula formula) {
        return Samples.raster(ImageInfo.rgb(width, height, SampleType.U8), formula);
    }

    private static void assertDrawn(Raster picture, double most) {
        DecodedSixels read = DecodedSixels.of(Sixel.of(picture));
        assertThat(read.width).isEqualTo(picture.info().width());
        assertThat(read.height).isEqualTo(picture.info().height());
        for (int y = 0; y < read.height; y++) {
            for (int x = 0; x < read.width; x++) {
                assertThat(read.pixels[y][x]).as(x + "," + y).isNotNull();
                for (int c = 0; c < 3; c++) {
                    assertThat(Math.abs(read.pixels[y][x][c] * 2.55 - picture.get(c, x, y)))
                            .as(x + "," + y + " of channel " + c)
                            .isLessThanOrEqualTo(most);
                }
            }
        }
    }

    /** Half a percent is as near as sixels name colours. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 5", "6, 6", "13, 7", "300, 12", "31, 61"})
    void everyPixelIsDrawnInItsColourWhereThereAreFew(int width, int height) {
        assertDrawn(picture(width, height, (c, x, y) -> (x / 5 * 7 + y * 3 + 50 * c) % 5 * 60), 1.28);
    }

    @Test
    void coloursAreNearWhereThereAreTooMany() {
        assertDrawn(picture(64, 64, (c, x, y) -> c == 0 ? 4 * x : c == 1 ? 4 * y : 2 * (x + y)), 24);
    }

    @Test
    void noiseHasNoMoreThan256Colours() {
        String text = Sixel.of(Samples.noise(ImageInfo.rgb(100, 100, SampleType.U8), 3));
        assertThat(Pattern.compile("#[0-9]+;").matcher(text).results()).hasSize(256);
        assertThat(DecodedSixels.of(text).pixels[99][99]).isNotNull();
    }

    @Test
    void whatIsTheSameIsWrittenOnce() {
        assertThat(Sixel.of(picture(500, 6, (c, x, y) -> 255)))
                .isEqualTo("\033P0;1;0q\"1;1;500;6#0;2;100;100;100#0!500~-\033\\\n");
    }
}
