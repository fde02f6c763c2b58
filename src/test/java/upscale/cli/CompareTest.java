package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Two folders with a pair of every kind. */
class CompareTest {
    @TempDir
    private Path folder;

    private Path actual;
    private Path expected;

    @BeforeEach
    void write() throws IOException {
        actual = folder.resolve("actual");
        expected = folder.resolve("expected");
        PairsOfEveryKind.write(actual, expected);
    }

    private Map<String, String> statuses(Ran ran) {
        Map<String, String> statuses = new TreeMap<>();
        ran.text().lines().forEach(line -> {
            JsonObject pair = JsonParser.parseString(line).getAsJsonObject();
            statuses.put(pair.get("name").getAsString(), pair.get("status").getAsString());
        });
        return statuses;
    }

    @Test
    void everyKindIsTold() {
        for (int threads : new int[] {1, 4}) {
            Ran ran = Ran.with("compare", actual, expected, "--json", "-j", threads);
            assertThat(statuses(ran))
                    .isEqualTo(Map.of(
                            "below/same.png", "same",
                            "cut.png", "undecodable",
                            "different.png", "different",
                            "missing.png", "missing",
                            "new.png", "new",
                            "size.png", "size-differs"));
            assertThat(ran.code()).isEqualTo(5);
        }
    }

    @Test
    void theHighestCodeCounts() throws IOException {
        Files.delete(actual.resolve("cut.png"));
        Files.delete(expected.resolve("cut.png"));
        assertThat(Ran.with("compare", actual, expected).code()).isEqualTo(4);
        Files.delete(actual.resolve("new.png"));
        Files.delete(expected.resolve("missing.png"));
        assertThat(Ran.with("compare", actual, expected).code()).isEqualTo(3);
        Files.delete(actual.resolve("size.png"));
        Files.delete(expected.resolve("size.png"));
        Ran ran = Ran.with("compare", actual, expected);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text().lines()).contains("below/same.png  same", "1 same, 1 different");
        assertThat(Ran.with("compare", actual, expected, "--max-diff", "100%").code())
                .isZero();
    }

    @Test
    void twoAreComparedByOptionsThatThereAre() {
        assertThat(Ran.with("compare", actual, expected, "--max-dif", 1).err())
                .isEqualTo("upscale: there is no option --max-dif; did you mean --max-diff?\n");
        for (Object[] words : new Object[][] {{}, {"a"}, {"a", "b", "c"}}) {
            List<Object> all = new ArrayList<>(List.of("compare"));
            all.addAll(List.of(words));
            Ran ran = Ran.with(all.toArray());
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).startsWith("upscale: two are compared, two files or two folders, and here ");
        }
    }

    @Test
    void whatIsAllowedIsToldOfAndDoesNotCount() {
        Ran all = Ran.with("compare", actual, expected, "--json");
        Ran readable = Ran.with("compare", actual, expected, "--json", "--allow-undecodable");
        assertThat(readable.code()).isEqualTo(4);
        assertThat(statuses(readable)).isEqualTo(statuses(all));
        List<Object> words = new ArrayList<>(List.of("compare", actual, expected, "--allow-undecodable"));
        words.add("--allow-missing");
        assertThat(Ran.with(words.toArray()).code()).as("one is new").isEqualTo(4);
        words.add("--allow-new");
        assertThat(Ran.with(words.toArray()).code()).isEqualTo(3);
        words.add("--allow-size-differs");
        assertThat(Ran.with(words.toArray()).code()).isEqualTo(1);
        words.add("--allow-different");
        assertThat(Ran.with(words.toArray()).code()).isZero();
    }

    @Test
    void numbersOfAPageAreInTheObject() {
        Ran ran = Ran.with(
                "compare",
                actual.resolve("different.png"),
                expected.resolve("different.png"),
                "--json",
                "--metrics",
                "ssim");
        JsonObject pair = JsonParser.parseString(ran.text()).getAsJsonObject();
        JsonObject page = pair.getAsJsonArray("pages").get(0).getAsJsonObject();
        assertThat(page.get("max").getAsDouble()).isPositive();
        assertThat(page.get("ssim").getAsDouble()).isBetween(0.5, 0.9999);
        assertThat(page.getAsJsonArray("channels")).hasSize(3);
    }

    /** Larger than what is kept of a picture that is read in passing, with similarities that take it once more. */
    @Test
    void aTallPictureIsDecodedInPassing() throws IOException {
        Path photo = Path.of("samples", "photo.png");
        Path tall = folder.resolve("tall.png");
        Path other = folder.resolve("other.png");
        Ran.well(photo, "--size", "200x9000", "--fit", "stretch", "-o", tall);
        Ran.well(photo, "--size", "200x9000", "--fit", "stretch", "-m", "bicubic", "-o", other);
        Path tiff = folder.resolve("tall.tif");
        Ran.well(tall, "-s", 1, "-m", "nearest", "-o", tiff);
        for (int threads : new int[] {1, 3}) {
            Ran same = Ran.with("compare", tall, tiff, "--metrics", "all", "-j", threads);
            assertThat(same.text()).startsWith(tall + "  same").contains("ssim 1.00000", "ms-ssim 1.00000");
            Ran twice = Ran.with("compare", other, tall, "--json", "--metrics", "all", "-j", threads);
            Ran whole = Ran.with("compare", other, tiff, "--json", "--metrics", "all", "-j", threads);
            assertThat(twice.code()).isEqualTo(1);
            assertThat(page(twice)).isEqualTo(page(whole));
        }
    }

    private static String page(Ran ran) {
        return JsonParser.parseString(ran.text()).getAsJsonObject().get("pages").toString();
    }

    @Test
    void picturesAreUprightAndStoredAsTheyWillUnlessMetadataIsAskedFor() throws IOException {
        ImageInfo info = ImageInfo.gray(5, 4, SampleType.U8);
        Raster upright = Samples.noise(info, 7);
        Path straight = ImageFiles.write(folder.resolve("straight.png"), upright);
        Path turned = ImageFiles.write(
                folder.resolve("turned.png"), Samples.raster(info, (c, x, y) -> upright.get(c, 4 - x, 3 - y)));
        ImageFiles.turn(turned, Orientation.HALF_TURN);
        assertThat(Ran.with("compare", turned, straight).code()).isZero();
        Ran ran = Ran.with("compare", turned, straight, "--metadata", "--json");
        assertThat(ran.code()).isEqualTo(1);
        JsonObject pair = JsonParser.parseString(ran.text()).getAsJsonObject();
        assertThat(pair.getAsJsonArray("reasons"))
                .containsExactly(new JsonPrimitive("an orientation of 3, expected 1"));
        assertThat(pair.getAsJsonArray("pages")).hasSize(1);
        assertThat(Ran.with("compare", straight, straight, "--metadata").code()).isZero();
    }
}
