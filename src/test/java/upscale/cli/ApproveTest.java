package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two folders with a pair of every kind, and what of the expected ones follows. */
class ApproveTest {
    private static final Path PHOTO = Path.of("samples", "photo.png");

    @TempDir
    private Path folder;

    private Path actual;
    private Path golden;

    @BeforeEach
    void write() throws IOException {
        actual = Files.createDirectory(folder.resolve("actual"));
        golden = Files.createDirectory(folder.resolve("golden"));
        Files.createDirectory(actual.resolve("below"));
        for (Path each : List.of(actual, golden)) {
            Files.copy(PHOTO, each.resolve("same.png"));
        }
        Files.copy(PHOTO, golden.resolve("different.png"));
        Ran.well(PHOTO, "-s", 1, "-m", "mitchell", "-o", actual.resolve("different.png"));
        Files.copy(PHOTO, golden.resolve("size.png"));
        Ran.well(PHOTO, "-s", 2, "-o", actual.resolve("size.png"));
        Files.copy(PHOTO, golden.resolve("missing.png"));
        Files.copy(PHOTO, actual.resolve("below/new.png"));
        byte[] whole = Files.readAllBytes(PHOTO);
        Files.write(actual.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    }

    private static Map<String, String> hashes(Path in) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(in)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                hashes.put(in.relativize(file).toString().replace('\\', '/'), hash(file));
            }
        }
        return hashes;
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, JsonObject> log() throws IOException {
        Map<String, JsonObject> log = new TreeMap<>();
        for (String line : Files.readAllLines(golden.resolve(".upscale-approved.jsonl"))) {
            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
            log.put(entry.get("name").getAsString(), entry);
        }
        return log;
    }

    @Test
    void whatIsOtherwiseTakesItsPlaceByteForByte() throws IOException {
        for (String name : List.of("different.png", "size.png", "below/new.png")) {
            assertThat(hashes(golden).get(name)).isNotEqualTo(hashes(actual).get(name));
        }
        Map<String, String> before = hashes(golden);
        Ran ran = Ran.with("approve", actual, golden);
        assertThat(ran.code()).as("one cannot be read").isEqualTo(5);
        assertThat(ran.text())
                .contains("different.png  approved: different; ", "size.png  approved: size differs; ")
                .contains("below/new.png  approved: new; ", "same.png  same", "missing.png  missing: ")
                .contains("cut.png  undecodable: ", "1 same, 3 approved, 1 missing, 1 undecodable");
        Map<String, String> after = hashes(golden);
        after.remove(".upscale-approved.jsonl");
        before.put("different.png", hash(actual.resolve("different.png")));
        before.put("size.png", hash(actual.resolve("size.png")));
        before.put("below/new.png", hash(actual.resolve("below/new.png")));
        assertThat(after).as("and nothing else").isEqualTo(before);
        assertThat(Ran.with("compare", actual, golden, "--allow-missing", "--json")
                        .text())
                .contains("\"different.png\"")
                .doesNotContain("\"different\",", "size-differs");
    }

    @Test
    void whoWhenWhatAndWhyAreWrittenDown() throws IOException {
        String old = hash(golden.resolve("size.png"));
        Instant start = Instant.now();
        Ran.with("approve", actual, golden, "--by", "Ann \"A\" Ö", "--reason", "rounder\ncorners");
        Map<String, JsonObject> log = log();
        assertThat(log).containsOnlyKeys("different.png", "size.png", "below/new.png");
        JsonObject size = log.get("size.png");
        assertThat(size.keySet()).containsExactly("name", "was", "by", "at", "reason", "oldSha256", "newSha256");
        assertThat(size.get("was").getAsString()).isEqualTo("size-differs");
        assertThat(size.get("by").getAsString()).isEqualTo("Ann \"A\" Ö");
        assertThat(size.get("reason").getAsString()).isEqualTo("rounder\ncorners");
        assertThat(Instant.parse(size.get("at").getAsString()))
                .isBetween(start.minus(Duration.ofSeconds(1)), Instant.now());
        assertThat(size.get("oldSha256").getAsString()).isEqualTo(old);
        assertThat(size.get("newSha256").getAsString()).isEqualTo(hash(actual.resolve("size.png")));
        assertThat(log.get("below/new.png").has("oldSha256")).isFalse();
        List<String> lines = Files.readAllLines(golden.resolve(".upscale-approved.jsonl"));
        Ran.with("approve", actual, golden, "--remove-missing");
        assertThat(Files.readAllLines(golden.resolve(".upscale-approved.jsonl")))
                .hasSize(lines.size() + 1)
                .startsWith(lines.toArray(String[]::new));
        JsonObject missing = log().get("missing.png");
        assertThat(missing.keySet()).containsExactly("name", "was", "by", "at", "oldSha256");
        assertThat(missing.get("by").getAsString()).isNotBlank();
        assertThat(golden.resolve("missing.png")).doesNotExist();
    }

    @Test
    void aDryRunTouchesNothing() throws IOException {
        Map<String, String> before = hashes(golden);
        Ran ran = Ran.with("approve", actual, golden, "--dry-run", "--remove-missing");
        assertThat(hashes(golden)).isEqualTo(before);
        assertThat(ran.text()).contains("missing.png  to be approved: missing", "1 same, 4 to be approved, 1 undec");
        Ran begun = Ran.with("approve", actual, folder.resolve("other"), "--dry-run");
        assertThat(begun.text()).contains("4 to be approved, 1 undecodable");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void onlyWhatMatchesIsApproved() throws IOException {
        Ran ran = Ran.well("approve", actual, golden, "--only", "below/*", "--only", "diff*");
        assertThat(ran.text().lines()).hasSize(3);
        assertThat(log()).containsOnlyKeys("below/new.png", "different.png");
        Ran none = Ran.with("approve", actual, golden, "--only", "*.jpg");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("upscale: nothing matches --only *.jpg\n");
    }

    @Test
    void whatIsWithinTheToleranceStays() throws IOException {
        String old = hash(golden.resolve("different.png"));
        assertThat(Ran.well("approve", actual, golden, "--max-diff", "100%", "--only", "different.png")
                        .text())
                .startsWith("different.png  same");
        assertThat(hash(golden.resolve("different.png"))).isEqualTo(old);
        assertThat(golden.resolve(".upscale-approved.jsonl")).doesNotExist();
    }

    @Test
    void aFileFollowsAFile() throws IOException {
        Path place = folder.resolve("one/golden.png");
        assertThat(Ran.well("approve", actual.resolve("same.png"), place).text())
                .contains("  approved: new");
        assertThat(hash(place)).isEqualTo(hash(PHOTO));
        Ran.well("approve", actual.resolve("size.png"), place);
        assertThat(hash(place)).isEqualTo(hash(actual.resolve("size.png")));
        assertThat(Files.readAllLines(place.resolveSibling(".upscale-approved.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"name\":\"golden.png\","));
        assertThat(Ran.with("approve", actual.resolve("cut.png"), folder.resolve("two.png"))
                        .code())
                .isEqualTo(5);
        assertThat(folder.resolve("two.png")).doesNotExist();
    }

    @Test
    void linksThatLeadOutAreNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(golden.resolve("below"), elsewhere);
        Ran ran = Ran.with("approve", actual, golden, "--only", "below/*");
        assertThat(ran.code()).as("it is still new").isEqualTo(4);
        assertThat(ran.text()).contains("not approved: ", " is a link that leads out of it");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void theLogIsNoLink() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");
        Files.createSymbolicLink(golden.resolve(".upscale-approved.jsonl"), other);
        Ran ran = Ran.with("approve", actual, golden, "--only", "size.png");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.text()).contains("not approved: the log ", " is a link, which may lead anywhere: remove it");
        assertThat(other).isEmptyFile();
        assertThat(hash(golden.resolve("size.png"))).isEqualTo(hash(PHOTO));
    }

    @Test
    void foldersInOneAnotherAreRefused() {
        Ran ran = Ran.with("approve", folder, golden);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("lie in one another");
    }

    @ParameterizedTest
    @CsvSource({
        "changed, 5, different.png size.png",
        "missing, 5, below/new.png",
        "all, 5, different.png size.png below/new.png"
    })
    void updatesWhileComparing(String what, int code, String names) throws IOException {
        Ran ran = Ran.with("compare", actual, golden, "--update", what);
        assertThat(ran.code()).isEqualTo(what.equals("changed") ? 4 : code);
        assertThat(log()).containsOnlyKeys(names.split(" "));
        for (String name : names.split(" ")) {
            assertThat(hash(golden.resolve(name))).isEqualTo(hash(actual.resolve(name)));
        }
        assertThat(golden.resolve("missing.png"))
                .as("nothing is removed unasked")
                .exists();
        assertThat(golden.resolve("cut.png")).doesNotExist();
    }

    @Test
    void theFirstUpdateMakesTheFolder() throws IOException {
        Files.delete(actual.resolve("cut.png"));
        Path first = folder.resolve("first");
        Ran.well("compare", actual, first, "--update", "missing");
        assertThat(Ran.well("compare", actual, first).text()).endsWith("4 same\n");
        assertThat(Ran.with("compare", actual, folder.resolve("none")).code()).isEqualTo(2);
    }
}
