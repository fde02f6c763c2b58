package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Palette;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What becomes of samples, alpha, palettes, ranges, orientation and resolution on their way from file to file. */
class ColourTest {
    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void transparentPixelsDoNotBleedIntoOpaqueOnes() {
        // An opaque red pixel beside a transparent green one.
        ImageInfo info = ImageInfo.rgb(2, 1, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        double[][] pixels = {{255, 0, 0, 255}, {0, 255, 0, 0}};
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> pixels[x][c]));
        Ran.well(in, "-s", "4x1", "-m", "bilinear", "-o", file("pre.png"));
        double[][][] pre = ImageFiles.samples(file("pre.png"));
        for (int x = 0; x < 8; x++) {
            double alpha = pre[3][0][x];
            assertThat(pre[1][0][x]).as("green at " + x).isEqualTo(0);
            assertThat(pre[0][0][x]).as("red at " + x).isEqualTo(alpha > 0 ? 255 : 0);
        }
        // alpha itself is mixed: (1 - t) 255 with t = 1/8, 3/8, ... between the centres
        assertThat(pre[3][0]).containsExactly(255, 255, 223, 159, 96, 32, 0, 0);

        Ran.well(in, "-s", "4x1", "-m", "bilinear", "--alpha", "straight", "-o", file("straight.png"));
        assertThat(ImageFiles.samples(file("straight.png"))[1][0]).containsExactly(0, 0, 32, 96, 159, 223, 255, 255);

