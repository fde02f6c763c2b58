package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.stage.Quantised;
import upscale.stage.Recast;

/** Another depth by its definition: the fraction of white stays, and is rounded half up once. */
class DepthTest {
    @ParameterizedTest
    @CsvSource({
        "U1, U8",
        "U1, U16",
        "U2, U16",
        "U4, U8",
        "U8, U1",
        "U8, U2",
        "U8, U4",
        "U8, U16",
        "U8, U32",
        "U8, F16",
        "U8, F32",
        "U8, F64",
        "U16, U1",
        "U16, U8",
        "U16, U32",
        "U16, F32",
        "U16, F64",
        "U32, U8",
        "U32, U16",
        "U32, F64",
        "F32, U8",
        "F32, U16",
        "F32, U32",
        "F64, U32",
        "F64, F32",
        "U8, U8"
    })
    void keepsTheFractionOfWhite(SampleType from, SampleType to) {
        SplittableRandom random = new SplittableRandom(from.bits() * 100L + to.bits());
        ImageInfo info = ImageInfo.gray(700, 3, from).withAlphaAdded(Alpha.STRAIGHT);
        Raster source = Raster.allocate(info);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 700; x++) {
                for (int c = 0; c < 2; c++) {
                    double value = y == 0
                            ? Math.min(x, info.white())
                            : y == 1 ? info.white() : random.nextDouble() * info.white();
                    source.set(c, x, y, from.floating() ? value : Math.floor(value));
                }
            }
        }
        Image image = Quantised.of(Recast.scaled(source, to));
        assertThat(image.info().type()).isEqualTo(to);
        Raster scaled = Raster.of(image);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 700; x++) {
                for (int c = 0; c < 2; c++) {
                    double exact =
                            source.get(c, x, y) / info.white() * image.info().white();
                    double slack = to.wide() ? 1e-9 * image.info().white() : 1e-6 * Math.max(1, exact);
                    double found = scaled.get(c, x, y);
                    if (to.floating()) {
                        assertThat(found).isCloseTo(exact, org.assertj.core.api.Assertions.within(slack));
                    } else {
                        assertThat(found)
                                .isBetween(
                                        Math.min(Math.floor(exact + 0.5 - slack), to.max()),
                                        Math.min(Math.floor(exact + 0.5 + slack), to.max()));
                    }
                }
            }
        }
    }

    /** Codes of 12 bits in 16 fill all 16. */
    @ParameterizedTest
    @CsvSource({"U8, 4095, 255", "U8, 2048, 128", "U32, 4095, 4294967295", "F32, 4095, 1"})
    void significantBitsCount(SampleType to, int code, double expected) {
        Raster source = Raster.allocate(ImageInfo.gray(1, 1, SampleType.U16).withSignificantBits(12));
        source.set(0, 0, 0, code);
        Image image = Quantised.of(Recast.scaled(source, to));
        assertThat(image.info().significantBits()).isEqualTo(to.bits());
        assertThat(Optional.of(Raster.of(image).get(0, 0, 0))).contains(expected);
    }
}
