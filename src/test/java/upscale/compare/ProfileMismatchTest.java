package upscale.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.Kinds;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.stage.Profiles;

/** What holds of images with different colour profiles. */
class ProfileMismatchTest {
    private static final double[][] BT709 = {
        {0.4360747, 0.2225045, 0.0139322}, {0.3850649, 0.7168786, 0.0971045}, {0.1430804, 0.0606169, 0.7141733}
    };
    private static final double[][] P3 = {{0.5151, 0.2412, -0.0011}, {0.2920, 0.6922, 0.0419}, {0.1571, 0.0666, 0.7841}
    };
    private static final IccProfile SRGB = rgb(BT709, Map.of());
    private static final IccProfile DISPLAY_P3 = rgb(P3, Map.of());

    private static IccProfile rgb(double[][] primaries, Map<String, byte[]> more) {
        Map<String, byte[]> tags = new HashMap<>(more);
        for (int c = 0; c < 3; c++) {
            tags.put("rgb".charAt(c) + "XYZ", xyz(primaries[c]));
            tags.put("rgb".charAt(c) + "TRC", Profiles.para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045));
        }
        return Profiles.profile("RGB ", tags);
    }

    private static byte[] xyz(double... numbers) {
        ByteBuffer tag = ByteBuffer.allocate(20);
        tag.put("XYZ ".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        for (double number : numbers) {
            tag.putInt((int) Math.round(number * 65536));
        }
        return tag.array();
    }

    private static Rules rules(ProfileRule profiles) {
        return new Rules(
                new Kinds(AlphaRule.STRAIGHT, profiles, DepthRule.SCALE, SizeRule.FAIL, false),
                Rules.Where.EVERYWHERE,
                false,
                OptionalDouble.empty(),
                Tolerance.EXACT,
                Set.of());
    }

    private static Alike converted(Raster actual, Raster expected) {
        return Alike.of(actual, expected, rules(ProfileRule.CONVERT));
    }

    private static Findings found(Raster actual, Raster expected) throws IOException {
        return Findings.of((Alike.Ready) converted(actual, expected), rules(ProfileRule.CONVERT), 2);
    }

    private static Raster with(Raster image, IccProfile profile) {
        return image.describedAs(image.info().withIcc(Optional.of(profile)));
    }

    // The numbers of a profile have sixteen fractional bits, which is seen in codes of sixteen.
    @ParameterizedTest
    @CsvSource({"U8, 0", "U16, 32"})
    void whatHasNoProfileIsSrgb(SampleType type, double most) throws IOException {
        Raster plain = Samples.noise(ImageInfo.rgb(61, 67, type), 4);
        assertThat(found(with(plain, SRGB), plain).overall().largest()).isLessThanOrEqualTo(most);
        assertThat(found(plain, with(plain, SRGB)).overall().largest()).isLessThanOrEqualTo(most);
        assertThat(Alike.of(plain, with(plain, SRGB), rules(ProfileRule.REQUIRE)))
                .isEqualTo(new Alike.OtherKind("no colour profile against another colour profile"));
    }

    @Test
    void theSameCodesAreOtherColoursInAnotherSpaceAndWhiteIsWhite() throws IOException {
        Raster image = Samples.raster(ImageInfo.rgb(256, 2, SampleType.U8), (c, x, y) -> y == 0 || c == 0 ? x : 0);
        Findings found = found(with(image, DISPLAY_P3), with(image, SRGB));
        assertThat(found.different()).isBetween(230L, 256L); // the reds, and none of the grays
        Raster grays = Samples.raster(ImageInfo.rgb(256, 1, SampleType.U8), (c, x, y) -> x);
        assertThat(found(with(grays, DISPLAY_P3), grays).overall().largest()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatTheOtherSpaceCannotHoldIsNotTakenForItsEdge() throws IOException {
        Raster red = Samples.raster(ImageInfo.rgb(3, 3, SampleType.U8), (c, x, y) -> c == 0 ? 255 : 0);
        Findings found = found(with(red, DISPLAY_P3), with(red, SRGB));
        assertThat(found.different()).isEqualTo(9);
        assertThat(found.channels().get(0).actual()).isGreaterThan(255);
        assertThat(found.channels().get(1).actual()).isNegative();
    }

    @Test
    void opacityIsNoColour() throws IOException {
        ImageInfo info = ImageInfo.rgb(16, 16, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Raster image = Samples.raster(info, (c, x, y) -> c == 3 ? 16 * y + x : 200);
        Findings found = found(with(image, DISPLAY_P3), with(image, SRGB));
        assertThat(found.channels().get(3).largest()).isZero();
        Raster other = image.describedAs(info.withAlpha(Alpha.PREMULTIPLIED));
        assertThat(converted(with(other, DISPLAY_P3), with(other, SRGB))).isInstanceOf(Alike.OtherKind.class);
    }

    @Test
    void graysGoByTheirCurves() throws IOException {
        Raster image = Samples.raster(ImageInfo.gray(256, 1, SampleType.U8), (c, x, y) -> x);
        IccProfile square = Profiles.gray(Profiles.para(0, 2));
        IccProfile fourth = Profiles.gray(Profiles.para(0, 4));
        Raster roots = Samples.raster(image.info(), (c, x, y) -> Math.rint(255 * Math.sqrt(x / 255.0)));
        assertThat(found(with(image, square), with(roots, fourth)).overall().largest())
                .isZero();
        Raster colours = Samples.raster(ImageInfo.rgb(256, 1, SampleType.U8), (c, x, y) -> x);
        Raster gray = with(image, Profiles.gray(Profiles.para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)));
        assertThat(found(gray, with(colours, DISPLAY_P3)).overall().largest()).isLessThanOrEqualTo(1);
    }

    @Test
    void tablesAndInksAreRefused() {
        Raster image = Samples.noise(ImageInfo.rgb(3, 3, SampleType.U8), 1);
        IccProfile tables = rgb(BT709, Map.of("A2B0", new byte[40]));
        IccProfile inks = Profiles.profile("CMYK", Map.of());
        for (IccProfile damaged :
                new IccProfile[] {tables, new IccProfile(new byte[7]), Profiles.profile("RGB ", Map.of())}) {
            assertThat(((Alike.OtherKind) converted(with(image, damaged), with(image, SRGB))).reason())
                    .contains("which cannot be converted");
        }
        assertThat(converted(with(image, SRGB), with(image, inks)))
                .isEqualTo(new Alike.OtherKind("a colour profile of CMYK, which cannot be converted"));
        assertThat(converted(with(image, tables), with(image, tables))).isInstanceOf(Alike.Ready.class);
    }
}
