package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.Main;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Where outputs go. */
class OutputTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.gray(folder.resolve("in.png"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-s 2, in-2x.png, 10x8",
        "-s 2x, in-2x.png, 10x8",
        "-s 200%, in-2x.png, 10x8",
        "-s 1.5, in-1.5x.png, 8x6",
        "-s 2x3, in-2x3.png, 10x12",
        "-s 1.33333333333, in-1.333333x.png, 7x5",
        "-s .5, in-0.5x.png, 3x2",
        "--size 11x7, in-11x7.png, 11x7",
        "--size 10x, in-10x.png, 10x8",
        "--size x8, in-x8.png, 10x8",
        "--size 20x20 --fit inside, in-20x20.png, 20x16",
        "--size 20x20 --fit cover, in-20x20.png, 25x20",
        "-s 2 --format tiff, in-2x.tif, 10x8",
    })
    void isBesideTheInputUnderATellingName(String words, String name, String size) throws IOException {
        Ran.well(Stream.concat(Stream.of(input.toString()), Stream.of(words.split(" ")))
                .toArray());
        assertThat(files()).containsExactly(name, "in.png");
        assertThat(ImageFiles.info(folder.resolve(name)))
                .satisfies(
                        info -> assertThat(info.width() + "x" + info.height()).isEqualTo(size));
    }

    @ParameterizedTest
    @CsvSource({
        "{name}_{scale}_{method}.{ext}, -m nearest, in_3x_nearest.png",
        "{method}/{name}.{ext}, -m mitchell, mitchell/in.png",
        "{name}-{method}.tif, -k lanczos:4, in-lanczos-4.tif",
        "{scale}/{name}.{ext}, --format bmp, 3x/in.bmp",
        "sub/deep/, -m bilinear, sub/deep/in.png",
        "made/, --format tiff, made/in.tif",
    })
    void followsPatternsAndFolders(String output, String words, String name) throws IOException {
        String[] more = words.split(" ");
        Ran.well(input, "-s", 3, "-o", folder + "/" + output, more[0], more[1]);
        assertThat(files()).containsExactlyInAnyOrder(name, "in.png");
    }

    @Test
    void keepsTheSpellingOfTheInputsSuffix() throws IOException {
        Files.move(input, folder.resolve("In.PNG"));
        Ran.well(folder.resolve("In.PNG"), "-s", 2);
        assertThat(files()).containsExactly("In-2x.PNG", "In.PNG");
    }

    @Test
    void ofEachInputStandsAlone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "not an image");
        Path missing = folder.resolve("missing.png");
        Path good = ImageFiles.gray(folder.resolve("z.png"));
        Ran ran = Ran.with(broken, input, missing, folder, good, "-s", 2);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(files()).containsExactly("broken.png", "in-2x.png", "in.png", "z-2x.png", "z.png");
        assertThat(ran.complaints())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("upscale: " + broken + ": not an image in a known format"),
                        line -> assertThat(line)
                                .isEqualTo(input + " -> " + folder.resolve("in-2x.png") + "  5x4 -> 10x8  lanczos"),
                        line -> assertThat(line).isEqualTo("upscale: " + missing + ": no such file"),
                        line -> assertThat(line)
                                .isEqualTo("upscale: " + folder
                                        + ": the results would lie among its images, and be taken for images the next time: name"
                                        + " another folder with -o, which may lie in it"),
                        line -> assertThat(line).startsWith(good + " -> "));
    }

    @Test
    void goesThroughStandardStreams() throws IOException {
        byte[] file = Files.readAllBytes(input);
        Ran.well(input, "-s", 2, "-o", folder.resolve("named.png"));
        byte[] expected = Files.readAllBytes(folder.resolve("named.png"));
        assertThat(Ran.well(input, "-s", 2, "-o", "-").out()).isEqualTo(expected);
        assertThat(Ran.piped(file, "-", "-s", 2, "-o", "-").out()).isEqualTo(expected);
        assertThat(Ran.piped(file, "-", "-s", 2).out())
                .as("standard input has no name to go by")
                .isEqualTo(expected);
        Ran named = Ran.piped(file, "-", "-s", 2, "-q", "-o", folder + "/{name}-{scale}.{ext}");
        assertThat(named.out()).isEmpty();
        assertThat(named.err()).isEmpty();
        assertThat(folder.resolve("stdin-2x.png")).hasBinaryContent(expected);
        // A TIFF goes back in its file, which a pipe cannot.
        assertThat(ImageFiles.read(Ran.well(input, "-s", 2, "-o", "-", "--format", "tiff")
                                .out())
                        .image()
                        .info()
                        .width())
                .isEqualTo(10);
    }

    @Test
    void intoAClosedPipeEndsInOneLine() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        for (String[] args : new String[][] {
            {input.toString(), "-s", "2", "-o", "-"},
            {input.toString(), "-s", "2", "--json", "-f"},
            {"inspect", input.toString(), "--json"},
            {"methods", "--json"},
            {"methods"},
            {"--help"},
        }) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Main.run(
                    args,
                    new ByteArrayInputStream(new byte[0]),
                    closed,
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            assertThat(code).as(List.of(args).toString()).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSizeLessThan(2);
        }
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        ImageInfo planes = ImageInfo.planes(3, 3, 7, SampleType.F32);
        ImageFiles.write(folder.resolve("wide.npy"), Samples.noise(planes, 1));
        Ran refused = Ran.with(folder.resolve("wide.npy"), "-s", 2, "-o", folder + "/new/x.png");
        assertThat(refused.code()).isEqualTo(1);
        Ran refusedToo = Ran.with(folder.resolve("wide.npy"), "-s", 2, "--format", "png", "-o", folder + "/new/");
        assertThat(refusedToo.complaints()).singleElement().asString().contains("not float32: write tiff or npy");
        assertThat(files()).containsExactly("in.png", "wide.npy");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void saysWhereItCannotBeMade() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no folder");
        assertThat(Ran.with(input, "-s", 2, "-o", folder.resolve("none/x.png")).complaints())
                .containsExactly("upscale: " + input + ": there is no folder " + folder.resolve("none")
                        + " to write x.png into");
        for (String output : List.of("text/x.png", "text/sub/")) {
            assertThat(Ran.with(input, "-s", 2, "-o", folder + "/" + output).complaints())
                    .singleElement()
                    .asString()
                    .endsWith("cannot be written: " + text + " is not a folder");
        }
        assertThat(text).hasContent("no folder");
    }

    @Test
    void mayBeADevice() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no /dev/null");
        Ran.well(input, "-s", 2, "-o", device, "--format", "png");
        Ran.well(input, "-s", 2, "-f", "-o", device, "--format", "tiff");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void warnsOnceWhenTheShapeChanges() {
        assertThat(Ran.well(input, "--size", "20x20").complaints())
                .filteredOn(line -> line.contains("aspect ratio"))
                .containsExactly(
                        "upscale: " + input + ": the aspect ratio changes: 5x4 to 20x20 (--fit inside keeps it)");
        assertThat(Ran.well(input, "--size", "20x20", "-q", "-f").err()).isEmpty();
        assertThat(Ran.well(input, "--size", "20x16", "-f").err()).doesNotContain("aspect");
    }
}
