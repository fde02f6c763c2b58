package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Metadata;
import upscale.format.Texts;
import upscale.format.Texts.Entry;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Words, from PNG's keywords to TIFF's fields and back. */
class TextTagsTest {
    private final TiffFormat format = new TiffFormat();

    private Texts throughAFile(Entry... entries) throws IOException {
        Raster raster = Raster.allocate(ImageInfo.gray(3, 2, SampleType.U8));
        byte[] file = Written.by(format, raster, Metadata.NONE.with(new Texts(List.of(entries))));
        return format.read(Written.source(format, file))
                .first()
                .metadata()
                .attached(Texts.class)
                .orElse(new Texts(List.of()));
    }

    @Test
    void everyFieldIsKept() throws IOException {
        Entry[] entries = {
            new Entry(Texts.TITLE, "A title"),
            new Entry(Texts.DESCRIPTION, "Two\nlines, \u00e9\u4e2d"),
            new Entry(Texts.SOFTWARE, "a camera"),
            new Entry(Texts.CREATION_TIME, "2024-02-29T12:34:56"),
            new Entry(Texts.AUTHOR, "Ann"),
            new Entry(Texts.COPYRIGHT, "none"),
            new Entry(Texts.XMP, "<x:xmpmeta/>")
        };
        assertThat(throughAFile(entries).entries()).containsExactly(entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-29T12:34:56Z | 2024-02-29T12:34:56",
                "Thu, 29 Feb 2024 12:34:56 GMT | 2024-02-29T12:34:56",
                "2024:02:29 12:34:56 | 2024-02-29T12:34:56",
                "last winter | "
            })
    void datesHaveOneForm(String given, String read) throws IOException {
        Texts texts = throughAFile(new Entry(Texts.CREATION_TIME, given), new Entry(Texts.TITLE, "t"));
        assertThat(texts.get(Texts.CREATION_TIME).orElse(null)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImageJ=1.53t\nimages=3\n",
                "{\"shape\": [3, 20, 30]}",
                "<?xml version=\"1.0\"?><OME xmlns=\"\"/>"
            })
    void whatLaysOutTheOldFileIsDropped(String description) throws IOException {
        assertThat(throughAFile(new Entry(Texts.DESCRIPTION, description)).get(Texts.DESCRIPTION))
                .isEmpty();
    }
}
