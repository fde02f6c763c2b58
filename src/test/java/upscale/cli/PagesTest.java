package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Files of several pages on their way through the program. */
class PagesTest {
    private static final Formats FORMATS = Formats.load(PagesTest.class.getClassLoader());
    private static final Format TIFF = FORMATS.named("tiff").orElseThrow();

    @TempDir
    private Path folder;

    private Path in;

    @BeforeEach
    void writeThreePages() throws IOException {
        in = folder.resolve("in.tif");
        Files.write(
                in,
                Written.pages(
                        TIFF,
                        List.of(
                                Samples.noise(ImageInfo.gray(5, 4, SampleType.U16), 1),
                                Samples.noise(ImageInfo.gray(7, 3, SampleType.U16), 2),
                                Samples.noise(ImageInfo.rgb(2, 6, SampleType.F32), 3))));
    }

    private static Document document(Path file) {
        try {
            return TIFF.read(Source.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][][] samples(Path file, int page) throws IOException {
        return Samples.of(document(file).page(page).raster());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--pages all", "--page all"})
    void everyPageIsDoneByItself(String words) throws IOException {
        Path out = folder.resolve("out.tif");
        List<Object> args = new java.util.ArrayList<>(List.of(in, "-s", 2, "-o", out));
        Arrays.stream(words.split(" ")).filter(w -> !w.isEmpty()).forEach(args::add);
        Ran ran = Ran.well(args.toArray());
        assertThat(ran.err()).contains("3 pages 5x4 -> 10x8 and other sizes");
        assertThat(document(out).pageCount()).isEqualTo(3);
        for (int page = 1; page <= 3; page++) {
            Path alone = folder.resolve(page + ".tif");
            Ran.well(in, "-s", 2, "-o", alone, "--page", page);
            assertThat(document(alone).pageCount()).isEqualTo(1);
            assertThat(samples(out, page - 1)).isDeepEqualTo(samples(alone, 0));
            assertThat(document(out).info(page - 1)).isEqualTo(document(alone).info(0));
        }
        assertThat(document(out).info(2).type()).isEqualTo(SampleType.F32);
    }

    @Test
    void pagesGoToStandardOutputToo() throws IOException {
        byte[] file = Ran.well(in, "-s", 1, "-m", "nearest", "--format", "tiff", "-o", "-")
                .out();
        Path out = Files.write(folder.resolve("out.tif"), file);
        for (int page = 0; page < 3; page++) {
            assertThat(samples(out, page)).isDeepEqualTo(samples(in, page));
        }
    }

    @Test
    void aFormatOfOnePageTakesTheFirstAndSaysSo() throws IOException {
        Path out = folder.resolve("out.png");
        Ran ran = Ran.well(in, "-s", 1, "-m", "nearest", "-o", out);
        assertThat(ran.err())
                .contains("in.tif: has 3 pages: png holds one, which is the first (--page chooses another");
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(samples(in, 0));
        Ran.well(in, "-s", 1, "-m", "nearest", "-o", out, "-f", "--page", 2);
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(samples(in, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pages all -o out.png | in.tif: has 3 pages, and png holds one: choose one with --page, or write dicom or tiff",
                "--page 4 -o out.tif | there is no page 4: the file has 3 pages",
            })
    void whatCannotBeIsRefusedAndNothingWritten(String words, String message) throws IOException {
        List<Object> args = new java.util.ArrayList<>(List.of(in, "-s", 1));
        for (String word : words.split(" ")) {
            args.add(word.contains(".") ? folder.resolve(word) : word);
        }
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(message).hasLineCount(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(in);
        }
    }

    @Test
    void positionsAreForOnePage() {
        Path indices = folder.resolve("i.npy");
        Path pooled = folder.resolve("pooled.tif");
        assertThat(Ran.with("pool", in, "-k", 2, "--indices", indices, "-o", pooled)
                        .err())
                .contains("has 3 pages, and the index file is for one: choose it with --page");
        Ran.well("pool", in, "-k", 2, "--indices", indices, "-o", pooled, "--page", 2);
        assertThat(document(pooled).pageCount()).isEqualTo(1);
        assertThat(Ran.with(in, "-m", "max-unpool", "--indices", indices, "-o", folder.resolve("u.tif"))
                        .err())
                .contains("has 3 pages, and positions are for one");
        Ran from = Ran.with(pooled, "-m", "max-unpool", "--indices-from", in, "-o", folder.resolve("u.tif"));
        assertThat(from.code()).isEqualTo(2);
        assertThat(from.err()).contains("in.tif: has 3 pages, expected one").hasLineCount(1);
        assertThat(folder.resolve("u.tif")).doesNotExist();
        Ran.well("pool", in, "-k", 2, "-o", pooled, "-f");
        assertThat(document(pooled).pageCount()).isEqualTo(3);
    }

    @Test
    void aPageThatCannotBeReadIsNamed() throws IOException {
        assertThat(document(in).pageCount()).isEqualTo(3);
        byte[] file = Files.readAllBytes(in);
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(4);
        int second = buffer.getInt(first + 2 + 12 * buffer.getShort(first));
        int field = second + 2;
        while (buffer.getShort(field) != 259) { // compression
            field += 12;
        }
        buffer.putShort(field + 8, (short) 50001);
        Files.write(in, file);
        Ran ran = Ran.with(in, "-s", 2, "-o", folder.resolve("out.tif"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif: page 2: unsupported tiff").hasLineCount(1);
        assertThat(folder.resolve("out.tif")).doesNotExist();
        assertThat(Ran.well("inspect", in).text())
                .contains(
                        "page 1           5x4, gray uint16\n",
                        "page 2           unsupported tiff",
                        "page 3           2x6");
    }

    @Test
    void jsonTellsOfEveryPage() {
        JsonArray pages = JsonParser.parseString(Ran.well(in, "-s", 2, "--json", "-o", folder.resolve("out.tif"))
                        .text())
                .getAsJsonObject()
                .getAsJsonArray("pages");
        assertThat(pages).hasSize(3);
        assertThat(pages.get(1).getAsJsonObject().get("page").getAsInt()).isEqualTo(2);
        assertThat(pages.get(1).getAsJsonObject().get("width").getAsInt()).isEqualTo(14);
    }

    /** A GIF of two frames, of which the first is read, whatever the output holds. */
    @Test
    void framesThatAreNotReadAreCounted() throws IOException {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a\1\0\1\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        for (int frame = 0; frame < 2; frame++) {
            gif.writeBytes(
                    new byte[] {',', 0, 0, 0, 0, 1, 0, 1, 0, (byte) 0x80, 0, 0, 0, -1, -1, -1, 2, 2, 0x44, 1, 0});
        }
        gif.write(';');
        Path file = Files.write(folder.resolve("two.gif"), gif.toByteArray());
        for (String format : List.of("tif", "png")) {
            Ran ran = Ran.well(file, "-s", 2, "-o", folder.resolve("gif." + format));
            assertThat(ran.err()).contains("two.gif: has 2 pages: only the first is read");
        }
        assertThat(Ran.with(file, "-s", 2, "--pages", "all", "-o", folder.resolve("all.tif"))
                        .err())
                .contains("frame 2 of 2: only the first is read");
    }
}
