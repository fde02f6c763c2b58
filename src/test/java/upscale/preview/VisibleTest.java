package upscale.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.compare.Shown.Ground;
import upscale.format.Metadata;
import upscale.format.StoredValues;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.stage.Profiles;

/** How samples are looked at that are no bytes of sRGB. */
class VisibleTest {
    private static final Raster STORED =
            Samples.raster(ImageInfo.gray(5, 1, SampleType.I16), (c, x, y) -> 100 * x - 200);

    private static double[] levels(Metadata metadata) throws IOException {
        return Samples.of(Visible.of(STORED, metadata).of(STORED, Ground.WHITE))[0][0];
    }

    private static Metadata values(boolean leastIsWhite, StoredValues.Display... displays) {
        return Metadata.NONE.with(new StoredValues(new StoredValues.Line(2, 1000), List.of(displays), leastIsWhite));
    }

    /** Values go from 600 to 1400. */
    @Test
    void theWindowIsTheFirstThatTheFileProposes() throws IOException {
        StoredValues.Window bone = StoredValues.Window.between(800, 1200);
        StoredValues.Window other = StoredValues.Window.between(0, 1);
        assertThat(levels(values(false, bone, other))).containsExactly(0, 0, 128, 255, 255);
        assertThat(levels(values(true, bone, other))).containsExactly(255, 255, 128, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void withoutOneItIsFromTheSmallestToTheLargest(boolean stated) throws IOException {
        Metadata metadata = stated ? values(false) : Metadata.NONE;
        assertThat(levels(metadata)).containsExactly(0, 64, 128, 191, 255);
    }

    /** Half the light of white is 188 in sRGB (IEC 61966-2-1): 255 * (1.055 * 0.502^(1/2.4) - 0.055). */
    @Test
    void coloursOfAnotherProfileAreShownInSrgb() throws IOException {
        ImageInfo info = ImageInfo.gray(1, 1, SampleType.U8)
                .withIcc(Optional.of(Profiles.gray(Profiles.curv(256)))); // code values are light
        Raster light = Samples.constant(info, 128);
        Raster made = Samples.constant(ImageInfo.gray(1, 1, SampleType.U8), 128); // without the profile, as results are
        assertThat(Samples.of(Visible.of(light, Metadata.NONE).of(made, Ground.WHITE))[2][0][0])
                .isEqualTo(188);
    }

    @Test
    void bytesAreShownAsTheyAre() throws IOException {
        Raster bytes = Samples.noise(ImageInfo.rgb(7, 5, SampleType.U8), 1);
        assertThat(Samples.same(
                        Samples.of(Visible.of(bytes, Metadata.NONE).of(bytes, Ground.WHITE)), Samples.of(bytes)))
                .isTrue();
    }
}
