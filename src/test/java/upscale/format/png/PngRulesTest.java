package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static upscale.format.png.Chunks.chunk;
import static upscale.format.png.Chunks.end;
import static upscale.format.png.Chunks.header;
import static upscale.format.png.Chunks.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.FormatException;
import upscale.format.FormatException.Kind;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.png.Chunks.Chunk;
import upscale.image.Raster;

/** The rules of the standard that the decoder insists on, and those that it does not. */
class PngRulesTest {
    private static final Path BOMBS = Path.of("../shared/hostile/bombs");

    /** Two gray pixels, 10 and 20, one above the other. */
    private static final Chunks GRAY = Chunks.of(header(1, 2, 8, Header.GRAY), image(0, 10, 2, 10), end());

    /** Three pixels of palette indices 0, 1, 2 in two bits each. */
    private static final Chunks INDEXED = Chunks.of(
            header(3, 1, 2, Header.PALETTE), chunk("PLTE", 1, 2, 3, 4, 5, 6, 7, 8, 9), image(0, 0b00_01_10_00), end());

    private static final Chunks RGB = Chunks.of(header(1, 1, 8, Header.RGB), image(0, 1, 2, 3), end());

    private static Page read(byte[] file) throws IOException {
        return new PngFormat().read(Source.of("test.png", file)).first().whole();
    }

