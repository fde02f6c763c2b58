package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.FormatException;
import upscale.format.Source;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * Willem van Schaik's PngSuite (2017jul19) against the pixels that another decoder found in it: 8-bit RGBA, or 16-bit RGBA for
 * files of 16 bits. No tolerance: decoding is exact.
 */
class PngSuiteTest {
    private static final Path SUITE = Path.of("../shared/hostile/pngsuite");
    private static final Path ORACLE = Path.of("../shared/hostile/pngsuite-oracle/json");
    private static final Set<String> CORRUPT = Set.of(
            "xc1n0g08",
            "xc9n2c08",
            "xcrn0g04",
            "xcsn0g01",
            "xd0n2c08",
            "xd3n2c08",
            "xd9n2c08",
            "xdtn0g01",
            "xhdn0g08",
            "xlfn0g04",
            "xs1n0g01",
            "xs2n0g01",
            "xs4n0g01",
            "xs7n0g01");
    /** The suite's title picture, which the oracle does not have. */
    private static final String TITLE = "PngSuite";

    @BeforeAll
    static void present() {
        Assumptions.assumeTrue(
                Files.isDirectory(SUITE) && Files.isDirectory(ORACLE), "PngSuite is not there: " + SUITE);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SUITE)) {
            return files.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".png"))
                    .map(n -> n.substring(0, n.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    private static Raster decode(String name) throws IOException {
        return new PngFormat()
                .read(Source.of(SUITE.resolve(name + ".png")))
                .first()
                .raster();
    }

    @Test
    void isAllThere() throws IOException {
        assertThat(names()).hasSize(162 + 14).containsAll(CORRUPT);
    }

    @TestFactory
    Stream<DynamicTest> validFilesDecodeExactly() throws IOException {
        return names().stream()
                .filter(name -> !CORRUPT.contains(name) && !name.equals(TITLE))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String json = Files.readString(ORACLE.resolve(name + ".json"));
                    assertThat(rgba(decode(name))).isEqualTo(new Gson().fromJson(json, int[].class));
                }));
    }

    @Test
    void theTitleDecodesAsTheJdkDecodesIt() throws IOException {
        BufferedImage jdk = ImageIO.read(SUITE.resolve(TITLE + ".png").toFile());
        int[] rgb = jdk.getRGB(0, 0, jdk.getWidth(), jdk.getHeight(), null, 0, jdk.getWidth());
        int[] ours = rgba(decode(TITLE));
        assertThat(ours).hasSize(4 * rgb.length);
        int[] packed = new int[rgb.length];
        Arrays.setAll(packed, i -> ours[4 * i + 3] << 24 | ours[4 * i] << 16 | ours[4 * i + 1] << 8 | ours[4 * i + 2]);
        assertThat(packed).isEqualTo(rgb);
    }

    @TestFactory
    Stream<DynamicTest> corruptFilesAreRefusedInOneLine() {
        return CORRUPT.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThatThrownBy(() -> decode(name))
                                .isInstanceOfSatisfying(FormatException.class, e -> {
                                    assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT);
                                    assertThat(e.getMessage())
                                            .startsWith("corrupt png")
                                            .doesNotContain("\n");
                                })));
    }

    @TestFactory
    Stream<DynamicTest> corruptFilesAreStillRecognisedAsPng() {
        return CORRUPT.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    byte[] head = Source.of(SUITE.resolve(name + ".png")).head();
                    assertThat(new PngFormat().recognises(head)).isTrue();
                }));
    }

    /** Red, green, blue and alpha of every pixel, as 16 bits if the image has them, else scaled to 8. */
    private static int[] rgba(Raster raster) {
        ImageInfo info = raster.info();
        int[] out = new int[4 * info.width() * info.height()];
        int white = info.type() == SampleType.U16 ? 65535 : 255;
        int scale = white / (int) info.type().max();
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                int at = 4 * (y * info.width() + x);
                for (int c = 0; c < 3; c++) {
                    if (info.colour() == Colour.PALETTE) {
                        out[at + c] = colour(info, raster, x, y, c);
                    } else {
                        int channel = info.colour() == Colour.GRAY ? 0 : c;
                        out[at + c] = (int) raster.get(channel, x, y) * scale;
                    }
                }
                if (info.colour() == Colour.PALETTE) {
                    out[at + 3] = colour(info, raster, x, y, 3);
                } else {
                    out[at + 3] = info.hasAlpha() ? (int) raster.get(info.channels() - 1, x, y) * scale : white;
                }
            }
        }
        return out;
    }

    private static int colour(ImageInfo info, Raster raster, int x, int y, int component) {
        Palette palette = info.palette().orElseThrow();
        return palette.component((int) raster.get(0, x, y), component);
    }
}
