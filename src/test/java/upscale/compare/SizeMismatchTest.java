package upscale.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.Kinds;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What holds of images of different sizes, whatever they show. */
class SizeMismatchTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 520;

    /** Pictures from which a part is taken. */
    private enum Scene {
        NOISE {
            @Override
            Raster picture() {
                return Samples.noise(ImageInfo.rgb(WIDTH, HEIGHT, SampleType.U8), 3);
            }
        },
        /** Words of dots on white, as a screenshot shows them: lines that look much the same. */
        TEXT {
            @Override
            Raster picture() {
                SplittableRandom random = new SplittableRandom(5);
                boolean[] ink = new boolean[WIDTH * HEIGHT];
                for (int i = 0; i < ink.length; i++) {
                    boolean line = i / WIDTH % 18 < 9;
                    boolean word = random.split().nextInt(5) > 1;
                    ink[i] = line && word && i % WIDTH % 60 < 50;
                }
                return Samples.raster(
                        ImageInfo.gray(WIDTH, HEIGHT, SampleType.U8), (c, x, y) -> ink[y * WIDTH + x] ? 0 : 255);
            }
        },
        /** Smooth all over. */
        HILLS {
            @Override
            Raster picture() {
                return Samples.raster(
                        ImageInfo.gray(WIDTH, HEIGHT, SampleType.U16),
                        (c, x, y) -> Math.rint(30000
                                + 9000 * Math.sin(x / 37.0)
                                + 11000 * Math.cos(y / 41.0 + x / 90.0)
                                + 9000 * Math.sin(x * y / 9000.0)));
            }
        },
        /** One small thing on nothing. */
        DOT {
            @Override
            Raster picture() {
                return Samples.raster(
                        ImageInfo.gray(WIDTH, HEIGHT, SampleType.U8),
                        (c, x, y) -> x / 3 == 118 && y / 3 == 86 ? 200 : 20);
            }
        },
        /** Shapes that only opacity shows. */
        CUT_OUT {
            @Override
            Raster picture() {
                ImageInfo info =
                        ImageInfo.gray(WIDTH, HEIGHT, SampleType.U8).withAlphaAdded(upscale.image.Alpha.STRAIGHT);
                return Samples.raster(
                        info, (c, x, y) -> c == 1 && Math.hypot(x - 333, y - 222 - x % 40) < 90 ? 255 : 0);
            }
        };

        abstract Raster picture();
    }

    private static Rules rules(SizeRule sizes, AlphaRule alpha) {
        return new Rules(
                new Kinds(alpha, ProfileRule.REQUIRE, DepthRule.FAIL, sizes, false),
                Rules.Where.EVERYWHERE,
                false,
                OptionalDouble.empty(),
                Tolerance.EXACT,
                Set.of());
    }

    private static Findings found(Image actual, Image expected, SizeRule sizes) throws IOException {
        Rules rules = rules(sizes, AlphaRule.STRAIGHT);
        return Findings.of((Alike.Ready) Alike.of(actual, expected, rules), rules, 2);
    }

    private static Raster part(Image whole, Region region) {
        return Raster.of(Part.of(whole, region));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlantedShiftIsFound(Scene scene) throws IOException {
        Raster whole = scene.picture();
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 6; i++) {
            Region a = region(random);
            Region b = region(random);
            Findings found = found(part(whole, a), part(whole, b), SizeRule.ALIGN);
            assertThat(found.shift()).as(a + " on " + b).contains(new Shift(b.x() - a.x(), b.y() - a.y()));
            assertThat(found.overall().largest()).isZero();
        }
    }

    // Around the middle, where the dot is: three quarters of the picture at least, so that two have half of one
    // another.
    private static Region region(SplittableRandom random) {
        int x = random.nextInt(WIDTH / 8);
        int y = random.nextInt(HEIGHT / 8);
        return new Region(WIDTH - x - random.nextInt(WIDTH / 8), HEIGHT - y - random.nextInt(HEIGHT / 8), x, y);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOISE", "TEXT", "HILLS"})
    void noiseDoesNotMoveIt(Scene scene) throws IOException {
        Raster whole = scene.picture();
        Raster noise = Samples.noise(whole.info(), 99);
        Raster noisy = Samples.raster(
                whole.info(), (c, x, y) -> Math.rint(0.8 * whole.get(c, x, y) + 0.2 * noise.get(c, x, y)));
        Findings found = found(part(noisy, new Region(611, 444, 53, 31)), whole, SizeRule.ALIGN);
        assertThat(found.shift()).contains(new Shift(-53, -31));
        assertThat(found.pixels()).isEqualTo(611 * 444);
    }

    @Test
    void smallPartsAreFoundInLargeImages() throws IOException {
        Raster whole = Scene.NOISE.picture();
        for (Region part :
                List.of(new Region(40, 30, 411, 397), new Region(700, 3, 0, 77), new Region(2, 2, 698, 518))) {
            assertThat(found(whole, part(whole, part), SizeRule.ALIGN).shift()).contains(new Shift(part.x(), part.y()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 77, 255})
    void flatImagesLieOnOneAnotherAsTheyAre(double level) throws IOException {
        Raster a = Samples.constant(ImageInfo.gray(31, 900, SampleType.U8), level);
        Raster b = Samples.constant(ImageInfo.gray(35, 700, SampleType.U8), 77);
        assertThat(found(a, b, SizeRule.ALIGN).shift()).contains(new Shift(0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE})
    void whatIsNoNumberDoesNotMatter(double value) throws IOException {
        Raster whole = Samples.raster(
                ImageInfo.planes(90, 70, 2, SampleType.F64), (c, x, y) -> x % 9 == 4 && y % 8 == 2 ? value : x * x + y);
        assertThat(found(part(whole, new Region(80, 66, 7, 2)), whole, SizeRule.ALIGN)
                        .shift())
                .contains(new Shift(-7, -2));
    }

    @ParameterizedTest
    @EnumSource
    void imagesOfOneSizeStayAsTheyAre(SizeRule sizes) throws IOException {
        Raster whole = Scene.HILLS.picture();
        Raster a = part(whole, new Region(100, 80, 20, 30));
        Raster b = part(whole, new Region(100, 80, 22, 30));
        assertThat(found(a, b, sizes)).isEqualTo(found(a, b, SizeRule.FAIL));
        assertThat(found(a, b, sizes).shift()).isEmpty();
    }

    @Test
    void whatIsCutOffHasNoSay() throws IOException {
        Raster a = Samples.noise(ImageInfo.rgb(31, 70, SampleType.U8), 1);
        Raster b = Samples.noise(ImageInfo.rgb(40, 66, SampleType.U8), 2);
        Region both = new Region(31, 66, 0, 0);
        assertThat(found(a, b, SizeRule.CROP)).isEqualTo(found(part(a, both), part(b, both), SizeRule.FAIL));
    }

    @ParameterizedTest
    @EnumSource(names = {"U8", "U16", "F32", "F64"})
    void whatOneLacksDiffersFromWhateverIsSeen(SampleType type) throws IOException {
        Raster whole = Samples.constant(ImageInfo.rgb(40, 70, type), 0);
        Raster a = part(whole, new Region(31, 70, 0, 0));
        Raster b = part(whole, new Region(40, 66, 0, 0));
        Findings found = found(a, b, SizeRule.PAD);
        assertThat(found.pixels()).isEqualTo(40 * 70);
        assertThat(found.different()).isEqualTo(40 * 70 - 31 * 66 - 9 * 4); // neither has the corner
        assertThat(found.overall().largest()).isEqualTo(a.info().white());
        assertThat(found.channels()).hasSize(4);
        assertThat(found(b, a, SizeRule.PAD).different()).isEqualTo(found.different());
    }

    @Test
    void whatOneLacksIsBlackWhereOpacityIsNotCompared() throws IOException {
        Raster black = Samples.constant(ImageInfo.rgb(9, 8, SampleType.U8), 0);
        Raster gray = Samples.constant(ImageInfo.rgb(8, 9, SampleType.U8), 3);
        Rules rules = rules(SizeRule.PAD, AlphaRule.IGNORE);
        Alike.Ready ready = (Alike.Ready) Alike.of(black, gray, rules);
        Findings found = Findings.of(ready, rules, 1);
        assertThat(found.different()).isEqualTo(8 * 9); // its last column is as black as nothing
        assertThat(found.channels()).hasSize(3);
        assertThat(found.overall().mae()).isCloseTo(3 * 72 / 81.0, within(1e-12));
    }

    @Test
    void planesHaveNoOpacityToBePaddedBy() throws IOException {
        Raster a = Samples.constant(ImageInfo.planes(5, 4, 2, SampleType.I16), -7);
        Raster b = Samples.constant(ImageInfo.planes(4, 4, 2, SampleType.I16), -7);
        Findings found = found(a, b, SizeRule.PAD);
        assertThat(found.different()).isEqualTo(4);
        assertThat(found.overall().largest()).isEqualTo(7);
    }

    @Test
    void nothingIsComparedUnlessItIsAskedFor() {
        Raster a = Samples.constant(ImageInfo.gray(5, 4, SampleType.U8), 1);
        Raster b = Samples.constant(ImageInfo.gray(5, 5, SampleType.U8), 1);
        assertThat(Alike.of(a, b, Rules.EXACT)).isEqualTo(new Alike.OtherSize("5x4 against 5x5"));
        assertThat(Optional.of(Alike.of(a, b, rules(SizeRule.CROP, AlphaRule.STRAIGHT))))
                .containsInstanceOf(Alike.Ready.class);
    }
}
