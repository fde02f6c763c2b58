package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;
import static upscale.format.png.Chunks.chunk;
import static upscale.format.png.Chunks.end;
import static upscale.format.png.Chunks.header;
import static upscale.format.png.Chunks.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.Main;

/** What becomes of each chunk of a PNG file when the command line enlarges it into another. */
class PngToPngTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The file that comes of {@code in}, 1.5 times as wide and twice as high. */
    private Chunks enlarged(Chunks in, String... words) {
        List<String> args = new ArrayList<>(List.of("-", "-s", "1.5x2", "-f", "-o", "-"));
        args.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(
                args.toArray(String[]::new),
                new ByteArrayInputStream(in.file()),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Chunks.parse(out.toByteArray());
    }

    private static Chunks rgb() {
        return Chunks.of(header(2, 1, 8, Header.RGB), image(0, 1, 2, 3, 4, 5, 6), end());
    }

    private static Chunks gray16() {
        return Chunks.of(header(2, 1, 16, Header.GRAY), image(0, 1, 2, 0xff, 0xff), end());
    }

    private static Chunks palette() {
        return Chunks.of(
                header(2, 1, 2, Header.PALETTE),
                chunk("PLTE", 10, 20, 30, 40, 50, 60, 70, 80, 90),
                image(0, 0b0001_0000),
                end());
    }

    private static int[] numbers(String words) {
        return java.util.Arrays.stream(words.split(" "))
                .mapToInt(Integer::decode)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "gAMA, 0 0 0xb1 0x8f, 0 0 0xb1 0x8f",
        "sRGB, 1, 1",
        "cICP, 9 16 0 1, 9 16 0 1",
        "cLLI, 0 0 1 0 0 0 2 0, 0 0 1 0 0 0 2 0",
        "sBIT, 5 6 5, 5 6 5",
        "bKGD, 0 7 0 8 0 9, 0 7 0 8 0 9",
        "tEXt, 65 0 66, 65 0 66",
        "pHYs, 0 0 3 0xe8 0 0 3 0xe8 1, 0 0 5 0xdc 0 0 7 0xd0 1", // 1000 x 1000 becomes 1500 x 2000
        "tIME, 7 0xe8 2 29 12 34 56, ",
        "sPLT, 65 0 8 1 2 3 255 0 1, ",
        "oFFs, 0 0 0 1 0 0 0 1 0, ",
        "prIv, 1 2 3, ",
        "safe, 1 2 3, "
    })
    void chunkByChunk(String type, String data, String kept) {
        Chunks out = enlarged(rgb().before("IDAT", chunk(type, numbers(data))));
        assertThat(out.types().contains(type)).isEqualTo(kept != null);
        if (kept != null) {
            assertThat(out.data(type)).isEqualTo(chunk(type, numbers(kept)).data());
        }
        assertThat(enlarged(rgb().before("IDAT", chunk(type, numbers(data))), "--strip")
                        .types())
                .containsOnly("IHDR", "IDAT", "IEND");
    }

    @Test
    void backgroundAndBitsFollowThePalette() {
        Chunks in = palette().before("PLTE", chunk("sBIT", 4, 5, 6)).before("IDAT", chunk("bKGD", 2));
        Chunks copied = enlarged(in, "-m", "nearest");
        assertThat(copied.types()).containsExactly("IHDR", "sBIT", "PLTE", "bKGD", "IDAT", "IDAT", "IEND");
        assertThat(copied.data("bKGD")).containsExactly(2);
        Chunks mixed = enlarged(in);
        assertThat(mixed.types()).containsExactly("IHDR", "sBIT", "bKGD", "IDAT", "IDAT", "IEND");
        assertThat(mixed.data("sBIT")).containsExactly(4, 5, 6);
        assertThat(mixed.data("bKGD")).containsExactly(0, 70, 0, 80, 0, 90);
        assertThat(enlarged(in, "--depth", "16").types()).doesNotContain("sBIT", "bKGD");
        assertThat(enlarged(palette().before("IDAT", chunk("bKGD", 3))).types())
                .as("beyond the palette")
                .doesNotContain("bKGD");
    }

    @Test
    void theBackgroundIsOfTheDepthOfTheSamples() {
        Chunks in = gray16().before("IDAT", chunk("bKGD", 0x80, 0x80));
        assertThat(enlarged(in).data("bKGD")).containsExactly(0x80, 0x80);
        assertThat(enlarged(in, "--depth", "8").types()).doesNotContain("bKGD");
        assertThat(enlarged(in, "--range", "rescale").types()).doesNotContain("bKGD");
        Chunks twoBits = Chunks.of(header(2, 1, 2, Header.GRAY), chunk("bKGD", 0, 2), image(0, 0b0001_0000), end());
        assertThat(enlarged(twoBits).data("bKGD")).containsExactly(0, 170);
        assertThat(enlarged(twoBits, "-m", "nearest").data("bKGD")).containsExactly(0, 2);
        assertThat(enlarged(twoBits.before("IDAT", chunk("tRNS", 0, 1)), "-m", "nearest")
                        .data("bKGD"))
                .as("a transparent colour makes bytes of the samples")
                .containsExactly(0, 170);
    }

    @Test
    void bitsAreNotToldOfSamplesOfAnotherDepthOrKind() {
        Chunks in = gray16().before("IDAT", chunk("sBIT", 9));
        assertThat(enlarged(in).data("sBIT")).containsExactly(9);
        assertThat(enlarged(in, "--depth", "8").types()).doesNotContain("sBIT");
        assertThat(enlarged(in.before("IDAT", chunk("tRNS", 0, 1))).types())
                .as("there is alpha now, of which they say nothing")
                .doesNotContain("sBIT");
    }

    @ParameterizedTest
    @CsvSource({"IDAT, 2", "IEND, 3"})
    void framesOfAnAnimationThatAreLostAreTold(String before, int frames) {
        Chunks in = rgb().before("IDAT", chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0));
        Chunks animated = in.before(before, chunk("fcTL", new int[26])).before("IEND", chunk("fcTL", new int[26]));
        enlarged(animated);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has " + frames + " pages: only the first is read");
        enlarged(in);
        assertThat(err.toString(StandardCharsets.UTF_8).split("pages:")).hasSize(2);
    }
}
