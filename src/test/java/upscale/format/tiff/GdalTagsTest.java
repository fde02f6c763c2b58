package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Journey;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Texts;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;

/** What GDAL says of a grid, before and after. */
class GdalTagsTest {
    private static final String UNIT = "  <Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">m</Item>\n";
    private static final String ITEMS = "<GDALMetadata>\n"
            + UNIT
            + "  <Item name=\"STATISTICS_MEAN\" sample=\"0\">12.5</Item>\n"
            + "  <Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-10</Item>\n"
            + "  <Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.1</Item>\n"
            + "  <Item sample=\"0\" name=\"STATISTICS_STDDEV\">3</Item>\n</GDALMetadata>\n";
    private static final ImageInfo INFO = ImageInfo.gray(3, 2, SampleType.F32);

    private static Journey journey(boolean recoded) {
        return new Journey(Orientation.UPRIGHT, INFO, INFO, "", recoded);
    }

    private static GdalTags after(GdalTags tags, boolean recoded) {
        return tags.after(journey(recoded)).orElseThrow();
    }

    @Test
    void areWrittenAndReadBack() throws IOException {
        TiffFormat format = new TiffFormat();
        GdalTags tags = new GdalTags("-3.4028234663852886e+38", ITEMS);
        byte[] file = Written.by(format, Raster.allocate(INFO), Metadata.NONE.with(tags));
        Metadata read = format.read(Written.source(format, file)).first().metadata();
        assertThat(read.attached(GdalTags.class)).contains(tags);
        assertThat(read.attached(NoData.class)).contains(NoData.of(-Float.MAX_VALUE));
        assertThat(read.properties()).containsEntry("no data", tags.noData());
    }

    @Test
    void statisticsOfTheOldSamplesAreDropped() {
        GdalTags tags = after(new GdalTags("-9999", ITEMS), false);
        assertThat(tags.noData()).isEqualTo("-9999");
        assertThat(tags.items())
                .contains(UNIT, "role=\"offset\">-10</Item>", "role=\"scale\">0.1</Item>")
                .doesNotContain("STATISTICS");
    }

    @Test
    void whatIsSaidOfCodesIsDroppedWithThemAndTold() {
        GdalTags tags = new GdalTags("-9999", ITEMS);
        assertThat(after(tags, true)).isEqualTo(new GdalTags("", "<GDALMetadata>\n" + UNIT + "  </GDALMetadata>\n"));
        assertThat(tags.lost(journey(true)))
                .contains("leaves out GDAL's no-data value -9999, scale and offset, as samples are coded anew");
        assertThat(tags.lost(journey(false))).isEmpty();
        assertThat(new GdalTags("", "<GDALMetadata>" + UNIT + "</GDALMetadata>").lost(journey(true)))
                .isEmpty();
    }

    /** What would be searched from each of its beginnings to its end takes hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {"<Item", "<Item name=\"STATISTICS_\">", "<Item role='scale'>", "<Item>", " name='STATISTICS_"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longDocumentsAreReadOnce(String part) {
        String document = part.repeat(Texts.MAX_CHARACTERS / part.length());
        assertThat(after(new GdalTags("", document), true).items())
                .isEqualTo(document.contains("<Item") ? document : "");
        assertThat(after(new GdalTags("", document + "</Item>"), true).items()).hasSizeLessThan(document.length() + 8);
    }

    @Test
    void aDocumentOfNoItemsIsNone() {
        String statistics = "<GDALMetadata><Item name='STATISTICS_MEAN'>1</Item></GDALMetadata>";
        assertThat(after(new GdalTags("nan", statistics), false)).isEqualTo(new GdalTags("nan", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "F32, nan, NaN",
        "F64, NAN, NaN",
        "F64, -1e30, -1e30",
        "F32, 0.1, 0.10000000149011612",
        "U8, 255, 255",
        "U8, -9999,",
        "U8, nan,",
        "I16, -32768, -32768",
        "U16, nothing,"
    })
    void noDataIsAValueThatSamplesCanHave(SampleType type, String text, Double value) {
        assertThat(new GdalTags(text, "").holes(ImageInfo.gray(3, 2, type)))
                .isEqualTo(Optional.ofNullable(value).map(NoData::of));
    }
}
