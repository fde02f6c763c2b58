package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.SampleType;

class TextsTest {
    private static final Journey JOURNEY = new Journey(
            Orientation.QUARTER_TURN,
            ImageInfo.gray(10, 20, SampleType.U8),
            ImageInfo.gray(300, 450, SampleType.U8),
            "nearest",
            false);

    @Test
    void xmpIsToldOfTheNewPicture() {
        String packet = "<rdf:Description tiff:Orientation=\"6\" exif:PixelXDimension='20'>"
                + "<tiff:ImageWidth>20</tiff:ImageWidth><tiff:ImageLength>10</tiff:ImageLength>"
                + "<exif:PixelYDimension> 10</exif:PixelYDimension><dc:title>tiff:Orientation 6</dc:title>"
                + "<xtiff:ImageWidths>7</xtiff:ImageWidths></rdf:Description>";
        Texts texts = new Texts(List.of(new Texts.Entry(Texts.TITLE, packet), new Texts.Entry(Texts.XMP, packet)));
        Texts after = texts.after(JOURNEY).orElseThrow();
        assertThat(after.get(Texts.TITLE)).contains(packet);
        assertThat(after.get(Texts.XMP))
                .contains("<rdf:Description tiff:Orientation=\"1\" exif:PixelXDimension='300'>"
                        + "<tiff:ImageWidth>300</tiff:ImageWidth><tiff:ImageLength>450</tiff:ImageLength>"
                        + "<exif:PixelYDimension>450</exif:PixelYDimension><dc:title>tiff:Orientation 6</dc:title>"
                        + "<xtiff:ImageWidths>7</xtiff:ImageWidths></rdf:Description>");
    }

    /** Zeros before a letter, each of which might begin those at the end, take hours to try. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void zerosAreTakenOffTheEndAlone() {
        String zeros = "\0".repeat(Texts.MAX_CHARACTERS);
        assertThat(Texts.withoutPadding(zeros + "a\0\0").length()).isEqualTo(zeros.length() + 1);
        assertThat(Texts.withoutPadding(zeros)).isEmpty();
    }

    @Test
    void keywordsAreAsLongAsPngAllows() {
        new Texts.Entry("k".repeat(79), "");
        assertThatIllegalArgumentException().isThrownBy(() -> new Texts.Entry("k".repeat(80), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Texts.Entry("", ""));
    }
}
