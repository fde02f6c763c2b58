package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import upscale.format.Formats;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.telling.Surroundings;

class PreviewTest {
    // Where the first cell of a sheet is.
    private static final int LEFT = 8;
    private static final int TOP = 19;

    @TempDir
    Path folder;

    private Path photo;

    @BeforeEach
    void photo() {
        photo = ImageFiles.write(folder.resolve("photo.png"), Samples.noise(ImageInfo.rgb(90, 60, SampleType.U8), 1));
    }

    private Path sheet() {
        return folder.resolve("photo-preview.png");
    }

    private static JsonObject json(Object... words) {
        return JsonParser.parseString(Ran.well(words).text()).getAsJsonObject();
    }

    @Test
    void aSheetOfAllMethodsLiesBesideTheImage() {
        Ran ran = Ran.well("preview", photo);
        assertThat(ran.err().strip())
                .startsWith(photo + " -> " + sheet() + "  64x60+")
                .endsWith("+0, 4x by 21 methods");
        assertThat(ran.out()).as("nothing is drawn into files and pipes").isEmpty();
        ImageInfo info = ImageFiles.info(sheet());
        assertThat(info.type()).isEqualTo(SampleType.U8);
        assertThat(info.channels()).isEqualTo(3);
        assertThat(info.width()).isBetween(1000, 1600);
        assertThat((double) info.width() / info.height()).isBetween(1.1, 1.6);
    }

