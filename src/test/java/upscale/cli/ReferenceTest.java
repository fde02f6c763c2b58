package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code --reference}: results compared as they are written. */
class ReferenceTest {
    private static final Path PHOTO = Path.of("samples", "photo.png");

    /** What may be said of what is the same; what they come to differs from format to format. */
    private static final List<String> TOLERANCES = List.of(
            "",
            "--max-diff 2",
            "--max-diff 2 --max-different 50%",
            "--max-diff 100%",
            "--max-relative 0.02 --metrics all",
            "--psnr 40 --metrics psnr,ssim",
            "--ssim 0.9999",
            "--luma bt601 --shave 2 --psnr 30",
            "--region 9x9+3+3 --data-range 100",
            "--compare-alpha ignore --icc ignore --depth-mismatch scale --size-mismatch crop");

    private static final Format TIFF =
            Formats.load(ReferenceTest.class.getClassLoader()).named("tiff").orElseThrow();

    @TempDir
    private Path folder;

    private final List<JsonElement> verdicts = new ArrayList<>();

    private Path in(String name) {
        return folder.resolve(name);
    }

    /** The reference is the same, of another kernel, of another size, cut short, or not there. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "jpg", "bmp", "ppm", "npy", "dcm"})
    void theVerdictIsThatOfComparingWhatIsWritten(String suffix) throws IOException {
        Path same = in("same." + suffix);
        Path other = in("other." + suffix);
        Path larger = in("larger." + suffix);
        Path cut = in("cut." + suffix);
        Ran.well(PHOTO, "-s", 0.25, "-o", same);
        Ran.well(PHOTO, "-s", 0.25, "-m", "mitchell", "-o", other);
        Ran.well(PHOTO, "-s", 0.5, "-o", larger);
        byte[] whole = Files.readAllBytes(same);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        for (Path reference : List.of(same, other, larger, cut, in("missing." + suffix))) {
            for (String tolerance : TOLERANCES) {
                holds(in("new." + suffix), reference, tolerance);
            }
        }
        assertThat(verdicts.stream().map(JsonElement::getAsString).distinct())
                .containsExactlyInAnyOrder("same", "different", "size-differs", "undecodable", "new");
    }

    private void holds(Path result, Path reference, String tolerance) {
        Object[] rules =
                Arrays.stream(tolerance.split(" ")).filter(w -> !w.isEmpty()).toArray();
        Ran run = Ran.with(words(rules, PHOTO, "-s", 0.25, "-f", "-o", result, "--reference", reference, "--json"));
        Ran compared = Ran.with(words(rules, "compare", result, reference, "--json"));
        String about = reference + " " + tolerance;
        JsonObject told = object(run);
        JsonObject agreement = told.getAsJsonObject("reference");
        JsonObject verdict = object(compared);
        for (String key : List.of("status", "reasons", "pages")) {
            assertThat(agreement.get(key)).as(about).isEqualTo(verdict.get(key));
        }
        assertThat(agreement.get("expected").getAsString()).isEqualTo(reference.toString());
        assertThat(run.code()).as(about).isEqualTo(compared.code() == 0 ? 0 : 1);
        assertThat(told.get("status").getAsString()).isEqualTo(compared.code() == 0 ? "written" : "failed");
        assertThat(told.has("reason")).isEqualTo(compared.code() != 0);
        assertThat(told.get("output").getAsString()).isEqualTo(result.toString());
        verdicts.add(verdict.get("status"));
    }

    private static Object[] words(Object[] more, Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static JsonObject object(Ran ran) {
        return JsonParser.parseString(ran.text().lines().findFirst().orElseThrow())
                .getAsJsonObject();
    }

    // ---- folders

    /** Inputs in two folders, and what they should become. */
    private void folders() throws IOException {
        Files.createDirectories(in("in/below"));
        Files.copy(PHOTO, in("in/a.png"));
        Files.copy(PHOTO, in("in/below/a.png"));
        Ran.well(in("in/below/a.png"), "-s", 0.5, "-m", "mitchell", "-o", in("in/b.png"));
        Ran.well(in("in"), "-r", "-s", 2, "-o", in("golden") + "/");
    }

    private Ran enlarged(Object... more) {
        return Ran.with(words(more, in("in"), "-r", "-s", 2, "-o", in("out") + "/", "--reference", in("golden")));
    }

