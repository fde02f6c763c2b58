package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.imageio.JdkPictures;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What {@code --allow-truncated} makes of files that are cut short, and that it makes nothing else of others. */
class TruncatedTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 600;

    @TempDir
    private Path folder;

    private Path picture(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageInfo info = ImageInfo.gray(WIDTH, HEIGHT, SampleType.U8);
        if (name.endsWith("gif")) {
            return Files.write(
                    file, JdkPictures.encode("gif", JdkPictures.indexed(WIDTH, HEIGHT, 8, 256), param -> {}));
        } else if (name.endsWith("tif")) {
            return Files.write(file, tiff(name.startsWith("deflated")));
        } else if (name.equals("plain.pgm")) {
            StringBuilder text = new StringBuilder("P2 " + WIDTH + " " + HEIGHT + " 255\n");
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                text.append(100 + i % 100).append(' ');
            }
            return Files.writeString(file, text);
        }
        return ImageFiles.write(file, Samples.noise(info, 7));
    }

    /** Gray strips of 50 rows behind their directory, as files are that were written in one go. */
    private static byte[] tiff(boolean deflated) throws IOException {
        int strips = HEIGHT / 50;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] offsets = new int[strips];
        int[] counts = new int[strips];
        int start = 8 + 2 + 9 * 12 + 4 + 8 * strips;
        for (int strip = 0; strip < strips; strip++) {
            byte[] rows = new byte[50 * WIDTH];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (byte) (1 + (i * 31 + strip) % 255);
            }
            ByteArrayOutputStream coded = new ByteArrayOutputStream();
            if (deflated) {
                try (DeflaterOutputStream deflater = new DeflaterOutputStream(coded)) {
                    deflater.write(rows);
                }
            } else {
                coded.write(rows);
            }
            offsets[strip] = start + data.size();
            counts[strip] = coded.size();
            data.writeBytes(coded.toByteArray());
        }
        ByteBuffer file = ByteBuffer.allocate(start + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 9);
        int arrays = 8 + 2 + 9 * 12 + 4;
        int[][] fields = {
            {256, 1, WIDTH},
            {257, 1, HEIGHT},
            {258, 1, 8},
            {259, 1, deflated ? 8 : 1},
            {262, 1, 1},
            {273, strips, arrays},
            {277, 1, 1},
            {278, 1, 50},
            {279, strips, arrays + 4 * strips}
        };
        for (int[] field : fields) {
            file.putShort((short) field[0]).putShort((short) 4).putInt(field[1]).putInt(field[2]);
        }
        file.putInt(0);
        Arrays.stream(offsets).forEach(file::putInt);
        Arrays.stream(counts).forEach(file::putInt);
        return file.put(data.toByteArray()).array();
    }

    private Path cut(Path whole, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(
                folder.resolve("cut-" + whole.getFileName()), Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }

    private double[][] rows(Path input, Object... more) {
        Path output = folder.resolve("out.npy");
        Object[] words = {input, "-s", 1, "-m", "nearest", "-o", output, "-q", "-f"};
        Object[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        Ran.well(all);
        return ImageFiles.samples(output)[0];
    }

    /**
     * Of the first 60 % of a file half of the rows at least are there, as they are in the whole.
     *
     * @param upsideDown whether the bottom row comes first
     */
    @ParameterizedTest
    @CsvSource({
        "a.png, false",
        "a.pgm, false",
        "plain.pgm, false",
        "a.npy, false",
        "a.bmp, true",
        "a.dcm, false",
        "a.tif, false",
        "deflated.tif, false"
    })
    void whatIsThereIsTakenAndTheRestIsZero(String name, boolean upsideDown) throws IOException {
        Path whole = picture(name);
        Path cut = cut(whole, 0.6);
        double[][] expected = rows(whole);
        double[][] found = rows(cut, "--allow-truncated");
        assertThat(found).hasDimensions(HEIGHT, WIDTH);
        double[] nothing = new double[WIDTH];
        for (int n = 0; n < HEIGHT; n++) {
            int y = upsideDown ? HEIGHT - 1 - n : n;
            if (n < HEIGHT / 2) {
                assertThat(found[y]).as("row %d", y).isEqualTo(expected[y]);
            } else if (n > HEIGHT * 2 / 3) {
                assertThat(found[y]).as("row %d", y).isEqualTo(nothing);
            }
        }
    }

    /** It is interlaced: rows are missing here and there. Colour 0 is the palette's own. */
    @Test
    void ofGifWhatIsThereIsTakenAndTheRestHasTheFirstColour() throws IOException {
        Path whole = picture("a.gif");
        double[][] expected = rows(whole);
        double[][] found = rows(cut(whole, 0.6), "--allow-truncated");
        double first = found[HEIGHT - 1][0];
        int there = 0;
        for (int y = 0; y < HEIGHT; y++) {
            if (Arrays.equals(found[y], expected[y])) {
                there++;
            } else {
                assertThat(found[y]).as("row %d", y).containsOnly(first);
            }
        }
        assertThat(there).isBetween(HEIGHT / 2, HEIGHT * 2 / 3);
    }

    /** libjpeg goes on with gray. */
    @Test
    void ofJpegWhatIsThereIsTaken() throws IOException {
        Path whole = picture("a.jpg");
        double[][] expected = rows(whole);
        double[][] found = rows(cut(whole, 0.6), "--allow-truncated");
        assertThat(Arrays.copyOf(found, HEIGHT / 2)).isDeepEqualTo(Arrays.copyOf(expected, HEIGHT / 2));
        assertThat(found[HEIGHT - 1]).containsOnly(found[HEIGHT - 1][0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.pgm", "a.npy", "a.bmp", "a.dcm", "a.gif", "a.tif", "a.jpg"})
    void itIsAnErrorUnlessAllowedAndThenTold(String name) throws IOException {
        Path cut = cut(picture(name), 0.6);
        Path output = folder.resolve("out.png");
        Ran refused = Ran.with(cut, "-s", 2, "-o", output);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().startsWith("upscale: " + cut + ": corrupt ");
        String reason = refused.complaints().get(0).substring(("upscale: " + cut + ": ").length());
        assertThat(output).doesNotExist();

        Ran taken = Ran.well(cut, "-s", 2, "-o", output, "--allow-truncated", "--json");
        String told = "is cut short, and what is missing is left empty: " + reason;
        assertThat(taken.complaints()).containsExactly("upscale: " + cut + ": " + told);
        var json = JsonParser.parseString(taken.text().lines().findFirst().orElseThrow())
                .getAsJsonObject();
        assertThat(json.get("status").getAsString()).isEqualTo("truncated");
        assertThat(json.get("warnings").toString()).contains(told);
        assertThat(output).exists();
    }

    @Test
    void aFileThatIsWholeIsWritten() throws IOException {
        Ran ran = Ran.well(picture("a.png"), "-s", 2, "-o", folder.resolve("out.png"), "--allow-truncated", "--json");
        assertThat(ran.text()).contains("\"status\":\"written\"");
        assertThat(ran.complaints()).isEmpty();
    }

    @Test
    void otherDamageStaysAnError() throws IOException {
        Path png = picture("a.png");
        byte[] bytes = Files.readAllBytes(png);
        bytes[bytes.length / 2] ^= 1;
        Files.write(png, bytes);
        Ran refused = Ran.with(png, "-s", 2, "--allow-truncated");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().contains("corrupt png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.pgm", "a.npy", "a.bmp", "a.dcm", "a.gif", "a.tif"})
    void whatHasNoPictureInItStaysAnError(String name) throws IOException {
        Path whole = picture(name);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {4, 12}) {
            Files.write(whole, Arrays.copyOf(bytes, length));
            Ran refused = Ran.with(whole, "-s", 2, "--allow-truncated");
            assertThat(refused.code()).as("%d bytes", length).isEqualTo(1);
            assertThat(refused.complaints()).singleElement().asString().doesNotContain("internal error");
        }
    }

    /** Wherever it is cut, it is a picture of the size that its header states, or an error in a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "a.jpg",
                "a.pgm",
                "plain.pgm",
                "a.npy",
                "a.bmp",
                "a.dcm",
                "a.gif",
                "a.tif",
                "deflated.tif"
            })
    void whereverItIsCutItIsAPictureOrAnError(String name) throws IOException {
        Path whole = picture(name);
        int pictures = 0;
        for (int i = 1; i < 40; i++) {
            Path output = folder.resolve("out" + i + ".pgm");
            Ran ran = Ran.with(cut(whole, i / 40.0), "-s", 1, "-m", "nearest", "-o", output, "-q", "--allow-truncated");
            if (ran.code() == 0) {
                pictures++;
                assertThat(ImageFiles.info(output).height()).isEqualTo(HEIGHT);
            } else {
                assertThat(ran.complaints())
                        .singleElement()
                        .asString()
                        .doesNotContain("internal")
                        .doesNotContain("lost its way");
            }
        }
        assertThat(pictures).isGreaterThan(30);
    }

    @Test
    void inspectAndCheckerboardTakeIt() throws IOException {
        Path cut = cut(picture("a.png"), 0.6);
        assertThat(Ran.with("inspect", cut).code()).isEqualTo(1);
        assertThat(Ran.well("inspect", cut, "--allow-truncated").text()).contains("is cut short, and what is missing");
        assertThat(Ran.well("inspect", cut, "--allow-truncated", "--json").text())
                .contains("\"status\":\"truncated\"");
        assertThat(Ran.well("checkerboard", cut, "--allow-truncated").complaints())
                .singleElement()
                .asString()
                .contains("cut short");
    }

    @Test
    void whatAResultIsComparedWithIsWhole() throws IOException {
        Path whole = picture("a.png");
        Path cut = cut(whole, 0.6);
        Path map = folder.resolve("map.png");
        Ran refused = Ran.with(
                whole,
                "-s",
                1,
                "-o",
                folder.resolve("out.png"),
                "--diff",
                map,
                "--reference",
                cut,
                "--allow-truncated");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("undecodable: " + cut + ": corrupt png");
    }

    /** What is empty in part is no reason to do nothing where it was not asked for. */
    @Test
    void itIsDoneOnlyWhereItIsAllowed() throws IOException {
        Path cut = cut(picture("a.png"), 0.6);
        Object[] words = {cut, "-s", 1, "-o", folder + "/out/", "--skip-existing", "--allow-truncated"};
        assertThat(Ran.well(words).err()).contains("is cut short");
        assertThat(Ran.well(words).err()).contains("was made before");
        Ran without = Ran.with(Arrays.copyOf(words, words.length - 1));
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.complaints()).singleElement().asString().contains("corrupt png");
    }

    @Test
    void summaryCountsThem() throws IOException {
        Path whole = picture("a.png");
        Ran ran = Ran.well(whole, cut(whole, 0.6), "-s", 1, "-o", folder + "/out/", "--allow-truncated");
        assertThat(ran.err()).contains("in all: 2 written (1 cut short), ");
    }

    @Test
    void aTiffWhoseDirectoryIsGoneStaysAnError() throws IOException {
        Path whole = ImageFiles.write(
                folder.resolve("ours.tif"), Samples.noise(ImageInfo.gray(WIDTH, HEIGHT, SampleType.U8), 7));
        byte[] bytes = Files.readAllBytes(whole);
        int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        Files.write(whole, Arrays.copyOf(bytes, directory));
        assertThat(Ran.with(whole, "-s", 2, "--allow-truncated").err()).contains("corrupt tiff");
    }

    @Test
    void seriesTakeNone() {
        Ran refused = Ran.with(folder, "--series", "-s", 2, "-o", folder + "/out/", "--allow-truncated");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--series takes no --allow-truncated");
    }
}