    /** The picture of a cell is as the main job makes it, and stands where sheets have it. */
    @Test
    void theSheetShowsThePixelsThemselves() {
        Ran.well("preview", photo, "-s", 2, "--region", "20x16+30+40", "--methods", "nearest,bicubic");
        Path whole = folder.resolve("whole.png");
        Ran.well(photo, "-s", 2, "-m", "bicubic", "-o", whole);
        Image sheet = ImageFiles.read(sheet()).image();
        int second = TOP + 32 + 4 + 11 + 8; // below the first, its name and a gap
        double[][][] seen = Samples.of(sheet);
        double[][][] made = Samples.of(ImageFiles.read(whole).image());
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 32; y++) {
                for (int x = 0; x < 40; x++) {
                    assertThat(seen[c][second + y][LEFT + x]).isEqualTo(made[c][80 + y][60 + x]);
                }
            }
        }
    }

    @Test
    void whatIsTransparentLiesOnCheckers() {
        Path clear = ImageFiles.write(
                folder.resolve("clear.png"),
                Samples.constant(ImageInfo.rgb(20, 20, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT), 0));
        Ran.well("preview", clear, "-s", 1, "--methods", "nearest", "-o", folder.resolve("s.png"));
        double[][][] seen = ImageFiles.samples(folder.resolve("s.png"));
        assertThat(seen[0][TOP][LEFT]).isEqualTo(255);
        assertThat(seen[0][TOP][LEFT + 8]).isEqualTo(204);
        assertThat(seen[0][TOP + 8][LEFT + 8]).isEqualTo(255);
    }

    /** Twelve bits in sixteen would be all but black. */
    @Test
    void grayOfManyBitsIsSpreadOverWhatThereIsOfIt() {
        Path scan = ImageFiles.write(
                folder.resolve("scan.png"),
                Samples.raster(ImageInfo.gray(20, 20, SampleType.U16), (c, x, y) -> 100 + 100 * x));
        Ran ran = Ran.well("preview", scan, "-s", 1, "--methods", "nearest", "-v");
        double[][][] seen = ImageFiles.samples(folder.resolve("scan-preview.png"));
        assertThat(seen[0][TOP][LEFT]).isEqualTo(0);
        assertThat(seen[0][TOP][LEFT + 19]).isEqualTo(255);
        assertThat(seen[0][TOP][LEFT + 10]).isEqualTo(Math.rint(255 * 10 / 19.0));
        assertThat(ran.err()).contains("shown: window 1050.0,1900.0");
    }

    @Test
    void theCropIsWhereThereIsMostToSee() {
        Raster flat = Samples.raster(
                ImageInfo.gray(400, 300, SampleType.U8),
                (c, x, y) -> x / 32 == 7 && y / 32 == 5 ? 200 * ((x + y) % 2) : 0);
        Path file = ImageFiles.write(folder.resolve("flat.png"), flat);
        String region = json("preview", file, "--json", "-s", 8, "--methods", "nearest")
                .get("region")
                .getAsString();
        assertThat(region).isEqualTo("32x32+224+160");
    }

    /** As compare takes them, of the same pixels. */
    @Test
    void likenessIsThatOfCompare() {
        Path small = folder.resolve("small.png");
        Ran.well(photo, "-s", "0.5", "-o", small);
        Ran.well(small, "-s", 2, "-m", "mitchell", "-o", folder.resolve("mitchell.png"));
        JsonObject preview = json(
                "preview",
                small,
                "-s",
                2,
                "--json",
                "--reference",
                photo,
                "--region",
                "30x20+9+7",
                "--methods",
                "mitchell,lanczos,nearest");
        JsonObject mitchell = preview.getAsJsonArray("methods").get(0).getAsJsonObject();
        assertThat(mitchell.get("method").getAsString()).isEqualTo("mitchell");
        assertThat(mitchell.get("region").getAsString()).isEqualTo("60x40+18+14");
        Ran compared = Ran.with(
                "compare",
                folder.resolve("mitchell.png"),
                photo,
                "--region",
                "60x40+18+14",
                "--json",
                "--metrics",
                "psnr,ssim");
        JsonObject page = JsonParser.parseString(
                        compared.text().lines().findFirst().orElseThrow())
                .getAsJsonObject()
                .getAsJsonArray("pages")
                .get(0)
                .getAsJsonObject();
        assertThat(mitchell.get("psnr")).isEqualTo(page.get("psnr"));
        assertThat(mitchell.get("ssim")).isEqualTo(page.get("ssim"));
    }

    @Test
    void theBestAreMarkedInTheTable() {
        Path large = folder.resolve("large.png");
        Ran.well(photo, "-s", 3, "-m", "bicubic", "-o", large);
        Ran ran =
                Ran.well("preview", photo, "-s", 3, "--reference", large, "--methods", "nearest,bicubic,keys,lanczos");
        List<String> lines = ran.text().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("nearest  [0-9.]+ dB   0\\.[0-9]{4}");
        assertThat(lines.get(1)).isEqualTo("bicubic  same*      1.0000*");
        assertThat(lines.get(2)).isEqualTo("keys     same*      1.0000*");
        assertThat(lines.get(3)).doesNotContain("*");
    }

    @Test
    void whatIsTooSmallForSimilarityHasNone() {
        Path large = folder.resolve("large.png");
        Ran.well(photo, "-s", 2, "-o", large);
        JsonArray methods = json(
                        "preview",
                        photo,
                        "-s",
                        2,
                        "--json",
                        "--reference",
                        large,
                        "--region",
                        "5x5+0+0",
                        "--methods",
                        "nearest")
                .getAsJsonArray("methods");
        assertThat(methods.get(0).getAsJsonObject().keySet()).containsExactly("method", "region", "psnr");
    }

    @Test
    void jsonTellsOfEveryMethodAndOfThoseLeftOut() {
        JsonObject object = json("preview", photo, "-s", "1.5", "--json");
        assertThat(object.keySet())
                .containsExactly("file", "status", "output", "scale", "region", "methods", "leftOut");
        List<String> leftOut = new ArrayList<>();
        object.getAsJsonArray("leftOut")
                .forEach(
                        each -> leftOut.add(each.getAsJsonObject().get("method").getAsString()));
        assertThat(leftOut).containsExactlyInAnyOrder("bed-of-nails", "transposed", "pixel-shuffle");
        assertThat(object.getAsJsonArray("methods")).hasSize(19);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.png                                   | 1 | no.png: no such file",
                "photo.png --region 9x9+90+0              | 1 | photo.png: there is nothing of 9x9+90+0 in an image of 90x60 pixels",
                "photo.png -s 99 --region 90x60+0+0       | 1 | the region 90x60+0+0 becomes 8910x5940 pixels, and 2048 a side are the most",
                "photo.png --reference photo.png          | 1 | the reference is 90x60 pixels, expected 360x240, as the image is enlarged to",
                "photo.png --reference no.png             | 1 | --reference no.png: no such file",
                "photo.png -s 1.5 --methods bed-of-nails  | 1 | photo.png: bed-of-nails: ",
                "photo.png --page 2                       | 1 | there is no page 2: the file has one page",
                "photo.png -o photo.png -f                | 1 | is the input itself: choose another name",
                "photo.png --methods lanczoss             | 2 | --methods lanczoss: no method or kernel is called 'lanczoss'; did you mean lanczos?",
                "photo.png --methods max-unpool           | 2 | --methods max-unpool: it does not enlarge by itself",
                "photo.png --methods 'nearest -s 2'       | 2 | leave out the size, which is said once for all",
                "photo.png other.png                      | 2 | a preview is of one image, and there are 2: photo.png, other.png",
                "--json                                   | 2 | preview what? name an image file",
                "photo.png -q -v                          | 2 | --quiet and --verbose exclude one another",
                "photo.png --inline sixels                | 2 | did you mean sixel?",
                "photo.png --json --inline sixel          | 2 | --inline and --json both want standard output",
                "photo.png --json -o -                    | 2 | the sheet and --json both want standard output",
                "photo.png -o sheet.webp                  | 2 | webp files are read only",
                "photo.png --region 9x9                   | 2 | '9x9' is no region; expected WxH+X+Y",
            })
    void whatIsWrongIsSaidInALine(String words, int code, String message) throws IOException {
        List<Object> args = new ArrayList<>(List.of("preview"));
        for (String word : words.split(" +(?=([^']*'[^']*')*[^']*$)")) {
            String plain = word.replace("'", "");
            args.add(plain.matches("[a-z]+\\.png") ? folder.resolve(plain) : plain);
        }
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.err().replace(folder + "/", "")).contains(message);
        assertThat(ran.err().lines()).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(photo);
        }
    }

    @Test
    void ofSeveralPagesTheFirstIsShownOrTheOneAskedFor() throws IOException {
        Path pages = folder.resolve("pages.tif");
        Files.write(
                pages,
                Written.pages(
                        Formats.load(PreviewTest.class.getClassLoader())
                                .named("tiff")
                                .orElseThrow(),
                        List.of(
                                Samples.constant(ImageInfo.gray(9, 9, SampleType.U8), 7),
                                Samples.constant(ImageInfo.gray(9, 9, SampleType.U8), 70))));
        Path sheet = folder.resolve("sheet.png");
        Ran first = Ran.well("preview", pages, "--methods", "nearest", "-o", sheet);
        assertThat(first.err()).contains("pages.tif: has 2 pages: the first is shown (--page chooses another)");
        assertThat(ImageFiles.samples(sheet)[0][TOP][LEFT]).isEqualTo(7);
        Ran second = Ran.well("preview", pages, "--methods", "nearest", "--page", 2, "-f", "-o", sheet);
        assertThat(second.err().lines()).hasSize(1);
        assertThat(ImageFiles.samples(sheet)[0][TOP][LEFT]).isEqualTo(70);
    }

    @Test
    void planesThatAreNoColoursHaveNoPreview() {
        Path features =
                ImageFiles.write(folder.resolve("f.npy"), Samples.noise(ImageInfo.planes(9, 9, 5, SampleType.F32), 1));
        Ran ran = Ran.with("preview", features, "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("\"status\":\"failed\"");
        assertThat(ran.err()).contains("has 5 planes that are no colours");
    }

    @Test
    void aSheetThatIsThereIsReplacedIfAskedFor() throws IOException {
        Files.writeString(sheet(), "mine");
        Ran ran = Ran.with("preview", photo, "--methods", "nearest");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("exists", "-f");
        assertThat(sheet()).hasContent("mine");
        Ran.well("preview", photo, "--methods", "nearest", "-f");
        assertThat(ImageFiles.info(sheet()).channels()).isEqualTo(3);
    }

    @Test
    void standardInputGoesToStandardOutput() throws IOException {
        Ran ran = Ran.piped(Files.readAllBytes(photo), "preview", "-", "--methods", "nearest");
        assertThat(ran.code()).isZero();
        assertThat(ImageFiles.read(ran.out()).image().info().channels()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"sheet.jpg, jpeg", "sheet.tif, tiff"})
    void theNameOfTheSheetSaysItsFormat(String name, String format) {
        Ran.well("preview", photo, "--methods", "nearest", "-o", folder.resolve(name));
        assertThat(Ran.well("inspect", folder.resolve(name)).text()).containsPattern("format +" + format);
    }

    /** Of a JPEG file as well: there is nothing to gain by losing pixels. */
    @Test
    void besideAnyImageItIsPng() {
        Path jpeg = folder.resolve("a.jpg");
        Ran.well(photo, "-s", 1, "-o", jpeg);
        Ran.well("preview", jpeg, "--methods", "nearest");
        assertThat(folder.resolve("a-preview.png")).exists();
        Ran.well("preview", jpeg, "--methods", "nearest", "-o", folder + "/");
        assertThat(folder.resolve("a.png")).exists();
    }

    // ---- on a terminal

    private record Terminal() implements Surroundings {
        @Override
        public Screen screen() {
            return Screen.UNKNOWN;
        }

        @Override
        public boolean drawsOn() {
            return true;
        }

        @Override
        public int columns() {
            return 60;
        }

        @Override
        public Watch watch(Run run) {
            return () -> {};
        }
    }

    private String drawn(Map<String, String> environment, Charset charset, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLineProgram.Session session =
                new CommandLineProgram(InputStream.nullInputStream(), out, err, charset, new Terminal()).session();
        PreviewCommand command = new PreviewCommand(session, environment::get);
        new CommandLine(Syntax.of("preview", command, Needed.ALL).spec())
                .parseArgs(Stream.concat(Stream.of(photo, "-f", "--methods", "nearest,lanczos"), Stream.of(words))
                        .map(String::valueOf)
                        .toArray(String[]::new));
        assertThat(command.run()).isZero();
        assertThat(sheet()).exists();
        return out.toString(charset);
    }

    @ParameterizedTest
    @CsvSource({"xterm-kitty, '\033_Ga=T'", "foot, '\033P0;1;0q'", "xterm, 'photo.png  64x60+'"})
    void onATerminalItIsDrawnAsThatCan(String term, String begin) {
        assertThat(drawn(Map.of("TERM", term), StandardCharsets.UTF_8)).startsWith(begin);
        assertThat(drawn(Map.of("TERM", term), StandardCharsets.UTF_8, "--inline", "none"))
                .isEmpty();
        assertThat(drawn(Map.of("TERM", term), StandardCharsets.UTF_8, "--json"))
                .startsWith("{\"file\"");
        assertThat(drawn(Map.of("TERM", term), StandardCharsets.UTF_8, "-q")).isEmpty();
    }

    @Test
    void blocksAreAsWideAsTheTerminal() {
        List<String> lines = drawn(Map.of("TERM", "xterm", "COLORTERM", "truecolor"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String plain = lines.get(1).replaceAll("\033\\[[0-9;]*m", "");
        assertThat(plain).hasSize(60).matches("▀{29}  ▀{29}");
        assertThat(lines.get(lines.size() - 1)).matches("nearest {24}lanczos *");
        assertThat(drawn(Map.of("TERM", "xterm"), StandardCharsets.US_ASCII)).isEmpty();
    }

    /** Of 60 characters that are six pixels wide at least; two cells are side by side however narrow it is. */
    @Test
    void aSheetIsNoWiderThanTheTerminal() {
        String text = drawn(Map.of("TERM", "foot"), StandardCharsets.UTF_8);
        Matcher size = Pattern.compile("\"1;1;([0-9]+);([0-9]+)").matcher(text);
        assertThat(size.find()).isTrue();
        assertThat(Integer.parseInt(size.group(1))).isBetween(340, 360);
        assertThat(Integer.parseInt(size.group(2))).isBetween(240, 300);
    }

    @Test
    void aWayThatIsNamedIsTakenAnywhere() {
        assertThat(Ran.well("preview", photo, "--methods", "nearest", "--inline", "iterm2")
                        .text())
                .startsWith("\033]1337;File=inline=1");
    }
}