    @Test
    void ofAFolderGoesByTheNamesOfResults() throws IOException {
        folders();
        assertThat(enlarged().code()).isZero();
        Files.copy(in("golden/b.png"), in("golden/below/a.png"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(in("golden/b.png"));
        for (int threads : new int[] {1, 4}) {
            Ran ran = enlarged("-f", "--json", "-j", threads);
            assertThat(ran.code()).isEqualTo(1);
            Map<String, String> statuses = new TreeMap<>();
            ran.text()
                    .lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .filter(object -> object.has("reference"))
                    .map(object -> object.getAsJsonObject("reference"))
                    .forEach(reference -> statuses.put(
                            in("golden")
                                    .relativize(
                                            Path.of(reference.get("expected").getAsString()))
                                    .toString(),
                            reference.get("status").getAsString()));
            assertThat(statuses).isEqualTo(Map.of("a.png", "same", "b.png", "new", "below/a.png", "size-differs"));
            assertThat(ran.text()).contains("\"written\":1,", "\"failed\":2,");
        }
        assertThat(in("out/b.png")).exists();
        assertThat(in("out/below/a.png")).exists();
    }

    @Test
    void rulesOfAFileBesideTheReferencesCount() throws IOException {
        folders();
        assertThat(enlarged("-m", "mitchell", "-q").complaints()).hasSize(3);
        Path rules = Files.writeString(
                in("golden/upscale-compare.toml"), "max-diff = 1\n[\"below/*\"]\nmax-diff = \"100%\"\n");
        for (Object[] more : new Object[][] {{}, {"--tolerances", in("moved.toml")}}) {
            Ran ran = enlarged(words(more, "-f", "-m", "mitchell"));
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.complaints())
                    .contains("rules are those of " + (more.length == 0 ? rules : in("moved.toml")))
                    .anyMatch(line -> line.contains("against " + in("golden/below/a.png") + ": same"))
                    .anyMatch(line -> line.contains("against " + in("golden/a.png") + ": different"));
            Files.copy(rules, in("moved.toml"), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(enlarged("-f", "-m", "mitchell", "--max-diff", "100%").code())
                .as("the command line counts more")
                .isZero();
        Path golden = in("golden/below/a.png");
        Ran one = Ran.with(PHOTO, "-s", 2, "-m", "mitchell", "-o", in("new.png"), "--reference", golden);
        assertThat(one.code()).as("beside it there is none").isEqualTo(1);
        Files.writeString(rules, "max-dif = 1\n");
        assertThat(enlarged("-f").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "out/{name}-{scale}.png, a-2x.png",
        "out/{dir}/{name}.png, a.png",
        "out/x-{name}/{scale}.png, x-a/2x.png",
        "out/new.png, new.png"
    })
    void namesOfPatternsAreThoseBelowWhereTheyBegin(String output, String name) throws IOException {
        Files.copy(PHOTO, in("a.png"));
        Path expected = in("golden").resolve(name);
        Files.createDirectories(expected.getParent());
        Files.createDirectories(in("out"));
        Ran.well(in("a.png"), "-s", 2, "-o", expected);
        Ran ran = Ran.with(in("a.png"), "-s", 2, "-o", folder + "/" + output, "--reference", in("golden"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("against " + expected + ": same");
    }

    @Test
    void besideTheInputTheNameIsThatOfTheResult() throws IOException {
        Files.copy(PHOTO, in("a.png"));
        Files.createDirectory(in("golden"));
        Ran.well(in("a.png"), "-s", 2, "-o", in("golden/a-2x.png"));
        Ran ran = Ran.with(in("a.png"), "-s", 2, "--reference", in("golden"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(in("a-2x.png")).exists();
    }

    // ---- what is told

    @Test
    void theReasonIsOneLineWithNumbersAndInEveryReport() throws IOException {
        folders();
        Files.copy(in("in/a.png"), in("golden/a.png"), StandardCopyOption.REPLACE_EXISTING);
        String reason = in("out/a.png") + " against " + in("golden/a.png") + ": size differs: 576x384 against 288x192";
        for (String report : List.of("report.xml", "report.csv", "report.json")) {
            Ran ran = enlarged("-f", "--report", in(report));
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.complaints())
                    .contains("upscale: " + in("in/a.png") + ": " + reason)
                    .anyMatch(line -> line.endsWith("against " + in("golden/b.png") + ": same"));
            assertThat(in(report)).content().contains(reason);
        }
        assertThat(in("report.xml")).content().contains("failures=\"1\"");
        assertThat(in("report.csv")).content().contains("against " + in("golden/b.png") + ": same\r\n");
        Ran ran = enlarged("-f", "-m", "mitchell", "--metrics", "psnr,different", "-q");
        assertThat(ran.complaints())
                .hasSize(3)
                .anyMatch(line -> line.matches(
                        ".*b.png: different: \\d+ of \\d+ pixels differ {2}\\(psnr .* dB, \\d+ different\\)"));
    }

    @Test
    void noMoreAreBegunAfterAFailure() throws IOException {
        folders();
        Files.delete(in("golden/a.png"));
        assertThat(enlarged("--fail-fast", "-j", 1).err()).contains("1 failed, 2 not begun");
    }

    // ---- what is there already

    @Test
    void whatIsSkippedIsComparedToo() throws IOException {
        folders();
        assertThat(enlarged("--skip-existing").code()).isZero();
        Ran skipped = enlarged("--skip-existing");
        assertThat(skipped.code()).isZero();
        assertThat(skipped.err()).contains("3 skipped");
        Files.delete(in("golden/b.png"));
        Ran failed = enlarged("--skip-existing", "--json");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.text()).contains("\"skipped\":2,\"failed\":1,", "\"status\":\"new\"");
        assertThat(enlarged("--newer").code()).isEqualTo(1);
    }

    @Test
    void theReferenceIsNeverReplaced() throws IOException {
        folders();
        byte[] before = Files.readAllBytes(in("golden/a.png"));
        Ran ran = Ran.with(
                in("in"), "-r", "-s", 2, "-m", "mitchell", "-f", "-o", in("golden"), "--reference", in("golden"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(3).allMatch(line -> line.contains("itself: choose another name"));
        assertThat(Files.readAllBytes(in("golden/a.png"))).isEqualTo(before);
    }

    @Test
    void aDryRunTellsWhichReferencesAreMissing() throws IOException {
        folders();
        Files.delete(in("golden/b.png"));
        Ran ran = enlarged("--dry-run");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .contains("upscale: " + in("in/b.png") + ": there is no " + in("golden/b.png") + " to compare it with");
        assertThat(in("out")).doesNotExist();
    }

    // ---- what cannot be compared

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/null"})
    void whatIsNoFileIsRefused(String output) throws IOException {
        Ran ran = Ran.with(PHOTO, "-s", 2, "--format", "png", "-o", output, "--reference", PHOTO);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.complaints())
                .containsExactly("upscale: " + PHOTO + ": --reference is for files that are written, and " + output
                        + " is none: name one with -o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv;-k;edge", "pool;-k;2", "chain;bias 8", "-s;2;-m;bed-of-nails"})
    void everyCommandThatWritesImagesTakesIt(String command) {
        Path golden = in("golden.png");
        Ran.well(words(new Object[] {PHOTO, "-o", golden}, (Object[]) command.split(";")));
        for (Path reference : List.of(golden, PHOTO)) {
            Ran ran =
                    Ran.with(words(new Object[] {PHOTO, "-f", "-o", in("new.png"), "--reference", reference}, (Object[])
                            command.split(";")));
            assertThat(ran.code()).as(ran.err()).isEqualTo(reference.equals(golden) ? 0 : 1);
        }
    }

    /** Of several pages each, and of their number. */
    @Test
    void everyPageIsCompared() throws IOException {
        Path two = in("two.tif");
        Path golden = in("golden.tif");
        ImageInfo info = ImageInfo.gray(5, 4, SampleType.U8);
        Files.write(two, Written.pages(TIFF, List.of(Samples.noise(info, 1), Samples.noise(info, 2))));
        Ran.well(two, "-s", 2, "-o", golden);
        assertThat(Ran.with(two, "-s", 2, "-o", in("new.tif"), "--reference", golden)
                        .code())
                .isZero();
        Ran maps = Ran.with(two, "-s", 2, "-f", "-o", in("new.tif"), "--reference", golden, "--diff", in("map.tif"));
        assertThat(maps.code()).as(maps.err()).isZero();
        assertThat(maps.err()).contains("  -> " + in("map-1.tif") + ", " + in("map-2.tif"));
        Ran one = Ran.with(two, "--page", 1, "-s", 2, "-f", "-o", in("new.tif"), "--reference", golden);
        assertThat(one.code()).isEqualTo(1);
        assertThat(one.err()).contains("1 pages against 2");
    }
}
