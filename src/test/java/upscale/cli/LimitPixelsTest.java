package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What {@code --limit-pixels} lets through, of everything that is read, and of what is written. */
class LimitPixelsTest {
    private static final ImageInfo INFO = ImageInfo.gray(20, 10, SampleType.U8);
    private static final String REFUSED =
            ": too large: 20x10 pixels are more than the 199 that are read:" + " --limit-pixels 1M lets it through";

    @TempDir
    private Path folder;

    private Path picture(String name) {
        return ImageFiles.write(folder.resolve(name), Samples.noise(INFO, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "bmp", "pgm", "npy", "dcm"})
    void aPageOfMorePixelsIsRefusedInEveryFormat(String suffix) {
        Path input = picture("in." + suffix);
        Path output = folder.resolve("out.npy");
        Ran refused = Ran.with(input, "-s", 2, "-o", output, "--limit-pixels", "199");
        assertThat(refused.complaints()).containsExactly("upscale: " + input + REFUSED);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(output).doesNotExist();
        Ran.well(input, "-s", 2, "-o", output, "--limit-pixels", "200");
    }

    @Test
    void aFrameOfWebpIsRefused() throws IOException {
        Path input = folder.resolve("in.webp");
        try (var resource = getClass().getResourceAsStream("/upscale/format/webp/lossy.webp")) {
            Files.copy(resource, input);
        }
        assertThat(Ran.with(input, "-s", 2, "--limit-pixels", "9").err())
                .contains(" pixels are more than the 9 that are read");
        Ran.well(input, "-s", 2);
    }

    /** One pixel on a screen of 65535 x 65535, which its 35 bytes may well hold. */
    @Test
    void aScreenOfGifIsRefusedBeforeItIsAllocated() throws IOException {
        byte[] gif = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBTAA7");
        gif[6] = gif[7] = gif[8] = gif[9] = (byte) 0xff;
        Path input = Files.write(folder.resolve("in.gif"), gif);
        assertThat(Ran.with(input, "-s", 2).complaints())
                .containsExactly("upscale: " + input + ": too large: 65535x65535 pixels are more than the 500M that are"
                        + " read: --limit-pixels 4295M lets it through");
    }

    @Test
    void whatIsReadFromStandardInputIsRefused() throws IOException {
        byte[] png = Files.readAllBytes(picture("in.png"));
        Ran refused = Ran.piped(png, "-", "-s", 2, "--limit-pixels", "199", "-o", folder.resolve("out.png"));
        assertThat(refused.complaints()).containsExactly("upscale: -" + REFUSED);
    }

    @Test
    void theOthersAreDone() {
        Path large = picture("large.png");
        Path small = ImageFiles.gray(folder.resolve("small.png"));
        Ran ran = Ran.with(large, small, "-s", 2, "-q", "--limit-pixels", "199");
        assertThat(ran.complaints()).containsExactly("upscale: " + large + REFUSED);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(folder.resolve("small-2x.png")).exists();
    }

    @Test
    void inspectAndCheckerboardKeepToIt() {
        Path input = picture("in.png");
        for (String command : new String[] {"inspect", "checkerboard"}) {
            Ran refused = Ran.with(command, input, "--limit-pixels", "199");
            assertThat(refused.complaints()).containsExactly("upscale: " + input + REFUSED);
            assertThat(refused.code()).isEqualTo(1);
        }
        Ran.well("inspect", input, "--limit-pixels", "200");
    }

    @Test
    void whatAResultIsComparedWithIsRefused() {
        Path input = ImageFiles.write(folder.resolve("in.png"), Samples.noise(ImageInfo.gray(10, 5, SampleType.U8), 3));
        Path map = folder.resolve("map.png");
        Path larger =
                ImageFiles.write(folder.resolve("larger.png"), Samples.noise(ImageInfo.gray(20, 11, SampleType.U8), 3));
        Ran refused = Ran.with(input, "-s", 2, "--diff", map, "--reference", larger, "--limit-pixels", "50,200");
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains(" against " + larger + ": undecodable: " + larger
                        + ": too large: 20x11 pixels are more than the 200");
        assertThat(map).doesNotExist();
        Path reference = picture("reference.png");
        Ran compared = Ran.with(input, "-s", 2, "-f", "--reference", reference, "--limit-pixels", "50,200");
        assertThat(compared.err()).as("as large as a result may be").contains(": different: ");
    }

    @Test
    void whatPositionsAreOfIsRefused() {
        Path original = picture("original.png");
        Path positions = folder.resolve("positions.npy");
        Path pooled = folder.resolve("pooled.png");
        Ran.well("pool", original, "-k", 2, "--indices", positions, "-o", pooled);
        Object[] unpool = {pooled, "-m", "max-unpool", "-k", 2, "--limit-pixels"};
        assertThat(Ran.with(append(unpool, "199", "--indices-from", original)).complaints())
                .containsExactly("upscale: --indices-from " + original + REFUSED);
        assertThat(Ran.with(append(unpool, "49", "--indices", positions)).err())
                .contains("--indices " + positions + ": too large: 10x5 pixels are more than the 49 that are read");
    }

    private static Object[] append(Object[] first, Object... more) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void aResultOfMorePixelsIsRefusedBeforeItIsComputed() {
        Path input = picture("in.png");
        Ran refused = Ran.with(input, "--size", "40x20", "--limit-pixels", "1K,799");
        assertThat(refused.complaints())
                .containsExactly("upscale: " + input + ": too large: a result of 40x20 pixels is more than the 799 that"
                        + " are written: --limit-pixels 1K,1M lets it through");
        Ran.well(input, "--size", "40x20", "--limit-pixels", "1K,800");
        // by default, five gigapixels
        assertThat(Ran.with(input, "-s", 10_000).err())
                .contains("a result of 200000x100000 pixels is more than the 5G that are written: --limit-pixels"
                        + " 500M,20G lets it through");
    }

    /** Only the method knows how large its result is. */
    @Test
    void aResultOfAMethodsOwnSizeIsRefused() {
        Path input = picture("in.png");
        assertThat(Ran.with(
                                input,
                                "-m",
                                "transposed",
                                "-k",
                                "box:3",
                                "--stride",
                                2,
                                "--padding",
                                0,
                                "--limit-pixels",
                                "1K,860")
                        .err())
                .contains("a result of 41x21 pixels is more than the 860 that are written");
    }

    /** A bomb: 900 megapixels, of which nothing is decoded. */
    @Test
    void byDefaultHalfAGigapixelIsRead() throws IOException {
        Path input = folder.resolve("in.pgm");
        try (RandomAccessFile file = new RandomAccessFile(input.toFile(), "rw")) { // sparse
            file.write("P5 30000 30000 255\n".getBytes(StandardCharsets.US_ASCII));
            file.setLength(file.getFilePointer() + 900_000_000L);
        }
        assertThat(Ran.with(input, "-s", 0.1).complaints())
                .containsExactly("upscale: " + input + ": too large: 30000x30000 pixels are more than the 500M that are"
                        + " read: --limit-pixels 900M lets it through");
    }

    /** Bits that carry nothing are found out by decoding all of it. */
    @Test
    void aPngWithFewSignificantBitsIsRefusedFirst() {
        Path input = ImageFiles.write(
                folder.resolve("in.png"),
                Samples.noise(ImageInfo.gray(20, 10, SampleType.U16).withSignificantBits(12), 3));
        assertThat(Ran.with(input, "-s", 2, "--limit-pixels", "199").complaints())
                .containsExactly("upscale: " + input + REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "M", "1.5G", "-1", "1T", "1,2,3", "1,", ",1", "lots"})
    void whatIsNoNumberOfPixelsIsRefused(String word) {
        Ran refused = Ran.with(picture("in.png"), "-s", 2, "--limit-pixels", word);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly("upscale: --limit-pixels: '" + word
                        + "' is no number of pixels; expected 900M, 2G,20G (read and written) or none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | 9223372036854775807 | 9223372036854775807",
                "1K | 1000 | 5000000000",
                "2g,none | 2000000000 | 9223372036854775807",
                "none,3M | 9223372036854775807 | 3000000",
                "7,8 | 7 | 8"
            })
    void wordsAreOf1000(String word, long read, long written) {
        assertThat(new PixelsWord().convert(word)).isEqualTo(new upscale.job.Limits.Pixels(read, written));
    }
}
