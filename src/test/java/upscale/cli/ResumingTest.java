package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What is done already is not done again, and what is not so any more is. */
class ResumingTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Path a;
    private Path b;
    private Path out;

    @BeforeEach
    void makeInputs() throws IOException {
        a = ImageFiles.gray(folder.resolve("a.png"));
        b = ImageFiles.gray(folder.resolve("b.png"));
        Files.setLastModifiedTime(a, LONG_AGO);
        Files.setLastModifiedTime(b, LONG_AGO);
        out = folder.resolve("out");
    }

    private Ran run(Object... more) {
        List<Object> words = new ArrayList<>(List.of(a, b, "-s", 2, "-o", out + "/"));
        words.addAll(List.of(more));
        return Ran.with(words.toArray());
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    private String statuses(Object... more) {
        List<Object> words = new ArrayList<>(List.of("--json"));
        words.addAll(List.of(more));
        return String.join(
                " ",
                run(words.toArray())
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("{\"input\""))
                        .map(line -> line.replaceAll(".*\"status\":\"([a-z-]+)\".*", "$1"))
                        .toList());
    }

    @Test
    void whatIsDoneIsSkippedAndNotTouched() throws IOException {
        assertThat(statuses("--skip-existing")).isEqualTo("written written");
        age(a); // as it was
        FileTime before = Files.getLastModifiedTime(out.resolve("a.png"));
        Ran again = run("--skip-existing");
        assertThat(again.code()).isZero();
        assertThat(again.err())
                .contains(a + ": skipped, as " + out.resolve("a.png") + " was made before, and nothing has changed\n")
                .contains("\nin all: 0 written, 2 skipped, ");
        assertThat(Files.getLastModifiedTime(out.resolve("a.png"))).isEqualTo(before);
        assertThat(statuses("--skip-existing")).isEqualTo("skipped skipped");
    }

    @Test
    void onlyWhatIsLeftIsDone() throws IOException {
        run("--skip-existing");
        Files.delete(out.resolve("b.png"));
        assertThat(statuses("--skip-existing")).isEqualTo("skipped written");
    }

    @Test
    void otherRunsLeaveNoManifest() {
        run();
        run("-f");
        run("--newer");
        assertThat(out.resolve(".upscale-made")).doesNotExist();
        assertThat(run("--skip-existing").code()).isEqualTo(1);
        assertThat(statuses("--skip-existing", "-f")).isEqualTo("written written");
        assertThat(out.resolve(".upscale-made")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m nearest",
                "--linear",
                "--quality 3",
                "--strip",
                "--page 1",
                "--allow-truncated",
                "-k catmull-rom"
            })
    void anotherPlanIsDoneAnew(String words) {
        run("--skip-existing");
        List<Object> more = new ArrayList<>(List.of((Object[]) words.split(" ")));
        more.add("--skip-existing");
        assertThat(statuses(more.toArray())).isEqualTo("written written");
        assertThat(statuses(more.toArray())).isEqualTo("skipped skipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-j 1", "--memory 1G", "-v"})
    void howItRunsIsNoOtherPlan(String words) {
        run("--skip-existing");
        List<Object> more = new ArrayList<>(List.of((Object[]) words.split(" ")));
        more.add("--skip-existing");
        assertThat(statuses(more.toArray())).isEqualTo("skipped skipped");
    }

    @Test
    void aDryRunTellsWhatWouldBeSkippedAndRemovesNothing() throws IOException {
        run("--skip-existing");
        Files.delete(out.resolve("b.png"));
        Path left = Files.createDirectory(out.resolve(".upscale-parts")).resolve(".upscale-1.part");
        Files.writeString(left, "half");
        assertThat(statuses("--skip-existing", "--dry-run")).isEqualTo("skipped planned");
        assertThat(left).exists();
        Files.delete(a);
        ImageFiles.gray(a);
        age(a);
        assertThat(statuses("--skip-existing")).isEqualTo("skipped written");
        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    void aChangedInputIsDoneAnew() throws IOException {
        run("--skip-existing");
        Files.setLastModifiedTime(a, FileTime.fromMillis(LONG_AGO.toMillis() + 1));
        ImageFiles.write(b, Samples.noise(ImageInfo.gray(9, 4, SampleType.U8), 2));
        age(b);
        assertThat(statuses("--skip-existing")).isEqualTo("written written");
        assertThat(ImageFiles.info(out.resolve("b.png")).width()).isEqualTo(18);
    }

    @Test
    void aResultThatWasCutShortOrChangedIsMadeAnew() throws IOException {
        run("--skip-existing");
        Path cut = out.resolve("a.png");
        byte[] whole = Files.readAllBytes(cut);
        FileTime time = Files.getLastModifiedTime(cut);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(cut, time);
        age(out.resolve("b.png"));
        assertThat(statuses("--skip-existing")).isEqualTo("written written");
        assertThat(cut).hasBinaryContent(whole);
    }

    @Test
    void whatSomebodyElseMadeIsNotReplacedUnasked() throws IOException {
        Files.createDirectory(out);
        Path foreign = Files.writeString(out.resolve("a.png"), "precious");
        Ran refused = run("--skip-existing");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("upscale: " + a + ": " + foreign
                        + ": exists already, and no run with --skip-existing made it; -f replaces it");
        assertThat(foreign).hasContent("precious");
        assertThat(statuses("--skip-existing", "-f")).isEqualTo("written skipped");
        assertThat(statuses("--skip-existing", "-f")).isEqualTo("skipped skipped");
    }

    @Test
    void mapsAreDrawnAnewAndNobodyElsesReplaced() throws IOException {
        Path reference = folder.resolve("reference.png");
        Ran.well(a, "-s", 2, "-o", reference);
        Path map = folder.resolve("map.png");
        Object[] words = {
            a,
            "-s",
            2,
            "-o",
            folder.resolve("x.png"),
            "--diff",
            map,
            "--reference",
            reference,
            "--json",
            "--skip-existing"
        };
        assertThat(Ran.well(words).text()).contains("\"written\"");
        assertThat(Ran.well(words).text()).contains("\"skipped\"");
        Files.delete(map);
        assertThat(Ran.well(words).text()).contains("\"status\":\"skipped\"");
        assertThat(map).as("is drawn with every comparison").exists();
        age(reference);
        assertThat(Ran.well(words).text()).contains("\"status\":\"skipped\"");
        Object[] gained = java.util.Arrays.copyOf(words, words.length + 2);
        gained[words.length] = "--diff-gain";
        gained[words.length + 1] = 2;
        assertThat(Ran.well(gained).text()).contains("\"status\":\"skipped\"");
        Files.delete(folder.resolve(".upscale-made"));
        Files.delete(folder.resolve("x.png"));
        Ran foreign = Ran.with(words);
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err()).contains(map + ": exists already, and no run with --skip-existing made it");
    }

    @Test
    void aSidecarCounts() throws IOException {
        Path sidecar = Files.writeString(folder.resolve("a.json"), "{\"PixelSpacing\": [1, 1]}");
        Path own = folder.resolve("x.json");
        Object[] words = {a, "-s", 2, "-o", folder.resolve("x.png"), "--json", "--skip-existing"};
        assertThat(Ran.well(words).text()).contains("\"status\":\"written\"");
        assertThat(Ran.well(words).text()).contains("\"status\":\"skipped\"");
        boolean written = Files.exists(own);
        if (written) {
            Files.delete(own);
            assertThat(Ran.well(words).text()).contains("\"status\":\"written\"");
        }
        Files.writeString(sidecar, "{\"PixelSpacing\": [2, 2]}");
        assertThat(Ran.well(words).text()).contains("\"status\":\"written\"");
        Files.delete(sidecar);
        assertThat(Ran.well(words).text()).contains("\"status\":\"written\"");
    }

    @Test
    void newerResultsAreSkippedAndOlderOnesReplacedWhoeverMadeThem() throws IOException {
        Files.createDirectory(out);
        Path newer = Files.writeString(out.resolve("a.png"), "newer");
        Path older = Files.writeString(out.resolve("b.png"), "older");
        Files.setLastModifiedTime(older, FileTime.fromMillis(LONG_AGO.toMillis() - 1));
        Ran ran = run("--newer");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains(a + ": skipped, as " + newer + " is not older than its input");
        assertThat(newer).hasContent("newer");
        assertThat(ImageFiles.info(older).width()).isEqualTo(10);
        assertThat(statuses("--newer")).isEqualTo("skipped skipped");
        age(newer);
        assertThat(statuses("--newer")).as("as old").isEqualTo("skipped skipped");
    }

    @Test
    void anInputIsNeverAnOutput() {
        for (String word : List.of("--newer", "--skip-existing")) {
            assertThat(Ran.with(a, "-s", 2, "-o", a, word).err()).contains("is the input itself");
        }
    }

    @Test
    void bothAtOnceOrWithSeriesMakeNoSense() {
        assertThat(run("--newer", "--skip-existing").code()).isEqualTo(2);
        assertThat(run("--series", "--skip-existing").code()).isEqualTo(2);
    }

    @Test
    void aStreamIsNeverSkipped() throws IOException {
        byte[] image = Files.readAllBytes(a);
        Object[] words = {"-", "-s", 2, "-o", folder.resolve("x.png"), "--skip-existing"};
        assertThat(Ran.piped(image, words).code()).isZero();
        assertThat(Ran.piped(image, words).err()).contains("exists already, and no run");
        assertThat(Ran.well(a, "-s", 2, "-o", "-", "--skip-existing").out()).isNotEmpty();
    }
}
