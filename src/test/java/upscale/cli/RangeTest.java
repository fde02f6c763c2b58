package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Values that the type cannot hold: what is told of them, and what becomes of them by {@code --range}. */
class RangeTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** A thousand samples of 100, so many of them 200. */
    private Path thousand(int bright) {
        return ImageFiles.write(
                file("in.png"),
                Samples.raster(ImageInfo.gray(40, 25, SampleType.U8), (c, x, y) -> 40 * y + x < bright ? 200 : 100));
    }

    private Path edges() {
        return ImageFiles.write(file("in.png"), Samples.noise(ImageInfo.rgb(31, 97, SampleType.U8), 2));
    }

    private static JsonObject json(Object... args) {
        Object[] words = Arrays.copyOf(args, args.length + 1);
        words[args.length] = "--json";
        return JsonParser.parseString(Ran.well(words).text()).getAsJsonObject();
    }

    @Test
    void moreThanOneInAThousandIsTold() {
        assertThat(Ran.well("conv", thousand(1), "-k", "2", "-o", file("o.png")).complaints())
                .hasSize(1);
        Path in = thousand(2);
        assertThat(Ran.well("conv", in, "-k", "2", "-f", "-o", file("o.png")).complaints())
                .first()
                .isEqualTo("upscale: " + in + ": 0.2 % of the samples were clamped to 0..255: values go from 200 to 400"
                        + " (--range rescale fits them in; float keeps them, in tiff or npy)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv -k 2 | 1 % of the samples were clamped to 0..255: values go from 200 to 400",
                "chain 'bias -110' | 99 % of the samples were clamped to 0..255: values go from -10 to 90 (--range rescale"
                        + " or offset fits them in",
                "conv -k 2 --range offset | 100 % of the samples were clamped to 0..255: values go from 328 to 528 (--range"
                        + " rescale fits",
                "-m transposed -k -1 -s 1 | 100 % of the samples were clamped to 0..255: values go from -200 to -100"
                        + " (--range rescale fits",
                "pool -k 5 --range offset | 5 % of the samples were clamped",
                "conv -k 1 --bias 55.5 | 1 % of the samples",
                "conv -k 1 --bias 55.49 |",
                "conv -k 2 --range clamp |",
                "conv -k 2 --range rescale |",
                "chain 'bias -110' --range offset |",
                "-m transposed -s 2 |",
                "-s 2 -k lanczos |",
                "pool -k 2 |",
            })
    void convolutionsTellOfWhatTheyClamp(String words, String warning) {
        Object[] args = words(words, thousand(10), "-f", "-o", file("o.png"));
        Ran ran = Ran.well(args);
        if (warning == null) {
            assertThat(ran.complaints()).as(ran.err()).hasSize(1);
        } else {
            assertThat(ran.complaints()).hasSize(2).first().asString().contains(warning.strip());
        }
        assertThat(json(args).getAsJsonArray("warnings")).hasSize(warning == null ? 0 : 1);
        Object[] quiet = Arrays.copyOf(args, args.length + 1);
        quiet[args.length] = "-q";
        assertThat(Ran.well(quiet).err()).isEmpty();
    }

    /** Of noise between black and white much is beyond; whether that is told hangs on the sums of the weights of each phase, and on nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-m transposed -k bicubic -s 2 |",
                "-m transposed -k '-1 -1; 4 4; -1 -1' --even-overlap gain -s 2x1 |",
                "-m transposed -k '-1 -1; 3 3; -1 -1' -s 2x1 |",
                "-m transposed -k '-1 -1; 3 3; -1 -1' --bias 0.01 -s 2x1 | clamped",
                "-m transposed -k '-1 -1; 3 3.01; -1 -1' -s 2x1 | clamped",
                "-m transposed -k '-1 -1; 4 4; -1 -1' -s 2x1 | clamped",
                "-m transposed -k '-1 -1; 3 3; -1 -1' -s 1 | clamped",
            })
    void transposedConvolutionsThatInterpolateMayOvershoot(String words, String warning) {
        Ran ran = Ran.well(words(words, edges(), "-f", "-o", file("o.png")));
        assertThat(ran.err().contains("clamped")).as(ran.err()).isEqualTo(warning != null);
        double[][] red = ImageFiles.samples(file("o.png"))[0];
        assertThat(Arrays.stream(red).flatMapToDouble(Arrays::stream).filter(v -> v == 0 || v == 255))
                .hasSizeGreaterThan(red.length * red[0].length / 50);
    }

    /** The words of {@code text}, of which some are quoted, and then others. */
    private static Object[] words(String text, Object... more) {
        Stream<Object> first = WORD.matcher(text).results().map(m -> m.group(1) == null ? m.group() : m.group(1));
        return Stream.concat(first, Arrays.stream(more)).toArray();
    }

    /** With a difference map and with PNG's row of context, everything is read more than once. */
    @Test
    void theWarningIsTheSameForAnyNumberOfThreads() {
        Path in = edges();
        Ran.well("conv", in, "-k", "edge", "-o", file("reference.png"), "-q");
        String one = "";
        for (int threads : new int[] {1, 2, 7}) {
            JsonObject told = json(
                    "conv",
                    in,
                    "-k",
                    "edge",
                    "-j",
                    threads,
                    "-f",
                    "-o",
                    file("o.png"),
                    "--diff",
                    file("map.png"),
                    "--reference",
                    file("reference.png"));
            String warning = told.getAsJsonArray("warnings").get(0).getAsString();
            assertThat(warning).matches("79 % of the samples were clamped to 0..255: .*");
            one = one.isEmpty() ? warning : one;
            assertThat(warning).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "png; conv -k edge",
                "tif; chain 'conv 1,-1 | relu | nearest 2'",
                "npy; -m lanczos -s 3",
                "png; pool -k 3,2 --type average",
            })
    void rescaledFilesAreTheSameForAnyNumberOfThreads(String suffix, String words) throws IOException {
        Path out = file("o." + suffix);
        Object[] args = words(words, edges(), "--range", "rescale", "-q", "-f", "-o", out, "-j");
        byte[] one = null;
        for (int threads : new int[] {1, 2, 7}) {
            Object[] with = Arrays.copyOf(args, args.length + 1);
            with[args.length] = threads;
            Ran.well(with);
            one = one == null ? Files.readAllBytes(out) : one;
            assertThat(Files.readAllBytes(out)).as(threads + " threads").isEqualTo(one);
        }
        double[] samples = Arrays.stream(ImageFiles.samples(out))
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(samples[0]).isEqualTo(0);
        assertThat(samples[samples.length - 1]).isEqualTo(255);
    }

    /** The equation of {@code --json} gives the values back, to half a code. */
    @ParameterizedTest
    @CsvSource({"rescale, U8", "rescale, I16", "rescale, F32", "rescale, F64", "offset, I16"})
    void valuesCanBeRecovered(String range, SampleType type) {
        Path in = ImageFiles.write(file("in.npy"), Samples.noise(ImageInfo.gray(17, 13, type), 8));
        Ran.well("conv", in, "-k", "0.1 -0.3; 0.2 0.05", "-o", file("codes.npy"), "--range", range);
        JsonObject codes = json("conv", in, "-k", "0.1 -0.3; 0.2 0.05", "-f", "-o", file("codes.npy"), "--range", range)
                .getAsJsonObject("codes");
        Ran.well("conv", in, "-k", "0.1 -0.3; 0.2 0.05", "-o", file("float.npy"), "--range", "float");
        double factor = codes.get("factor").getAsDouble();
        double offset = codes.get("offset").getAsDouble();
        double tolerance =
                factor * (type.floating() ? 1e-6 : 0.5 + 0x1p-8); // codes of 16 bits are floats until they are rounded
        double[][] values = ImageFiles.samples(file("float.npy"))[0];
        double[][] stored = ImageFiles.samples(file("codes.npy"))[0];
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[y].length; x++) {
                assertThat(factor * stored[y][x] + offset).isCloseTo(values[y][x], within(tolerance));
            }
        }
    }

    @Test
    void verboseTellsTheEquation() {
        Path in = thousand(10);
        assertThat(Ran.well("conv", in, "-k", "-5.1", "--range", "rescale", "-v")
                        .complaints())
                .contains("  range: value = 2 * code - 1020");
        assertThat(Ran.well("conv", in, "-k", "1", "--range", "offset", "-v", "-f")
                        .complaints())
                .contains("  range: value = code - 128");
        assertThat(Ran.well("conv", in, "-k", "1", "-v", "-f").err()).doesNotContain("range:");
        assertThat(json("conv", in, "-k", "1", "-f").has("codes")).isFalse();
    }

    /** Sums of weights that are not quite 1 make no picture out of a flat one. */
    @Test
    void aFlatImageStaysFlat() {
        Path in = ImageFiles.write(file("in.png"), Samples.constant(ImageInfo.rgb(9, 7, SampleType.U8), 77));
        Ran.well(in, "-s", "1.7", "--range", "rescale", "-o", file("o.png"));
        for (double[][] plane : ImageFiles.samples(file("o.png"))) {
            for (double[] row : plane) {
                assertThat(row).containsOnly(77);
            }
        }
    }

    @Test
    void significantBitsSayWhatWhiteIs() {
        ImageInfo info = ImageInfo.gray(4, 1, SampleType.U16).withSignificantBits(12);
        Path in = ImageFiles.write(file("in.tif"), Samples.raster(info, (c, x, y) -> 100 + 100 * x));
        Ran.well(in, "-s", 1, "-m", "nearest", "--range", "rescale", "-o", file("o.tif"));
        assertThat(ImageFiles.samples(file("o.tif"))[0][0]).containsExactly(0, 1365, 2730, 4095);
        Ran.well("conv", in, "-k", "1", "--range", "offset", "-o", file("o.tif"), "-f");
        assertThat(ImageFiles.samples(file("o.tif"))[0][0]).containsExactly(2148, 2248, 2348, 2448);
        assertThat(ImageFiles.info(file("o.tif")).significantBits()).isEqualTo(12);
    }

    @Test
    void alphaIsLeftAlone() {
        ImageInfo info = ImageInfo.rgb(3, 1, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> c == 3 ? 100 + x : 10 * (x + c)));
        Ran.well(in, "-s", 1, "-m", "nearest", "--range", "rescale", "-o", file("o.png"));
        assertThat(ImageFiles.samples(file("o.png"))[3][0]).containsExactly(100, 101, 102);
        assertThat(ImageFiles.samples(file("o.png"))[0][0]).containsExactly(0, 64, 128);
    }

    /** Indices are no values. */
    @ParameterizedTest
    @CsvSource({"rescale, U8", "offset, U8", "float, F32"})
    void aPaletteBecomesColours(String range, SampleType type) {
        Palette palette = new Palette(new int[] {0x002040ff, 0x406080ff, 0x8060a0ff});
        ImageInfo info = ImageInfo.palette(3, 1, SampleType.U8, palette);
        Path in = ImageFiles.write(file("in.png"), Samples.raster(info, (c, x, y) -> x));
        Ran.well(in, "-s", 1, "-m", "nearest", "--range", range, "-o", file("o.tif"));
        assertThat(ImageFiles.info(file("o.tif")).colour()).isEqualTo(Colour.RGB);
        assertThat(ImageFiles.info(file("o.tif")).type()).isEqualTo(type);
        double[] blue = ImageFiles.samples(file("o.tif"))[2][0];
        switch (range) {
            case "rescale" -> assertThat(blue).containsExactly(102, 204, 255); // 0..160 to 0..255
            case "offset" -> assertThat(blue).containsExactly(192, 255, 255);
            default -> assertThat(blue).containsExactly(64, 128, 160);
        }
    }

    @Test
    void sixtyFourBitsHaveNoOffset() {
        Path in = ImageFiles.write(file("in.npy"), Samples.constant(ImageInfo.gray(2, 2, SampleType.I64), -5));
        Ran ran = Ran.with(in, "-s", 2, "--range", "offset", "-o", file("o.npy"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .contains("--range offset is for samples of up to 32 bits, and these are int64");
        assertThat(file("o.npy")).doesNotExist();
    }

    @Test
    void whatIsTooFarApartIsRefused() {
        Path in = ImageFiles.write(
                file("in.npy"),
                Samples.raster(ImageInfo.gray(2, 1, SampleType.F64), (c, x, y) -> x == 0 ? -1e308 : 1e308));
        Ran ran = Ran.with(in, "-s", 1, "-m", "nearest", "--range", "rescale", "-o", file("o.npy"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .contains("values from -1.0E308 to 1.0E308 cannot be rescaled");
        assertThat(file("o.npy")).doesNotExist();
    }

    /** A copy of codes needs no rounding. */
    @Test
    void copiesAreNotQuantised() {
        assertThat(json(edges(), "-s", 2, "-m", "nearest")
                        .getAsJsonObject("stages")
                        .keySet())
                .containsExactly("decode png", "nearest", "pack png", "write");
    }
}
