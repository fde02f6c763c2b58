package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.launcher.Install.Ended;

/** What {@code docs/ci.md} has build servers run, run by the shell, on pictures that are as they should be, and on one that is not. */
class SnippetsIT {
    private static final Path PAGE = Path.of("docs", "ci.md");
    private static final Path PHOTO = Path.of("samples", "photo.png").toAbsolutePath();
    private static final Path SPRITE = Path.of("samples", "sprite.png").toAbsolutePath();

    /** A command: after {@code run:} or {@code entry:}, or an item of the list after {@code script:}. */
    private static final Pattern COMMAND = Pattern.compile("^ *(?:- )?(?:run|entry): (.*)|^    - (.*)");

    @TempDir
    private Path root;

    private Install install;

    @BeforeEach
    void prepare() throws Exception {
        install = new Install(root, "tools/upscale");
        Files.createDirectories(install.home.resolve("target"));
        Files.copy(Path.of(System.getProperty("upscale.jar")), install.home.resolve("target/upscale.jar"));
        install.environment.put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        install.environment.put("LC_ALL", "C.UTF-8");
        install.environment.put(
                "GITHUB_PATH", Files.createFile(root.resolve("github_path")).toString());
        Files.createDirectory(root.resolve("in"));
        Files.copy(PHOTO, root.resolve("in/photo.png"));
        Files.copy(SPRITE, root.resolve("in/sprite.png"));
        assertThat(install.run("in/", "-s", "2", "-o", "golden/").code()).isZero();
    }

    private void makeOneDiffer() throws Exception {
        assertThat(install.run("in/photo.png", "-s", "2", "-m", "bicubic", "-f", "-o", "golden/")
                        .code())
                .isZero();
    }

    /** The commands of the snippet whose first line names its file. */
    private static List<String> commands(String file) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("# " + file);
        assertThat(lines.get(begin - 1)).isEqualTo("```yaml");
        List<String> commands = new ArrayList<>();
        for (String line : lines.subList(begin, lines.size())) {
            Matcher matcher = COMMAND.matcher(line);
            if (line.equals("```")) {
                return commands;
            } else if (matcher.matches() && !line.contains("- repo:") && !line.contains("- uses:")) {
                commands.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        throw new AssertionError("is never closed");
    }

    /** Runs commands one after another up to one that fails, each in a shell of its own, as steps are. */
    private Ended run(List<String> commands) throws Exception {
        Ended ended = null;
        for (String command : commands) {
            ended = install.run(List.of("/bin/sh", "-e", "-c", command), "");
            if (ended.code() != 0) {
                return ended;
            }
            for (String folder : Files.readAllLines(root.resolve("github_path"))) {
                install.environment.merge(
                        "PATH", folder, (path, more) -> path.contains(more) ? path : more + ":" + path);
            }
        }
        return ended;
    }

    @Test
    void githubAnnotatesWhatDiffers() throws Exception {
        List<String> steps = commands(".github/workflows/pictures.yml");
        assertThat(steps).hasSize(3);
        Ended same = run(steps);
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.out()).doesNotContain("::");
        assertThat(root.resolve("pictures.html")).content().contains("nothing fails");
        makeOneDiffer();
        Ended different = run(steps.subList(2, 3));
        assertThat(different.code()).as(different.err()).isEqualTo(1);
        assertThat(different.out()).contains("::error file=golden/photo.png,");
        assertThat(root.resolve("pictures.html")).content().contains("1 of 2 fail", "alt=\"difference: photo.png\"");
    }

    @Test
    void gitlabGetsAReport() throws Exception {
        List<String> script = commands(".gitlab-ci.yml");
        assertThat(script).hasSize(1);
        Ended same = run(script);
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(root.resolve("pictures.xml")).content().contains("tests=\"2\" failures=\"0\"");
        makeOneDiffer();
        delete(root.resolve("out"));
        delete(root.resolve("maps"));
        Ended different = run(script);
        assertThat(different.code()).as(different.err()).isEqualTo(1);
        assertThat(root.resolve("pictures.xml")).content().contains("tests=\"2\" failures=\"1\"");
        assertThat(root.resolve("out/photo.png")).exists();
        assertThat(root.resolve("maps/photo.png")).exists();
    }

    @Test
    void preCommitRefusesWhatDiffers() throws Exception {
        List<String> entries = commands(".pre-commit-config.yaml");
        assertThat(entries).hasSize(1);
        assertThat(run(entries)).satisfies(same -> {
            assertThat(same.code()).as(same.err()).isZero();
            assertThat(same.out() + same.err()).isEmpty();
        });
        makeOneDiffer();
        Ended different = run(entries);
        assertThat(different.code()).isEqualTo(1);
        assertThat(different.err().lines())
                .singleElement()
                .asString()
                .startsWith("upscale: in/photo.png: out/photo.png against golden/photo.png: different: ");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
