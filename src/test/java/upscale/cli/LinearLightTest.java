package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Metadata;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.stage.Profiles;

/** {@code --linear} against its definition: decode, mix, encode, in double precision, with the formulas written out. */
class LinearLightTest {
    private static final double WHITE = 65535;

    @TempDir
    private Path folder;

    /** IEC 61966-2-1. */
    private static double srgbToLight(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double lightToSrgb(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    /** Bilinear at 2x between two pixels: a, 3/4 a + 1/4 b, 1/4 a + 3/4 b, b. */
    private static void assertMixed(
            double[] row, double a, double b, DoubleUnaryOperator decode, DoubleUnaryOperator encode) {
        for (int i = 0; i < 4; i++) {
            double t = Math.max(0, Math.min(1, (i - 0.5) / 2));
            double light = (1 - t) * decode.applyAsDouble(a / WHITE) + t * decode.applyAsDouble(b / WHITE);
            assertThat(row[i]).as("pixel " + i).isCloseTo(encode.applyAsDouble(light) * WHITE, within(0.51));
        }
    }

    private double[][][] enlarged(ImageInfo info, Metadata metadata, double a, double b, String... words) {
        Path in =
                ImageFiles.write(folder.resolve("in.png"), Samples.raster(info, (c, x, y) -> x == 0 ? a : b), metadata);
        Path out = folder.resolve("out.png");
        Ran.well(in, "-s", "2x1", "-m", "bilinear", "--linear", "-f", "-o", out);
        return ImageFiles.samples(out);
    }

    @Test
    void isSrgbIfTheFileSaysNothing() {
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.U16);
        for (double[] pair : new double[][] {{0, 65535}, {1000, 50000}, {3, 700}, {30000, 30000}}) {
            double[] row = enlarged(info, Metadata.NONE, pair[0], pair[1])[0][0];
            assertMixed(row, pair[0], pair[1], LinearLightTest::srgbToLight, LinearLightTest::lightToSrgb);
        }
    }

    @Test
    void leavesOpacityAlone() {
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT);
        double[][][] out = enlarged(info, Metadata.NONE, 20000, 60000);
        assertThat(out[1][0]).containsExactly(20000, 30000, 50000, 60000);
    }

    @Test
    void followsTheGammaOfAPng() {
        double[] row = enlarged(
                ImageInfo.gray(2, 1, SampleType.U16), Metadata.NONE.withGamma(Optional.of(1 / 0.55)), 1000, 60000)[0][
                0];
        assertMixed(row, 1000, 60000, v -> Math.pow(v, 1 / 0.55), v -> Math.pow(v, 0.55));
    }

    @Test
    void keepsTheGammaOfAPngInThePng() {
        enlarged(ImageInfo.gray(2, 1, SampleType.U16), Metadata.NONE.withGamma(Optional.of(1.0)), 1000, 60000);
        assertThat(ImageFiles.read(folder.resolve("out.png")).metadata().gamma())
                .contains(1.0);
    }

    @Test
    void followsTheCurvesOfAProfileChannelByChannel() {
        IccProfile profile = Profiles.rgb(
                Profiles.curv(0x0180),
                Profiles.para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
                Profiles.curv(0, 65535));
        ImageInfo info = ImageInfo.rgb(2, 1, SampleType.U16).withIcc(Optional.of(profile));
        double[][][] out = enlarged(info, Metadata.NONE.withGamma(Optional.of(5.0)), 1000, 60000);
        assertMixed(out[0][0], 1000, 60000, v -> Math.pow(v, 1.5), v -> Math.pow(v, 1 / 1.5));
        double[] green = out[1][0];
        for (int i = 0; i < 4; i++) { // the profile's numbers have 16 fractional bits
            double t = Math.max(0, Math.min(1, (i - 0.5) / 2));
            double light = (1 - t) * srgbToLight(1000 / WHITE) + t * srgbToLight(60000 / WHITE);
            assertThat(green[i]).isCloseTo(lightToSrgb(light) * WHITE, within(3.0));
        }
        assertMixed(out[2][0], 1000, 60000, v -> v, v -> v);
        assertThat(ImageFiles.info(folder.resolve("out.png")).icc()).contains(profile);
    }

    @Test
    void saysSoWhereAProfileIsOfNoUse() {
        IccProfile profile = Profiles.profile("GRAY", java.util.Map.of());
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.U16).withIcc(Optional.of(profile));
        Path in = ImageFiles.write(folder.resolve("in.png"), Samples.raster(info, (c, x, y) -> 60000 * x));
        Ran ran = Ran.well(in, "-s", 2, "--linear", "-v");
        assertThat(ran.err()).contains("linear light (sRGB, as the file's profile has no curves that can be used)");
        assertMixed(
                enlarged(info, Metadata.NONE, 0, 60000)[0][0],
                0,
                60000,
                LinearLightTest::srgbToLight,
                LinearLightTest::lightToSrgb);
    }

    @Test
    void namesItsSource() {
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.U8);
        Path plain = ImageFiles.write(folder.resolve("plain.png"), Samples.constant(info, 9));
        Path tagged = ImageFiles.write(
                folder.resolve("tagged.png"), Samples.constant(info, 9), Metadata.NONE.withGamma(Optional.of(1.0)));
        assertThat(Ran.well(plain, "-s", 2, "--linear", "-v").err()).contains("linear light (sRGB)");
        assertThat(Ran.well(tagged, "-s", 2, "--linear", "-v").err()).contains("linear light (the file's gamma, 1.0)");
    }

    @Test
    void ofFloatSamplesTakesOneAsWhite() {
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.F32);
        Path in = ImageFiles.write(folder.resolve("in.tif"), Samples.raster(info, (c, x, y) -> x == 0 ? 0.25 : 1.5));
        Ran.well(in, "-s", "2x1", "-m", "bilinear", "--linear", "-o", folder.resolve("out.tif"));
        double[] row = ImageFiles.samples(folder.resolve("out.tif"))[0][0];
        double light = 0.75 * srgbToLight(0.25) + 0.25 * srgbToLight(1.5);
        assertThat(row[1]).isCloseTo(lightToSrgb(light), within(1e-6));
    }
}