        Ran.well(in, "-s", "4x1", "-m", "bilinear", "--alpha", "opaque", "-o", file("opaque.png"));
        assertThat(ImageFiles.info(file("opaque.png"))).satisfies(out -> {
            assertThat(out.alpha()).isEqualTo(Alpha.NONE);
            assertThat(out.channels()).isEqualTo(3);
        });
        assertThat(ImageFiles.samples(file("opaque.png"))[1][0]).containsExactly(0, 0, 32, 96, 159, 223, 255, 255);
    }

    @Test
    void nearestKeepsAPaletteAndMixingMakesColoursOfIt() {
        Palette palette = new Palette(new int[] {0xff0000ff, 0x00ff00ff, 0x0000ff80});
        ImageInfo info = ImageInfo.palette(3, 2, SampleType.U2, palette);
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> (x + y) % 3));
        Ran.well(in, "-s", 3, "-m", "nearest", "-o", file("nearest.png"));
        assertThat(ImageFiles.info(file("nearest.png"))).satisfies(out -> {
            assertThat(out.palette()).contains(palette);
            assertThat(out.type()).isEqualTo(SampleType.U2);
        });
        assertThat(ImageFiles.samples(file("nearest.png"))[0][0]).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
        Ran.well(in, "-s", 3, "-o", file("lanczos.png"));
        assertThat(ImageFiles.info(file("lanczos.png"))).satisfies(out -> {
            assertThat(out.colour()).isEqualTo(Colour.RGB);
            assertThat(out.alpha()).isEqualTo(Alpha.STRAIGHT);
            assertThat(out.type()).isEqualTo(SampleType.U8);
        });
    }

    @Test
    void oneBitGrayBecomesEightBitsWhenMixedOnly() {
        Path in = ImageFiles.write(file("in.png"), Samples.raster(ImageInfo.gray(2, 1, SampleType.U1), (c, x, y) -> x));
        Ran.well(in, "-s", 2, "-m", "nearest", "-o", file("nearest.png"));
        assertThat(ImageFiles.info(file("nearest.png")).type()).isEqualTo(SampleType.U1);
        Ran.well(in, "-s", 2, "-m", "bilinear", "-o", file("mixed.png"));
        assertThat(ImageFiles.samples(file("mixed.png"))[0][0]).containsExactly(0, 64, 191, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "pgm", "npy"})
    void sixteenBitsStaySixteenBitsAndAreNotRescaled(String suffix) {
        ImageInfo info = ImageInfo.gray(6, 5, SampleType.U16);
        Path in = ImageFiles.write(file("in." + suffix), Samples.raster(info, (c, x, y) -> 1000 + x + 7 * y));
        Ran.well(in, "-s", 2, "-m", "nearest", "-o", file("out." + suffix));
        assertThat(ImageFiles.info(file("out." + suffix)).type()).isEqualTo(SampleType.U16);
        double[][][] out = ImageFiles.samples(file("out." + suffix));
        assertThat(out[0][9]).containsExactly(1028, 1028, 1029, 1029, 1030, 1030, 1031, 1031, 1032, 1032, 1033, 1033);
    }

    @Test
    void overshootClampsAtTheSignificantBits() {
        ImageInfo info = ImageInfo.gray(8, 8, SampleType.U16).withSignificantBits(12);
        Path in = ImageFiles.write(
                file("in.png"),
                Samples.raster(info, (c, x, y) -> x < 4 ? 1 : 4095),
                Metadata.NONE.with("sBIT", "12")); // as converters of medical images write it
        Ran.well(in, "-s", 4, "-o", file("out.png"));
        double[] row = ImageFiles.samples(file("out.png"))[0][16];
        assertThat(Arrays.stream(row).max()).hasValue(4095);
        assertThat(Arrays.stream(row).min()).hasValue(0);
        assertThat(ImageFiles.info(file("out.png")).significantBits()).isEqualTo(12);
        // Without the limit it would overshoot.
        Ran.well(in, "-s", 4, "--range", "float", "-o", file("out.npy"));
        assertThat(Arrays.stream(ImageFiles.samples(file("out.npy"))[0][16])
                        .max()
                        .orElseThrow())
                .isGreaterThan(4200);
    }

    @Test
    void deringingKeepsWithinTheLocalRange() {
        ImageInfo info = ImageInfo.gray(9, 1, SampleType.U8);
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> x < 4 ? 50 : 200));
        double[] free = row(in, "-s", "4x1", "-o", file("free.png"));
        assertThat(Arrays.stream(free).max().orElseThrow()).isGreaterThan(205);
        assertThat(Arrays.stream(free).min().orElseThrow()).isLessThan(45);
        double[] half = row(in, "-s", "4x1", "--deringing", 0.5, "-o", file("half.png"));
        double[] none = row(in, "-s", "4x1", "--deringing", 1, "-o", file("none.png"));
        for (int x = 0; x < free.length; x++) {
            double at = (x + 0.5) / 4 - 0.5;
            double left = Math.floor(at) < 4 ? 50 : 200;
            double right = Math.ceil(at) < 4 ? 50 : 200;
            double limited = Math.max(left, Math.min(right, free[x]));
            assertThat(none[x]).as("at " + x).isBetween(left, right).isCloseTo(limited, within(1.0));
            assertThat(half[x]).as("at " + x).isCloseTo((free[x] + limited) / 2, within(1.0));
        }
    }

    private static double[] row(Path in, Object... words) {
        Object[] args = new Object[words.length + 1];
        args[0] = in;
        System.arraycopy(words, 0, args, 1, words.length);
        Ran.well(args);
        return ImageFiles.samples((Path) words[words.length - 1])[0][0];
    }

    @Test
    void nanSpreadsNoFurtherThanTheKernel() {
        ImageInfo info = ImageInfo.gray(15, 1, SampleType.F32);
        Path in = ImageFiles.write(file("in.tif"), Samples.raster(info, (c, x, y) -> x == 7 ? Double.NaN : x));
        Ran.well(in, "-s", 2, "-o", file("out.tif"));
        assertThat(ImageFiles.info(file("out.tif")).type()).isEqualTo(SampleType.F32);
        double[] out = ImageFiles.samples(file("out.tif"))[0][0];
        for (int o = 0; o < out.length; o++) {
            double distance = Math.abs((o + 0.5) / 2 - 0.5 - 7);
            assertThat(Double.isNaN(out[o])).as("at " + o).isEqualTo(distance < 3);
        }
    }

    @Test
    void negativeSamplesGoToPngOnlyWithAnOffset() {
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.I16);
        Path in = ImageFiles.write(file("in.npy"), Samples.raster(info, (c, x, y) -> x == 0 ? -1000 : 3000));
        Ran refused = Ran.with(in, "-s", 2, "-m", "bilinear", "-o", file("out.png"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains("negative")
                .contains("--range offset");
        Ran.well(in, "-s", 2, "-m", "bilinear", "--range", "offset", "-o", file("out.png"));
        assertThat(ImageFiles.samples(file("out.png"))[0][0]).containsExactly(31768, 32768, 34768, 35768);
        Ran.well(in, "-s", 2, "-m", "bilinear", "-o", file("out.tif"));
        assertThat(ImageFiles.samples(file("out.tif"))[0][0]).containsExactly(-1000, 0, 2000, 3000);
        Ran.well(in, "-s", 2, "-m", "bilinear", "--range", "float", "-o", file("float.npy"));
        assertThat(ImageFiles.info(file("float.npy")).type()).isEqualTo(SampleType.F32);
        assertThat(ImageFiles.samples(file("float.npy"))[0][0]).containsExactly(-1000, 0, 2000, 3000);
    }

    @Test
    void orientationIsAppliedAndTheTagReset() throws IOException {
        ImageInfo info = ImageInfo.gray(3, 2, SampleType.U8);
        Metadata scan = Metadata.NONE.withResolution(Optional.of(new Resolution(100, 200, Resolution.Unit.METRE)));
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> 10 * y + x), scan);
        ImageFiles.turn(in, Orientation.QUARTER_TURN);
        assertThat(ImageFiles.read(in).metadata().orientation())
                .as("the input's own tag")
                .isEqualTo(Orientation.QUARTER_TURN);
        Ran.well(in, "-s", 2, "-m", "nearest", "-o", file("out.png"));
        var page = ImageFiles.read(file("out.png"));
        assertThat(page.metadata().orientation()).isEqualTo(Orientation.UPRIGHT);
        // Turned clockwise, the left column from the bottom up is the top row.
        assertThat(Samples.of(page.raster())[0]).isDeepEqualTo(new double[][] {
            {10, 10, 0, 0}, {10, 10, 0, 0}, {11, 11, 1, 1}, {11, 11, 1, 1}, {12, 12, 2, 2}, {12, 12, 2, 2}
        });
        Resolution resolution = page.metadata().resolution().orElseThrow().in(Resolution.Unit.METRE);
        assertThat(resolution.x()).isCloseTo(400, within(1e-6));
        assertThat(resolution.y()).isCloseTo(200, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "jpg", "bmp"})
    void resolutionKeepsThePhysicalSizeUnlessItIsToBeKept(String suffix) {
        Metadata scan = Metadata.NONE.withResolution(Optional.of(Resolution.dpi(300)));
        Path in = ImageFiles.write(file("in." + suffix), Samples.noise(ImageInfo.rgb(10, 6, SampleType.U8), 3), scan);
        assertThat(dpi(in, "-s", 2)).isCloseTo(600, within(0.5));
        assertThat(dpi(in, "-s", 0.5)).isCloseTo(150, within(0.5));
        assertThat(dpi(in, "--size", "30x18")).isCloseTo(900, within(0.5));
        assertThat(dpi(in, "-s", 2, "--keep-dpi")).isCloseTo(300, within(0.5));
    }

    private double dpi(Path in, Object... words) {
        Path out = file("out." + in.toString().replaceAll(".*\\.", ""));
        Object[] args = Arrays.copyOf(words, words.length + 4);
        args[words.length] = in;
        args[words.length + 1] = "-f";
        args[words.length + 2] = "-o";
        args[words.length + 3] = out;
        Ran.well(args);
        Resolution resolution = ImageFiles.read(out).metadata().resolution().orElseThrow();
        assertThat(resolution.y()).isEqualTo(resolution.x());
        return resolution.in(Resolution.Unit.INCH).x();
    }
}