    @Test
    void theFilesThatAreDamagedBelowAreWholeAtFirst() throws IOException {
        Raster gray = read(GRAY.file()).raster();
        assertThat(gray.get(0, 0, 0)).isEqualTo(10);
        assertThat(gray.get(0, 0, 1)).isEqualTo(20);
        Raster indexed = read(INDEXED.file()).raster();
        assertThat(indexed.get(0, 2, 0)).isEqualTo(2);
        assertThat(indexed.info().palette().orElseThrow().rgba(2)).isEqualTo(0x070809ff);
        assertThat(read(RGB.file()).raster().get(2, 0, 0)).isEqualTo(3);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        Map<String, Chunks> corrupt = new LinkedHashMap<>();
        corrupt.put("the first chunk is tIME, not IHDR", GRAY.before("IHDR", chunk("tIME", 0, 0, 0, 0, 0, 0, 0)));
        corrupt.put("a second IHDR", GRAY.before("IDAT", header(1, 2, 8, Header.GRAY)));
        corrupt.put("IHDR has 13 bytes", GRAY.with("IHDR", new byte[12]));
        corrupt.put("size 0x2", GRAY.with("IHDR", header(0, 2, 8, 0).data()));
        corrupt.put("size 1x-5", GRAY.with("IHDR", header(1, -5, 8, 0).data()));
        corrupt.put("colour type 1 ", GRAY.with("IHDR", header(1, 2, 8, 1).data()));
        corrupt.put(
                "colour type 0 with 3 bits",
                GRAY.with("IHDR", header(1, 2, 3, 0).data()));
        corrupt.put(
                "colour type 3 with 16 bits",
                GRAY.with("IHDR", header(1, 2, 16, 3).data()));
        corrupt.put(
                "colour type 2 with 4 bits",
                GRAY.with("IHDR", header(1, 2, 4, 2).data()));
        corrupt.put("methods are 0, 0 and 0 or 1", GRAY.with("IHDR", interlace(GRAY.data("IHDR"), 2)));
        corrupt.put("no image data", GRAY.without("IDAT"));
        corrupt.put("before IEND", GRAY.without("IEND"));
        corrupt.put("IEND with data", GRAY.with("IEND", new byte[1]));
        corrupt.put("cut short by tEXt", split(GRAY, chunk("tEXt", 'a', 0, 'b')));
        corrupt.put(
                "another chunk has ended",
                GRAY.before("IEND", chunk("tEXt", 'a', 0)).before("IEND", chunk("IDAT")));
        corrupt.put("PLTE in a gray image", GRAY.before("IDAT", chunk("PLTE", 1, 2, 3)));
        corrupt.put("no PLTE before", INDEXED.without("PLTE"));
        corrupt.put("PLTE after the image data", RGB.before("IEND", chunk("PLTE", 1, 2, 3)));
        corrupt.put("a second PLTE", INDEXED.before("IDAT", chunk("PLTE", 1, 2, 3)));
        corrupt.put("PLTE of 4 bytes", INDEXED.with("PLTE", new byte[4]));
        corrupt.put("PLTE of 0 bytes", INDEXED.with("PLTE", new byte[0]));
        corrupt.put("PLTE of 5 colours", INDEXED.with("PLTE", new byte[15]));
        corrupt.put("index 2 into a palette of 2", INDEXED.with("PLTE", new byte[6]));
        corrupt.put("tRNS before PLTE", INDEXED.before("PLTE", chunk("tRNS", 0)));
        corrupt.put("tRNS of 4 bytes", INDEXED.before("IDAT", chunk("tRNS", 0, 0, 0, 0)));
        corrupt.put("tRNS of 1 bytes", GRAY.before("IDAT", chunk("tRNS", 0)));
        corrupt.put("tRNS after the image data", GRAY.before("IEND", chunk("tRNS", 0, 10)));
        corrupt.put(
                "tRNS in an image with alpha",
                Chunks.of(header(1, 1, 8, Header.GRAY_ALPHA), chunk("tRNS", 0, 0), image(0, 1, 2), end()));
        corrupt.put("filter type 5", GRAY.with("IDAT", image(5, 10, 2, 10).data()));
        corrupt.put("less image data", GRAY.with("IDAT", image(0, 10, 2).data()));
        corrupt.put("more image data", GRAY.with("IDAT", image(0, 10, 2, 10, 0).data()));
        corrupt.put("cut short by IEND", GRAY.with("IDAT", Arrays.copyOf(GRAY.data("IDAT"), 8)));
        corrupt.put("bytes after the end", GRAY.with("IDAT", Arrays.copyOf(GRAY.data("IDAT"), 40)));
        corrupt.put("IDAT after the end", GRAY.before("IEND", chunk("IDAT", 1)));
        corrupt.put("data are damaged", GRAY.with("IDAT", flip(GRAY.data("IDAT"), 0)));
        int last = GRAY.data("IDAT").length - 1;
        corrupt.put("damaged: incorrect data check", GRAY.with("IDAT", flip(GRAY.data("IDAT"), last)));
        corrupt.put(
                "cannot hold 60000x60000",
                GRAY.with("IHDR", header(60000, 60000, 1, 0).data()));
        corrupt.put("four letters", GRAY.before("IDAT", chunk("tE-t", 1)));
        return corrupt.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> requireRefused(e.getValue().file(), Kind.CORRUPT, e.getKey())));
    }

    private static void requireRefused(byte[] file, Kind kind, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.getMessage()).contains(message).doesNotContain("\n");
        });
    }

    @Test
    void refusesWhatIsNotInTheStandard() {
        requireRefused(GRAY.before("IDAT", chunk("QRST", 1)).file(), Kind.UNSUPPORTED, "QRST");
        requireRefused(GRAY.before("IHDR", chunk("CgBI", 1)).file(), Kind.UNSUPPORTED, "CgBI");
    }

    @Test
    void checksTheCrcOfEveryChunk() throws IOException {
        Chunks all = INDEXED.before("IDAT", chunk("tRNS", 9))
                .before("IEND", chunk("teSt", 1, 2, 3))
                .before("IHDR", chunk("xxxx"));
        byte[] file = new Chunks(all.list().subList(1, all.list().size())).file();
        assertThat(read(file).image().info().palette().orElseThrow().component(0, 3))
                .isEqualTo(9);
        int at = 8;
        int chunks = 0;
        while (at < file.length) {
            int length = file[at + 3]; // all are shorter than 128
            at += 8 + length + 4;
            chunks++;
            requireRefused(flip(file, at - 1), Kind.CORRUPT, "CRC");
        }
        assertThat(chunks).isEqualTo(6);
    }

    @Test
    void boundsLengthsByTheFile() {
        byte[] file = GRAY.file();
        byte[] longer = file.clone();
        longer[33] = 0x7f; // the length of IDAT
        requireRefused(longer, Kind.CORRUPT, "chunk IDAT of 21307");
        byte[] negative = file.clone();
        negative[33] = (byte) 0xff;
        requireRefused(negative, Kind.CORRUPT, "chunk IDAT of 42");
    }

    @Test
    void readsImageDataInPiecesOfAnySize() throws IOException {
        assertThat(read(split(GRAY, chunk("IDAT")).file()).raster().get(0, 0, 1))
                .isEqualTo(20);
        assertThat(read(GRAY.before("IEND", chunk("IDAT")).file()).raster().get(0, 0, 1))
                .isEqualTo(20);
        assertThat(read(GRAY.before("IDAT", chunk("IDAT")).file()).raster().get(0, 0, 1))
                .isEqualTo(20);
    }

    @Test
    void passesOverWhatOnlyDescribes() throws IOException {
        Page page = read(GRAY.before("IDAT", chunk("gAMA", 1))
                .before("IDAT", chunk("pHYs", 0, 0, 0, 0, 0, 0, 0, 0, 1))
                .before("IDAT", chunk("iCCP", 'a', 0, 0, 1, 2, 3))
                .before("IEND", chunk("cHRM", 1, 2))
                .before("IEND", chunk("eXIf", 1, 2))
                .before("IEND", chunk("unKn", 1, 2))
                .file());
        assertThat(page.metadata().properties()).containsEntry("ignored", "gAMA, pHYs, iCCP, cHRM, eXIf");
        assertThat(page.metadata().resolution()).isEmpty();
        assertThat(page.image().info().icc()).isEmpty();
    }

    @Test
    void countsWhatFollowsTheEnd() throws IOException {
        byte[] file = GRAY.file();
        Page page = read(Arrays.copyOf(file, file.length + 7));
        assertThat(page.metadata().properties()).containsEntry("trailing bytes", "7");
    }

    @Test
    void readsAProfileAsFarAsItsHeaderSays() throws IOException {
        byte[] profile = new byte[64 << 20];
        System.arraycopy("RGB ".getBytes(StandardCharsets.US_ASCII), 0, profile, 16, 4);
        profile[3] = (byte) 130;
        assertThat(read(withProfile(profile)).image().info().icc().orElseThrow().bytes())
                .isEqualTo(Arrays.copyOf(profile, 130));
        assertThat(read(withProfile(Arrays.copyOf(profile, 129))).image().info().icc())
                .as("cut short")
                .isEmpty();
        profile[3] = 0;
        assertThat(read(withProfile(profile)).image().info().icc())
                .as("of no length")
                .isEmpty();
        profile[0] = 1;
        profile[3] = 1;
        requireRefused(withProfile(profile), Kind.TOO_LARGE, "a colour profile of 16777217 bytes");
        profile[0] = (byte) 0xff;
        requireRefused(withProfile(profile), Kind.TOO_LARGE, "a colour profile of 42");
    }

    private static byte[] withProfile(byte[] profile) {
        byte[] deflated = Chunks.deflated(profile);
        byte[] data = Arrays.copyOf(new byte[] {'x', 0, 0}, 3 + deflated.length);
        System.arraycopy(deflated, 0, data, 3, deflated.length);
        return RGB.before("IDAT", new Chunk("iCCP", data)).file();
    }

    @Test
    void inflatesTextUpToALimit() throws IOException {
        byte[] text = Chunks.deflated(new byte[64 << 20]);
        byte[] data = Arrays.copyOf("Comment\0\0".getBytes(StandardCharsets.US_ASCII), 9 + text.length);
        System.arraycopy(text, 0, data, 9, text.length);
        Page page = read(GRAY.before("IDAT", new Chunk("zTXt", data)).file());
        assertThat(page.metadata().properties()).containsEntry("ignored", "zTXt");
    }

    /** CRCs are right here, so that the damage reaches what lies behind them. */
    @Test
    void meetsDamagedDataWithAFormatExceptionOrAPicture() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            Chunks whole = new Chunks[] {GRAY, INDEXED, RGB, GRAY.before("IDAT", chunk("tRNS", 0, 10))}[i % 4];
            Chunk victim = whole.list().get(random.nextInt(whole.list().size() - 1));
            byte[] data = flip(victim.data(), random.nextInt(victim.data().length));
            data = random.nextInt(4) == 0 ? Arrays.copyOf(data, random.nextInt(data.length)) : data;
            try {
                read(whole.with(victim.type(), data).file());
            } catch (FormatException e) {
                refused++;
            } catch (Throwable t) {
                throw new AssertionError(victim.type() + " as " + Arrays.toString(data), t);
            }
        }
        assertThat(refused).isBetween(1000, 3999);
    }

    @TestFactory
    Stream<DynamicTest> bombsGoOffInLittleMemory() {
        Assumptions.assumeTrue(Files.isDirectory(BOMBS), "the bombs are not there: " + BOMBS);
        Map<String, Kind> refused = Map.of("half", Kind.CORRUPT, "lie", Kind.CORRUPT);
        return Stream.of("half", "lie", "iccp2g", "iccpbomb", "itxt2g", "ztxt2g", "ztxtbomb")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    byte[] file = Files.readAllBytes(BOMBS.resolve(name + ".png"));
                    if (refused.containsKey(name)) {
                        requireRefused(file, refused.get(name), "");
                    } else {
                        assertThat(read(file).image().info().width()).isEqualTo(8);
                    }
                }));
    }

    private static byte[] interlace(byte[] header, int method) {
        header[12] = (byte) method;
        return header;
    }

    private static byte[] flip(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 0x55;
        return other;
    }

    /** The image data in two chunks with another between them. */
    private static Chunks split(Chunks whole, Chunk between) {
        byte[] data = whole.data("IDAT");
        return whole.without("IDAT")
                .before("IEND", new Chunk("IDAT", Arrays.copyOf(data, 3)))
                .before("IEND", between)
                .before("IEND", new Chunk("IDAT", Arrays.copyOfRange(data, 3, data.length)));
    }
}
