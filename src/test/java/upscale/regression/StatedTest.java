package upscale.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.StoredValues;
import upscale.format.Texts;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;

/** What two files state of the same samples: every difference is one. */
class StatedTest {
    private static final ImageInfo INFO = ImageInfo.gray(3, 2, SampleType.U16);

    private static List<String> differences(Metadata actual, Metadata expected) {
        return Stated.differences(
                new Page(Raster.allocate(INFO), actual), new Page(Raster.allocate(INFO), expected), true);
    }

    private static Metadata resolved(double x, double y, Resolution.Unit unit) {
        return Metadata.NONE.withResolution(Optional.of(new Resolution(x, y, unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "72, INCH, 72, INCH, true",
        "72, INCH, 72.001, INCH, false",
        "72, INCH, 2835, METRE, true", // rounded
        "72, INCH, 2834, METRE, true", // cut off
        "72, INCH, 2833, METRE, false",
        "100, CENTIMETRE, 10000, METRE, true",
        "1, NONE, 1, INCH, false",
        "1, NONE, 1, NONE, true"
    })
    void resolution(double a, Resolution.Unit unit, double b, Resolution.Unit other, boolean same) {
        assertThat(differences(resolved(a, a, unit), resolved(b, b, other)).isEmpty())
                .isEqualTo(same);
        assertThat(differences(resolved(a, 9, unit), resolved(a, 9, unit))).isEmpty();
        assertThat(differences(resolved(a, 9, unit), resolved(a, 10, unit))).hasSize(1);
        assertThat(differences(resolved(a, a, unit), Metadata.NONE)).hasSize(1);
    }

    @Test
    void profile() {
        IccProfile profile = new IccProfile(new byte[] {1, 2, 3});
        Page with = new Page(Raster.allocate(INFO.withIcc(Optional.of(profile))), Metadata.NONE);
        Page other = new Page(Raster.allocate(INFO.withIcc(Optional.of(new IccProfile(new byte[3])))), Metadata.NONE);
        Page without = new Page(Raster.allocate(INFO), Metadata.NONE);
        assertThat(Stated.differences(with, with, true)).isEmpty();
        assertThat(Stated.differences(with, other, true)).containsExactly("another colour profile");
        assertThat(Stated.differences(with, without, true)).containsExactly("a colour profile, expected none");
        assertThat(Stated.differences(without, with, true)).containsExactly("no colour profile");
        assertThat(Stated.differences(without, with, false)).isEmpty();
    }

    @Test
    void eachOfTheOthersIsOne() {
        Metadata none = Metadata.NONE;
        StoredValues values = new StoredValues(new StoredValues.Line(2, -1024), List.of(), false);
        StoredValues others = new StoredValues(new StoredValues.Line(1, -1024), List.of(), false);
        Metadata much = none.withOrientation(Orientation.QUARTER_TURN)
                .withGamma(Optional.of(1.8))
                .with(NoData.of(-1))
                .with(values);
        assertThat(differences(much, much)).isEmpty();
        assertThat(differences(much, none))
                .containsExactly(
                        "an orientation of 6, expected 1",
                        "a gamma of 1.8, expected none",
                        "no-data samples of -1.0, expected none",
                        "other values of samples, or windows of them");
        assertThat(differences(much, much.with(others))).hasSize(1);
        assertThat(differences(much, much.with(NoData.between(-1, 4))))
                .containsExactly("no-data samples of -1.0, expected -1.0 to 4.0");
    }

    @Test
    void whatIsNoMatterOfThePictureIsNone() {
        Texts texts = new Texts(List.of(new Texts.Entry("Software", "another")));
        assertThat(differences(Metadata.NONE.with(texts).with("interlace", "Adam7"), Metadata.NONE))
                .isEmpty();
        assertThat(differences(new Metadata(Optional.empty(), Orientation.UPRIGHT, Map.of()), Metadata.NONE))
                .isEmpty();
    }
}
