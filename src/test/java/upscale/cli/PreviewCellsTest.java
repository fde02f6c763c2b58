package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.engine.Kernels;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Methods;
import upscale.method.Target;
import upscale.preview.Candidate;
import upscale.preview.Cell;
import upscale.preview.Preview;
import upscale.stage.Expanded;

/** What a preview shows of a method is what the main job makes by it. */
class PreviewCellsTest {
    private static final ClassLoader LOADER = PreviewCellsTest.class.getClassLoader();
    private static final Methods METHODS = Methods.load(LOADER);

    // Larger than a crop and what lies around it, so that most methods are not shown the whole.
    private static final ImageInfo LARGE = ImageInfo.rgb(260, 190, SampleType.U8);

    @TempDir
    Path folder;

    private static Target.Scale scale(String x, String y) {
        return new Target.Scale(Ratio.of(new BigDecimal(x)), Ratio.of(new BigDecimal(y)));
    }

    private Preview preview(Raster image, List<Candidate> candidates, Target.Scale scale, Region region)
            throws IOException {
        return Preview.of(
                new Preview.Subject(
                        image, Metadata.NONE, Formats.load(LOADER).named("png").orElseThrow()),
                candidates,
                new Preview.Wish(scale, Optional.of(region), Optional.empty(), false),
                2);
    }

    private void assertAsTheMainJob(Raster image, Cell cell, String scale) {
        Path in = ImageFiles.write(folder.resolve("in.png"), image);
        Path out = folder.resolve("out.png");
        Stream<String> words = new TrialWords.MethodsWord().convert(cell.label()).get(0).words().stream();
        Ran.well(Stream.concat(Stream.of(in, "-s", scale, "-f", "-o", out, "-m"), words)
                .toArray());
        Image whole = ImageFiles.read(out).image();
        assertThat(Samples.same(
                        Samples.of(Expanded.of(cell.samples())), Samples.of(Expanded.of(Part.of(whole, cell.place())))))
                .as(cell.label() + " at " + cell.place())
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> everyMethodIsShownAsItIs() throws IOException {
        Raster image = Samples.noise(LARGE, 1);
        Target.Scale four = scale("4", "4");
        Preview preview = preview(image, PreviewCommand.candidates(METHODS, four), four, new Region(20, 16, 101, 77));
        assertThat(preview.cells()).hasSize(PreviewCommand.METHODS.split(",").length);
        return preview.cells().stream()
                .map(cell -> dynamicTest(cell.label(), () -> {
                    assertThat(cell.place()).isEqualTo(new Region(80, 64, 404, 308));
                    assertAsTheMainJob(image, cell, "4");
                }));
    }

    /** Scales, and places at the borders and far from them. */
    @ParameterizedTest
    @CsvSource({
        "2, 2, 30x20+200+150",
        "3, 3, 10x10+0+180",
        "2, 3, 12x9+130+90",
        "1.5, 1.5, 21x21+100+70",
        "0.5, 0.5, 40x40+100+70",
        "7, 7, 5x6+255+0",
        "2.3, 2.3, 21x21+111+66"
    })
    void atAnyScaleAndPlace(String x, String y, String region) throws IOException {
        Raster image = Samples.noise(LARGE, 2);
        Target.Scale scale = scale(x, y);
        Preview preview = preview(
                image,
                TrialWords.candidates(
                        METHODS,
                        new TrialWords.MethodsWord()
                                .convert("nearest,lanczos,b-spline,gaussian,learned,fourier,bed-of-nails,transposed"),
                        scale),
                scale,
                new RuleWords.RegionWord().convert(region));
        assertThat(preview.cells()).hasSizeGreaterThan(3);
        preview.cells().forEach(cell -> assertAsTheMainJob(image, cell, x.equals(y) ? x : x + "x" + y));
    }

    /** What an output hangs on is not what is near with these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lanczos --edge wrap", "bicubic --align align-corners", "nearest --nearest-rounding floor",
                "lanczos --like pillow", "learned --refine 2", "transposed -k \"1 2 1; 2 4 2; 1 2 1\"",
                "transposed -k \"1 2 1; 2 4 2; 1 2 1\" --even-overlap gain", "lanczos:12 --edge reflect"
            })
    void withOptions(String method) throws IOException {
        Raster image = Samples.noise(LARGE, 3);
        Target.Scale three = scale("3", "3");
        Preview preview = preview(
                image,
                TrialWords.candidates(METHODS, new TrialWords.MethodsWord().convert(method), three),
                three,
                new Region(20, 20, 240, 100));
        assertAsTheMainJob(image, preview.cells().get(0), "3");
    }

    private static Stream<ImageInfo> kinds() {
        int[] colours = {0xff000000, 0xffff0000, 0x8000ff00, 0xffffffff};
        return Stream.of(
                ImageInfo.gray(200, 90, SampleType.U8),
                ImageInfo.gray(200, 90, SampleType.U16),
                ImageInfo.gray(200, 90, SampleType.U1),
                ImageInfo.rgb(200, 90, SampleType.U16),
                ImageInfo.rgb(200, 90, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.palette(200, 90, SampleType.U2, new Palette(colours)));
    }

    @TestFactory
    Stream<DynamicTest> samplesOfAnyKind() {
        return kinds().map(info -> dynamicTest(info.colour() + " " + info.type() + " " + info.alpha(), () -> {
            Raster image = Samples.noise(info, 4);
            Target.Scale two = scale("2", "2");
            Preview preview = preview(
                    image,
                    TrialWords.candidates(
                            METHODS, new TrialWords.MethodsWord().convert("nearest,bicubic,bed-of-nails,learned"), two),
                    two,
                    new Region(20, 20, 90, 30));
            assertThat(preview.leftOut()).isEmpty();
            preview.cells().forEach(cell -> assertAsTheMainJob(image, cell, "2"));
        }));
    }

    /** All kernels are shown, but for those that take parameters of one's own, or are one that is shown by another name. */
    @TestFactory
    Stream<DynamicTest> noKernelIsForgotten() throws IOException {
        List<String> shown = Arrays.asList(PreviewCommand.METHODS.split(","));
        Raster image = Samples.noise(ImageInfo.gray(20, 20, SampleType.U8), 5);
        Target.Scale three = scale("3", "3");
        List<Cell> cells = preview(image, PreviewCommand.candidates(METHODS, three), three, new Region(20, 20, 0, 0))
                .cells();
        return Kernels.families().stream()
                .map(Kernels.Family::name)
                .filter(name -> !name.equals("cubic") && !shown.contains(name))
                .map(name -> dynamicTest(name, () -> {
                    Cell own = preview(
                                    image,
                                    TrialWords.candidates(METHODS, new TrialWords.MethodsWord().convert(name), three),
                                    three,
                                    new Region(20, 20, 0, 0))
                            .cells()
                            .get(0);
                    assertThat(cells).anyMatch(cell -> cell.samples().sameSamples(own.samples()));
                }));
    }
}
