package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.compare.Alike;
import upscale.compare.Rules;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.compare.Tolerance;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/**
 * {@code --icc convert} beside Little CMS 2.14, relative colorimetric: within a code of bytes, as it computes in 16 bits, and but for colours outside the other
 * space, which it clamps. Made by {@code oracle-scripts/lcms_convert.py}.
 */
class LcmsOracleTest {
    private static final double TOLERANCE = 1;

    static Stream<ArrayCase> conversions() {
        return ArrayCase.resource("lcms/conversions.json").stream();
    }

    @ParameterizedTest
    @MethodSource
    void conversions(ArrayCase c) throws IOException {
        Raster image = raster(c.inputs().get("image"), profile(c, "from"));
        Raster expected = raster(c.outputs().get("image"), profile(c, "to"));
        Rules rules = new Rules(
                new Rules.Kinds(AlphaRule.STRAIGHT, ProfileRule.CONVERT, DepthRule.FAIL, SizeRule.FAIL, false),
                Rules.Where.EVERYWHERE,
                false,
                OptionalDouble.empty(),
                Tolerance.EXACT,
                Set.of());
        double[][][] converted = Samples.of(((Alike.Ready) Alike.of(image, expected, rules)).actual());
        double[][][] theirs = Samples.of(expected);
        int same = 0;
        for (int ch = 0; ch < theirs.length; ch++) {
            for (int y = 0; y < theirs[0].length; y++) {
                for (int x = 0; x < theirs[0][0].length; x++) {
                    double clamped = Math.max(0, Math.min(255, converted[ch][y][x]));
                    assertThat(Math.abs(clamped - theirs[ch][y][x])).isLessThanOrEqualTo(TOLERANCE);
                    same += clamped == theirs[ch][y][x] ? 1 : 0;
                }
            }
        }
        assertThat(same).isGreaterThan((int) (0.9 * image.info().pixels() * theirs.length));
    }

    private static Raster raster(Tensor tensor, IccProfile profile) {
        Raster raster = tensor.image(Tensor.Layout.NCHW, 0, SampleType.U8);
        boolean gray = raster.info().channels() == 1;
        return Samples.raster(
                (gray
                                ? ImageInfo.gray(
                                        raster.info().width(), raster.info().height(), SampleType.U8)
                                : ImageInfo.rgb(
                                        raster.info().width(), raster.info().height(), SampleType.U8))
                        .withIcc(Optional.of(profile)),
                raster::get);
    }

    private static IccProfile profile(ArrayCase c, String attribute) {
        return new IccProfile(
                Base64.getDecoder().decode(c.attributes().get(attribute).getAsString()));
    }
}
