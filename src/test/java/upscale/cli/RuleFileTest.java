package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two folders of pictures that are off by up to some levels, and rules for them in a file. */
class RuleFileTest {
    private static final Path PHOTO = Path.of("samples", "photo.png");

    @TempDir
    private Path folder;

    private Path actual;
    private Path golden;

    @BeforeEach
    void write() throws IOException {
        actual = Files.createDirectory(folder.resolve("actual"));
        golden = Files.createDirectory(folder.resolve("golden"));
        Path off = actual.resolve("photo.png");
        Ran.well(PHOTO, "-s", 1, "-m", "mitchell", "-o", off);
        for (String name : List.of("icons/a.png", "icons/b.png")) {
            Files.createDirectories(actual.resolve(name).getParent());
            Files.createDirectories(golden.resolve(name).getParent());
            Files.copy(off, actual.resolve(name));
            Files.copy(PHOTO, golden.resolve(name));
        }
        Files.copy(PHOTO, golden.resolve("photo.png"));
    }

    private void rules(String... lines) throws IOException {
        Files.write(golden.resolve("upscale-compare.toml"), List.of(lines));
    }

    private Map<String, String> statuses(Object... more) {
        Object[] words = new Object[more.length + 4];
        System.arraycopy(new Object[] {"compare", actual, golden, "--json"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        Map<String, String> statuses = new TreeMap<>();
        Ran.with(words).text().lines().forEach(line -> {
            JsonObject pair = JsonParser.parseString(line).getAsJsonObject();
            statuses.put(pair.get("name").getAsString(), pair.get("status").getAsString());
        });
        return statuses;
    }

    private static Map<String, String> that(String a, String b, String photo) {
        return Map.of("icons/a.png", a, "icons/b.png", b, "photo.png", photo);
    }

    @Test
    void patternsHaveRulesOfTheirOwn() throws IOException {
        assertThat(statuses()).isEqualTo(that("different", "different", "different"));
        rules("max-diff = '100%'", "['icons/*.png']", "max-diff = 0");
        assertThat(statuses()).isEqualTo(that("different", "different", "same"));
    }

    @Test
    void theLastThatMatchesCountsOptionByOption() throws IOException {
        rules(
                "[\"a.png\"]",
                "max-diff = \"100%\"",
                "hard-max = 1",
                "[\"icons/*\"]",
                "hard-max = '100%'",
                "max-diff = 0");
        assertThat(statuses()).isEqualTo(that("different", "different", "different"));
        rules("[\"icons/*\"]", "hard-max = 1", "max-diff = 0", "[\"a.png\"]", "max-diff = \"100%\"");
        assertThat(statuses()).as("hard-max is still 1").isEqualTo(that("different", "different", "different"));
        rules("[\"icons/*\"]", "hard-max = 1", "max-diff = 0", "[\"a.png\"]", "max-diff = \"100%\"", "hard-max = 255");
        assertThat(statuses()).isEqualTo(that("same", "different", "different"));
    }

    @Test
    void aFlagCanBeTakenBack() throws IOException {
        ByteBuffer nan = ByteBuffer.allocate(128 + 4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        nan.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        nan.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        nan.putFloat(Float.NaN).putFloat(0).putFloat(1).putFloat(2);
        for (Path each : List.of(actual, golden)) {
            Files.write(each.resolve("a.npy"), nan.array());
            Files.write(each.resolve("b.npy"), nan.array());
        }
        rules("nan-differs = true", "['b.*']", "nan-differs = false");
        assertThat(statuses()).containsEntry("a.npy", "different").containsEntry("b.npy", "same");
    }

    @Test
    void theCommandLineCountsMost() throws IOException {
        rules("max-diff = '100%'", "['icons/*.png']", "max-diff = '50%'");
        assertThat(statuses()).isEqualTo(that("same", "same", "same"));
        assertThat(statuses("--max-diff", 0)).isEqualTo(that("different", "different", "different"));
    }

    @Test
    void whereRulesComeFromIsTold() throws IOException {
        rules("max-diff = '100%'");
        Ran ran = Ran.with("compare", actual, golden);
        assertThat(ran.err()).isEqualTo("rules are those of " + golden.resolve("upscale-compare.toml") + "\n");
        assertThat(ran.text()).as("and they are no picture").endsWith("3 same\n");
        assertThat(Ran.with("compare", actual, golden, "-q").err()).isEmpty();
        Path other = Files.writeString(folder.resolve("other.json"), "{\"icons/b*\": {\"max-diff\": \"100%\"}}");
        assertThat(statuses("--tolerances", other)).isEqualTo(that("different", "same", "different"));
    }

    @Test
    void twoFilesHaveThoseBesideTheSecond() throws IOException {
        Path a = golden.resolve("icons/a.png");
        Files.writeString(a.resolveSibling("upscale-compare.json"), "{\"a.png\": {\"max-diff\": \"100%\"}}");
        assertThat(Ran.with("compare", actual.resolve("photo.png"), a).code()).isZero();
        assertThat(Ran.with("compare", actual.resolve("photo.png"), golden.resolve("icons/b.png"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void masksAreNamedFromWhereTheFileIs() throws IOException {
        Files.createDirectory(golden.resolve(".masks"));
        Files.writeString(golden.resolve(".masks/black.pgm"), "P5 288 192 255\n" + "\0".repeat(288 * 192));
        rules("mask = '.masks/none.png'");
        Ran missing = Ran.with("compare", actual, golden);
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo("upscale: " + golden.resolve("upscale-compare.toml") + ", for icons/a.png: --mask "
                        + golden.resolve(".masks/none.png") + ": no such file\n");
        rules("['icons/a.*']", "mask = '.masks/black.pgm'");
        assertThat(statuses()).isEqualTo(that("same", "different", "different"));
    }

    /** What the page shows is understood, in both languages. */
    @Test
    void examplesOfThePageAreRules() throws IOException {
        String page = Files.readString(Path.of("docs", "regression.md"));
        Matcher toml = Pattern.compile("```toml\\n(.*?)```", Pattern.DOTALL).matcher(page);
        Matcher json = Pattern.compile("in JSON: `(.*?)`").matcher(page);
        assertThat(toml.find() && json.find()).isTrue();
        Files.createDirectory(folder.resolve(".masks"));
        Files.copy(PHOTO, folder.resolve(".masks/icons.png"));
        for (Path file : List.of(
                Files.writeString(folder.resolve("a.toml"), toml.group(1)),
                Files.writeString(folder.resolve("a.json"), json.group(1)))) {
            Ran ran = Ran.with("compare", actual, golden, "--tolerances", file);
            assertThat(ran.err()).isEqualTo("rules are those of " + file + "\n");
            assertThat(ran.code()).isEqualTo(1);
        }
    }

    @Test
    void approvalsGoByThemToo() throws IOException {
        rules("['icons/*']", "max-diff = '100%'");
        assertThat(Ran.well("approve", actual, golden).text()).endsWith("2 same, 1 approved\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-dif = 2 | :1: there is no rule max-dif; did you mean max-diff?",
                "quiet = true | :1: there is no rule quiet; there are ",
                "max-diff = 'x' | :1: max-diff: 'x' is no amount; expected 2, 0.5 or 1%",
                "max-diff = true | :1: max-diff: 'true' is no amount; expected 2, 0.5 or 1%",
                "shave = 1.5 | :1: shave: '1.5' is not",
                "nan-differs = 1 | :1: nan-differs is true or false, not '1'",
                "icc = 'ignor' | :1: icc: 'ignor' is no way to compare colour profiles; did you mean ignore?",
                "psnr = -1 | , for icons/a.png: --psnr is at least 0, not -1.0",
                "[a]\\nmetrics = 'all' | :2: what is told is told of all: write metrics before the first table"
            })
    void whatIsWrongIsToldWithItsLine(String text, String message) throws IOException {
        rules(text.replace("\\n", "\n"));
        Ran ran = Ran.with("compare", actual, golden);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("upscale: " + golden.resolve("upscale-compare.toml") + message)
                .hasLineCount(1);
    }

    @Test
    void oneFileIsEnough() throws IOException {
        rules();
        Files.writeString(golden.resolve("upscale-compare.json"), "{}");
        Ran ran = Ran.with("compare", actual, golden);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("upscale: there are ").endsWith(": leave one of them\n");
    }
}
