package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.dicom.DicomFormat;
import upscale.image.Raster;

/** A phantom of 16x12 pixels that DCMTK compressed: without loss every sample is what its formula says. */
class DcmtkOracleTest {
    private static final Path FILES = Path.of("src/test/resources/oracles/dcmtk");

    private static Raster read(String name, String syntax) throws IOException {
        Page page =
                new DicomFormat().read(Source.of(FILES.resolve(name + ".dcm"))).first();
        assertThat(page.metadata().properties().get("transfer syntax")).startsWith(syntax);
        assertThat(page.image().info().width()).isEqualTo(16);
        assertThat(page.image().info().height()).isEqualTo(12);
        return page.raster();
    }

    private static String syntax(String coding) {
        return switch (coding) {
            case "lossless" -> "JPEG Lossless";
            case "rle" -> "RLE";
            default -> "JPEG-LS";
        };
    }

    /** A bump on a slope, in 12 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"lossless", "rle", "jpeg-ls"})
    void grayIsThatOfTheFormula(String coding) throws IOException {
        Raster raster = read(coding + "-gray", syntax(coding));
        assertThat(raster.info().significantBits()).isEqualTo(12);
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 16; x++) {
                int a = (x - 8) * (x - 8) + (y - 6) * (y - 6);
                assertThat(raster.get(0, x, y)).isEqualTo(a < 30 ? 2000 - 40 * a : 100 + 10 * x);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "rle", "jpeg-ls"})
    void coloursAreThoseOfTheFormula(String coding) throws IOException {
        Raster raster = read(coding + "-rgb", syntax(coding));
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 16; x++) {
                assertThat(raster.get(0, x, y)).isEqualTo(16 * x);
                assertThat(raster.get(1, x, y)).isEqualTo(20 * y);
                assertThat(raster.get(2, x, y)).isEqualTo(255 - 8 * x);
            }
        }
    }

    /** Lossy, of 12 bits: what {@code dcmdjpeg} decodes, whose inverse transform is one of integers. */
    @Test
    void twelveBitsAreThoseOfDcmdjpeg() throws IOException {
        Raster raster = read("extended-gray", "JPEG Extended");
        Raster theirs = read("extended-gray-decoded", "Explicit VR Little Endian");
        assertThat(raster.info()).isEqualTo(theirs.info());
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 16; x++) {
                assertThat(raster.get(0, x, y)).isCloseTo(theirs.get(0, x, y), within(1.0));
            }
        }
    }
}
