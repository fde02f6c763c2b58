package upscale.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

class HalfBlocksTest {
    private static final Raster PICTURE =
            Samples.raster(ImageInfo.rgb(3, 3, SampleType.U8), (c, x, y) -> x < 2 ? 10 * y + c : 255);

    @Test
    void twoRowsAreALineAndColoursAreSaidWhereTheyChange() {
        assertThat(HalfBlocks.of(PICTURE, true))
                .isEqualTo(List.of(
                        "\033[38;2;0;1;2m\033[48;2;10;11;12m▀▀\033[38;2;255;255;255m\033[48;2;255;255;255m▀\033[0m",
                        "\033[38;2;20;21;22m▀▀\033[38;2;255;255;255m▀\033[0m"));
    }

    @Test
    void of256ColoursTheNearestIsTaken() {
        assertThat(HalfBlocks.of(PICTURE, false).get(0))
                .isEqualTo("\033[38;5;16m\033[48;5;232m▀▀\033[38;5;231m\033[48;5;231m▀\033[0m");
    }

    /** Corners and middles of the cube, and grays between them (xterm's 256 colours). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 16", "255, 255, 255, 231", "255, 0, 0, 196", "0, 255, 0, 46", "0, 0, 255, 21",
        "95, 135, 175, 67", "100, 140, 170, 67", "128, 128, 128, 244", "8, 8, 8, 232", "238, 238, 238, 255",
        "46, 48, 50, 236"
    })
    void nearest(int r, int g, int b, int colour) {
        assertThat(HalfBlocks.nearest(r, g, b)).isEqualTo(colour);
    }
}
