package upscale.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What holds of how far colours are apart, and of tolerances of it. */
class ColourDistancesTest {
    private static final ImageInfo RGBA = ImageInfo.rgb(10, 10, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);

    private static Rules rules(double maxDeltaE, Optional<Tolerance.Amount> maxDifferent) {
        Tolerance exact = Tolerance.EXACT;
        Tolerance tolerance = new Tolerance(
                exact.maxDiff(),
                exact.relative(),
                maxDifferent,
                false,
                exact.hardMax(),
                exact.cluster(),
                OptionalDouble.of(maxDeltaE),
                exact.psnr(),
                exact.ssim(),
                exact.msSsim());
        return new Rules(Rules.Kinds.EXACT, Rules.Where.EVERYWHERE, false, OptionalDouble.empty(), tolerance, Set.of());
    }

    private static Findings found(Raster actual, Raster expected, Rules rules) throws IOException {
        return Findings.of((Alike.Ready) Alike.of(actual, expected, rules), rules, 2);
    }

    private static ColourDistance distance(Raster actual, Raster expected) throws IOException {
        return found(actual, expected, rules(0, Optional.empty())).colours().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void whatIsNotThereIsFarFromBlackAndFromWhite(int level) throws IOException {
        Raster opaque = Samples.raster(RGBA, (c, x, y) -> c == 3 ? 255 : level);
        Raster nothing = Samples.raster(RGBA, (c, x, y) -> c == 3 ? 0 : level);
        assertThat(distance(opaque, nothing).mean()).isGreaterThan(50);
    }

    @Test
    void coloursThatAreNotSeenAreTheSame() throws IOException {
        Raster red = Samples.raster(RGBA, (c, x, y) -> c == 0 ? 255 : 0);
        Raster blue = Samples.raster(RGBA, (c, x, y) -> c == 2 ? 255 : 0);
        assertThat(distance(red, blue)).isEqualTo(new ColourDistance(0, 0, 0, -1, -1, 0));
    }

    @Test
    void whatIsPremultipliedLooksAsWhatIsNot() throws IOException {
        Raster a = Samples.raster(RGBA, (c, x, y) -> c == 3 ? 51 : 10 * x);
        Raster b = Samples.raster(RGBA, (c, x, y) -> c == 3 ? 51 : 10 * y);
        Raster c = Samples.raster(RGBA.withAlpha(Alpha.PREMULTIPLIED), (k, x, y) -> k == 3 ? 51 : 2 * x);
        Raster d = Samples.raster(RGBA.withAlpha(Alpha.PREMULTIPLIED), (k, x, y) -> k == 3 ? 51 : 2 * y);
        assertThat(distance(a, b).mean())
                .isCloseTo(distance(c, d).mean(), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void whatIsNoNumberIsFarAndNotFromItself() throws IOException {
        ImageInfo info = ImageInfo.gray(7, 1, SampleType.F32);
        Raster a = Samples.raster(info, (c, x, y) -> x == 3 ? Double.NaN : 0.5);
        assertThat(distance(a, Samples.constant(info, 0.5)).largest()).isInfinite();
        assertThat(distance(a, a).largest()).isZero();
    }

    @Test
    void soManyMayBeFarther() throws IOException {
        ImageInfo info = ImageInfo.gray(100, 1, SampleType.U8);
        Raster a = Samples.raster(info, (c, x, y) -> x < 7 ? 255 : 100);
        Raster b = Samples.raster(info, (c, x, y) -> x < 7 ? 0 : 101);
        Findings found = found(a, b, rules(1, Optional.empty()));
        assertThat(found.colours().orElseThrow().beyond()).isEqualTo(7);
        assertThat(rules(1, Optional.empty()).tolerance().breaches(found))
                .containsExactly("7 of 100 pixels are more than 1 apart by CIEDE2000");
        Tolerance.Amount six = new Tolerance.Amount(6, true);
        assertThat(rules(1, Optional.of(six)).tolerance().breaches(found))
                .containsExactly("7 of 100 pixels are more than 1 apart by CIEDE2000, 6 % may");
        assertThat(rules(1, Optional.of(new Tolerance.Amount(7, false)))
                        .tolerance()
                        .breaches(found))
                .isEmpty();
    }

    @Test
    void planesHaveNoColours() throws IOException {
        Raster planes = Samples.noise(ImageInfo.planes(4, 4, 2, SampleType.U8), 1);
        Findings found = found(planes, planes, rules(5, Optional.empty()));
        assertThat(found.colours()).isEmpty();
        assertThat(rules(5, Optional.empty()).tolerance().breaches(found))
                .containsExactly("ciede2000 is of gray and RGB images");
    }
}
