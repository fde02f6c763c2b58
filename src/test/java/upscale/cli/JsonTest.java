package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What is told of results: in JSON, in words, and by {@code inspect} and the listings. */
class JsonTest {
    @TempDir
    private Path folder;

    private static List<JsonObject> objects(Ran ran) {
        return ran.text()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void tellsOfEveryInput() {
        Path in = ImageFiles.gray(folder.resolve("a \"b\"\\\u00e9\ud83d\ude00.png"));
        Path missing = folder.resolve("missing.png");
        Ran ran = Ran.with(missing, in, "-s", 2, "--json", "-m", "mitchell");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(objects(ran))
                .satisfiesExactly(
                        failed -> {
                            assertThat(failed.keySet()).containsExactly("input", "status", "reason");
                            assertThat(failed.get("input").getAsString()).isEqualTo(missing.toString());
                            assertThat(failed.get("status").getAsString()).isEqualTo("failed");
                            assertThat(failed.get("reason").getAsString()).isEqualTo("no such file");
                        },
                        written -> {
                            assertThat(written.get("input").getAsString()).isEqualTo(in.toString());
                            assertThat(written.get("status").getAsString()).isEqualTo("written");
                            assertThat(Path.of(written.get("output").getAsString()))
                                    .exists();
                            assertThat(written.get("method").getAsString()).isEqualTo("mitchell");
                            assertThat(written.get("inputWidth").getAsInt()).isEqualTo(5);
                            assertThat(written.get("width").getAsInt()).isEqualTo(10);
                            assertThat(written.get("height").getAsInt()).isEqualTo(8);
                            assertThat(written.get("channels").getAsInt()).isEqualTo(1);
                            assertThat(written.get("samples").getAsString()).isEqualTo("uint8");
                            assertThat(written.getAsJsonObject("decisions")
                                            .get("edge")
                                            .getAsString())
                                    .isEqualTo("replicate");
                            assertThat(written.getAsJsonObject("stages").keySet())
                                    .containsExactly("decode png", "mitchell", "quantised", "pack png", "write");
                            assertThat(written.getAsJsonArray("warnings")).isEmpty();
                        },
                        last -> {
                            assertThat(last.keySet()).containsExactly("summary");
                            JsonObject summary = last.getAsJsonObject("summary");
                            assertThat(summary.keySet())
                                    .containsExactly(
                                            "schema",
                                            "written",
                                            "truncated",
                                            "planned",
                                            "skipped",
                                            "failed",
                                            "dropped",
                                            "notBegun",
                                            "pixels",
                                            "seconds",
                                            "megapixelsPerSecond");
                            assertThat(summary.get("written").getAsInt()).isEqualTo(1);
                            assertThat(summary.get("failed").getAsInt()).isEqualTo(1);
                            assertThat(summary.get("pixels").getAsInt()).isEqualTo(80);
                        });
    }

    @Test
    void warningsAreInTheObjectToo() {
        Path in = ImageFiles.gray(folder.resolve("in.png"));
        JsonObject object =
                objects(Ran.well(in, "--size", "20x20", "--json", "-q")).get(0);
        assertThat(object.getAsJsonArray("warnings").get(0).getAsString()).contains("aspect ratio");
    }

    @Test
    void verboseTellsWhatWasDecidedInOrder() {
        ImageInfo info = ImageInfo.rgb(4, 4, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Path in = ImageFiles.write(folder.resolve("in.png"), Samples.noise(info, 1));
        String told = Ran.well(in, "-s", "2x3", "-v", "--linear").err();
        assertThat(told)
                .contains(
                        "  kernel: lanczos:3\n",
                        "  edge: replicate\n",
                        "  align: half-pixel\n",
                        "  columns: 4 -> 8, output o lies at 0.5 o - 0.25 of the input\n",
                        "  rows: 4 -> 12, output o lies at 0.3333333333333333 o - 0.3333333333333333 of the input\n",
                        "  samples: rgb uint8 with alpha -> rgb uint8 with alpha\n");
        assertThat(told.lines().filter(l -> l.matches(" +[0-9.]+  .*")).map(l -> l.replaceAll("^ +[0-9.]+  ", "")))
                .containsExactly(
                        "decode png",
                        "linear light (sRGB)",
                        "premultiplied",
                        "lanczos",
                        "unpremultiplied",
                        "encoded light",
                        "quantised",
                        "pack png",
                        "write");
    }

    @Test
    void quietTellsNothing() {
        Path in = ImageFiles.gray(folder.resolve("in.png"));
        Ran ran = Ran.well(in, "-s", 2, "-q");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void inspectShowsWhatIsInAFile() {
        ImageInfo info = ImageInfo.gray(3, 2, SampleType.U16).withSignificantBits(12);
        Path in = ImageFiles.write(
                folder.resolve("in.png"),
                Samples.raster(info, (c, x, y) -> 4095 - x),
                Metadata.NONE.withResolution(Optional.of(Resolution.dpi(300))).with("sBIT", "12"));
        Ran ran = Ran.with("inspect", in, folder.resolve("none.png"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text().lines().map(String::stripTrailing))
                .startsWith(
                        in.toString(),
                        "  format           png",
                        "  size             3x2",
                        "  channels         1",
                        "  samples          gray uint16 (12 bits significant)",
                        "  resolution       11811 x 11811 pixels per metre",
                        "  orientation      1 (upright)",
                        "  pages            1");
        List<JsonObject> json = objects(Ran.with("inspect", "--json", folder.resolve("none.png"), in));
        assertThat(json.get(0).get("status").getAsString()).isEqualTo("failed");
        assertThat(json.get(1).get("width").getAsInt()).isEqualTo(3);
        assertThat(json.get(1).get("status").getAsString()).isEqualTo("read");
        assertThat(json.get(1).keySet())
                .contains("file", "status", "format", "width", "height", "channels", "samples", "orientation", "pages");
    }

    @Test
    void listingsAreJsonToo() {
        assertThat(objects(Ran.well("methods", "--json")))
                .anyMatch(o -> o.has("method") && o.get("method").getAsString().equals("lanczos"))
                .anyMatch(o -> o.has("kernel") && o.get("kernel").getAsString().equals("cubic:B,C"));
        assertThat(objects(Ran.well("formats", "--json")))
                .anyMatch(o -> o.get("format").getAsString().equals("gif")
                        && !o.get("writes").getAsBoolean())
                .anyMatch(o -> o.get("format").getAsString().equals("png")
                        && o.get("writes").getAsBoolean());
        assertThat(Ran.well("methods").text()).contains("bed-of-nails", "kaiser[:N,BETA]");
        assertThat(Ran.well("formats").text()).contains("tiff", "webp");
    }
}
