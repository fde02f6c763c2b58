package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import upscale.launcher.Install.Ended;

/** When the launcher builds, and what then stands in its way. Maven is played by a script that notes its calls. */
@DisabledOnOs(OS.WINDOWS)
class BuildingIT {
    private static final String BUILDING = "upscale: building (once, about a minute) ...\n";

    @TempDir
    Path root;

    Install install;
    Path calls;
    Path source;
    Path jar;

    @BeforeEach
    void checkOut() throws IOException {
        install = new Install(root);
        install.jdk("usr/lib/jvm/a", "21");
        Files.writeString(install.home.resolve("pom.xml"), "<project/>");
        source = Files.createDirectories(install.home.resolve("src/main/java")).resolve("Main.java");
        Files.writeString(source, "class Main {}");
        calls = root.resolve("calls");
        jar = install.home.resolve("target/upscale.jar");
        maven("echo noise; echo more noise >&2; mkdir \"$folder\" && echo built >\"$folder/upscale.jar\"");
    }

    private void maven(String script) throws IOException {
        String start = """
                #!/bin/sh
                echo "$JAVA_HOME" >>'%s'
                for word; do case $word in -Doutput.folder=*) folder=${word#*=} ;; esac; done
                """;
        Install.script(install.bin.resolve("mvn"), start.formatted(calls) + script);
    }

    private int calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** Gives a file or folder a time when it was last changed, in seconds from now. */
    private static void age(Path path, int seconds) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    /** Makes everything in the checkout an hour old, the jar half an hour. */
    private void ageAll() throws IOException {
        try (Stream<Path> files = Files.walk(install.home.resolve("src"))) {
            for (Path file : files.toList()) {
                age(file, -3600);
            }
        }
        age(install.home.resolve("pom.xml"), -3600);
        age(jar, -1800);
    }

    @Test
    void aFirstRunBuildsWithOneLineAndRuns() throws Exception {
        Ended ended = install.run("a");
        assertThat(ended.err()).isEqualTo(BUILDING);
        assertThat(ended.out()).startsWith("java 21,").endsWith("<a>");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(jar).hasContent("built");
        try (Stream<Path> left = Files.list(install.home.resolve("target"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("upscale.jar", "start-up");
        }
    }

    @Test
    void whatIsUpToDateIsNotBuiltAgain() throws Exception {
        assertThat(install.run().code()).isEqualTo(7);
        ageAll();
        install.run();
        Ended again = install.run();
        assertThat(again.err()).isEmpty();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aChangedSourceARemovedOneAndAnotherPomAreBuilt() throws Exception {
        install.run();
        ageAll();
        age(source, -60);
        assertThat(install.run().err()).isEqualTo(BUILDING);
        ageAll();
        age(source.getParent(), -60);
        assertThat(install.run().err()).isEqualTo(BUILDING);
        ageAll();
        age(install.home.resolve("pom.xml"), -60);
        assertThat(install.run().err()).isEqualTo(BUILDING);
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void aSourceThatChangesDuringTheBuildIsBuiltNextTime() throws Exception {
        maven("mkdir \"$folder\" && echo built >\"$folder/upscale.jar\" && sleep 1 && touch '" + source + "'");
        install.run();
        maven("mkdir \"$folder\" && echo again >\"$folder/upscale.jar\"");
        assertThat(install.run().err()).isEqualTo(BUILDING);
        assertThat(jar).hasContent("again");
    }

    @Test
    void whatMavenSaysIsShownWhenItFails() throws Exception {
        maven("echo '[ERROR] Main.java:[1,1] it is wrong'; exit 1");
        Ended ended = install.run("a");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo(BUILDING + "upscale: the build failed:\n[ERROR] Main.java:[1,1] it is wrong\n");
        assertThat(install.home.resolve("target")).isEmptyDirectory();
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Files.delete(install.bin.resolve("mvn"));
        Ended ended = install.run("a");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.err()).startsWith("upscale: building it needs Maven").contains("apt install maven");
    }

    @Test
    void withoutMavenAnOldJarStillRuns() throws Exception {
        install.run();
        ageAll();
        age(source, -60);
        Files.delete(install.bin.resolve("mvn"));
        Ended ended = install.run("a");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("sources have changed", "needs Maven", "running the jar as it is");
    }

    @Test
    void aJavaWithoutCompilerRunsButAnotherBuilds() throws Exception {
        Path jre = install.jre("usr/lib/jvm/b", "25");
        assertThat(install.run("a").out()).startsWith("java 25,");
        assertThat(calls).hasContent(root.resolve("usr/lib/jvm/a").toString());
        Files.delete(jar);
        Files.delete(root.resolve("usr/lib/jvm/a/bin/javac"));
        Ended ended = install.run("a");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.err()).startsWith("upscale: building it needs a JDK with a compiler; " + jre + " has none");
    }

    @Test
    void fiveAtOnceBuildOnce() throws Exception {
        List<Install.Started> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(install.start(List.of(install.launcher.toString(), "run" + i), ""));
        }
        for (int i = 0; i < 5; i++) {
            Ended ended = runs.get(i).end();
            assertThat(ended.code()).as(ended.err()).isEqualTo(7);
            assertThat(ended.out()).endsWith("<run" + i + ">");
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aLockThatNobodyHoldsIsBroken() throws Exception {
        Files.createDirectories(jar.getParent());
        Files.createSymbolicLink(jar.resolveSibling(".building"), Path.of("99999999"));
        assertThat(install.run("a").code()).isEqualTo(7);
        assertThat(jar.resolveSibling(".building")).doesNotExist();
    }

    @Test
    void anInterruptedBuildEndsMavenAndLeavesNothing() throws Exception {
        maven("kill -TERM $PPID; exec sleep 600");
        Ended ended = install.run("a");
        assertThat(ended.code()).isEqualTo(143);
        assertThat(install.home.resolve("target")).isEmptyDirectory();
    }
}
