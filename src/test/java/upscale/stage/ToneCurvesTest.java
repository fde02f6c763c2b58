package upscale.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static upscale.stage.Profiles.curv;
import static upscale.stage.Profiles.gray;
import static upscale.stage.Profiles.para;
import static upscale.stage.Profiles.rgb;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** Tone curves of profiles, against the formulas of the standard written out. */
class ToneCurvesTest {
    private static final ImageInfo GRAY = ImageInfo.gray(1, 1, SampleType.U8);
    private static final ImageInfo RGB = ImageInfo.rgb(1, 1, SampleType.U8);

    private static TransferCurve curve(byte[] tag) {
        return ToneCurves.of(gray(tag), GRAY).orElseThrow().get(0);
    }

    static Stream<Arguments> curvesAndTheirFormulas() {
        int[] squares =
                IntStream.rangeClosed(0, 16).map(i -> i * i * 65535 / 256).toArray();
        return Stream.of(
                of("none: identity", curv(), x -> x),
                of("one: u8Fixed8 exponent", curv(0x0240), x -> Math.pow(x, 2.25)),
                of("table of two", curv(0, 65535), x -> x),
                of("table of squares", curv(squares), x -> {
                    int i = Math.min(15, (int) (16 * x));
                    return (squares[i] + (16 * x - i) * (squares[i + 1] - squares[i])) / 65535;
                }),
                of("parametric 0", para(0, 1.8), x -> Math.pow(x, 1.8)),
                of("parametric 1", para(1, 2, 0.5, 0.5), x -> Math.pow(0.5 * x + 0.5, 2)),
                of("parametric 2", para(2, 2, 0.5, 0.25, 0.125), x -> Math.pow(0.5 * x + 0.25, 2) + 0.125),
                of(
                        "parametric 3: sRGB's",
                        para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
                        x -> x < 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4)),
                of(
                        "parametric 4",
                        para(4, 2, 0.5, 0.5, 0.25, 0.25, 0.0625, 0.375),
                        x -> x < 0.25 ? 0.25 * x + 0.375 : Math.pow(0.5 * x + 0.5, 2) + 0.0625));
    }

    private static Arguments of(String name, byte[] tag, DoubleUnaryOperator formula) {
        return Arguments.of(name, tag, formula);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curvesAndTheirFormulas")
    void decodeAsTheStandardSays(String name, byte[] tag, DoubleUnaryOperator formula) {
        TransferCurve curve = curve(tag);
        for (int i = 0; i <= 100; i++) {
            double x = i / 100.0;
            assertThat(curve.decode(x)).as("at " + x).isCloseTo(formula.applyAsDouble(x), within(1e-4));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curvesAndTheirFormulas")
    void encodingUndoesDecodingBeyondTheRangeToo(String name, byte[] tag, DoubleUnaryOperator formula) {
        TransferCurve curve = curve(tag);
        for (int i = -30; i <= 130; i++) {
            double x = i / 100.0;
            assertThat(curve.encode(curve.decode(x))).as("at " + x).isCloseTo(x, within(1e-9));
        }
    }

    @Test
    void coarseTablesThatBeginFlatAreInvertible() {
        TransferCurve curve = curve(curv(IntStream.range(0, 1024)
                .map(i -> (int) Math.round(65535 * Math.pow(i / 1023.0, 2.2)))
                .toArray()));
        for (int code = 0; code < 256; code++) {
            double x = code / 255.0;
            assertThat(curve.encode(curve.decode(x))).isCloseTo(x, within(1e-9));
            assertThat(curve.decode(x)).isCloseTo(Math.pow(x, 2.2), within(2e-5));
        }
    }

    @Test
    void eachChannelHasItsOwnCurve() {
        List<TransferCurve> curves = ToneCurves.of(rgb(curv(0x0100), curv(0x0200), curv(0x0300)), RGB)
                .orElseThrow();
        assertThat(curves.stream().map(c -> c.decode(0.5))).containsExactly(0.5, 0.25, 0.125);
    }

    @Test
    void grayPalettesMayComeWithARgbProfile() {
        IccProfile profile = rgb(curv(0x0100), curv(0x0200), curv(0x0300));
        assertThat(ToneCurves.of(profile, GRAY).orElseThrow().get(0).decode(0.5))
                .isEqualTo(0.25);
    }

    static Stream<Arguments> unusable() {
        int[] flat =
                IntStream.range(0, 64).map(i -> i < 32 ? 0 : (i - 31) * 2000).toArray();
        IccProfile whole = gray(curv(0x0240));
        byte[] cut = java.util.Arrays.copyOf(whole.bytes(), whole.bytes().length - 4);
        return Stream.of(
                Arguments.of("no curve at all", Profiles.profile("GRAY", Map.of())),
                Arguments.of("another colour space", Profiles.profile("CMYK", Map.of("kTRC", curv(0x0240)))),
                Arguments.of("a falling table", gray(curv(0, 40000, 30000, 65535))),
                Arguments.of("a table that is flat for long", gray(curv(flat))),
                Arguments.of("an exponent of nothing", gray(curv(0))),
                Arguments.of("a function that there is not", gray(para(5, 1, 1, 1, 1, 1, 1, 1))),
                Arguments.of("too few parameters", gray(para(3, 2.4, 1))),
                Arguments.of("a falling line", gray(para(3, 2.4, 1 / 1.055, 0.055 / 1.055, -1, 0.04045))),
                Arguments.of("a tag cut short", new IccProfile(cut)),
                Arguments.of("a header and no more", new IccProfile(new byte[128])),
                Arguments.of("nothing", new IccProfile(new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void whatCannotBeInvertedOrReadIsNotUsed(String name, IccProfile profile) {
        assertThat(ToneCurves.of(profile, GRAY)).isEmpty();
    }
}
