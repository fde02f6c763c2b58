package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.launcher.Install.Ended;

/** Which Java the launcher runs. */
@DisabledOnOs(OS.WINDOWS)
class FindingJavaIT {
    @TempDir
    Path root;

    Install install;

    @BeforeEach
    void unpack() throws IOException {
        install = new Install(root);
        install.jar();
    }

    private void runs(String version) throws IOException, InterruptedException {
        Ended ended = install.run();
        assertThat(ended.out()).startsWith("java " + version + ",");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void theOwnVariableComesFirst() throws Exception {
        install.jdk("usr/lib/jvm/a", "25");
        install.environment.put("JAVA_HOME", install.jdk("b", "21").toString());
        install.environment.put(
                "UPSCALE_JAVA_HOME",
                install.jdk("a folder with spaces", "17.0.1").toString());
        runs("17.0.1");
    }

    @Test
    void javaHomeComesBeforeTheNewest() throws Exception {
        install.jdk("usr/lib/jvm/a", "25");
        install.environment.put("JAVA_HOME", install.jdk("b", "21").toString());
        runs("21");
    }

    @Test
    void aPackageHasItsOwn() throws Exception {
        install.jdk("usr/lib/jvm/a", "26");
        install.environment.put("JAVA_HOME", install.jdk("b", "21").toString());
        Files.move(install.jre("c", "25"), install.home.resolve("runtime"));
        Files.move(install.home.resolve("target/upscale.jar"), install.home.resolve("upscale.jar"));
        runs("25");
        install.environment.put("UPSCALE_JAVA_HOME", root.resolve("b").toString());
        runs("21");
    }

    @Test
    void aJavaHomeThatIsTooOldOrGoneIsPassedOver() throws Exception {
        install.jdk("usr/lib/jvm/a", "25");
        install.environment.put("JAVA_HOME", install.jdk("b", "11.0.2").toString());
        runs("25");
        install.environment.put("JAVA_HOME", root.resolve("nowhere").toString());
        runs("25");
    }

    @Test
    void theNewestOfAllFoldersIsTaken() throws Exception {
        install.jdk("usr/lib/jvm/old", "1.8.0_402");
        install.jdk("usr/lib/jvm/some", "21.0.9");
        install.jdk("opt/jdk", "25.0.1");
        install.jdk("user/.sdkman/candidates/java/newer", "25.0.10");
        install.jdk("Library/Java/JavaVirtualMachines/c/Contents/Home", "25.0.9");
        Files.createSymbolicLink(
                install.bin.resolve("java"), install.jdk("d", "17").resolve("bin/java"));
        runs("25.0.10");
        install.jdk("user/.jdks/next", "26-ea");
        runs("26-ea");
    }

    @Test
    void theJavaOnPathIsFollowedThroughLinks() throws Exception {
        install.jdk("opt/jdk", "21");
        Path alternative = Files.createDirectories(root.resolve("alternatives")).resolve("java");
        Files.createSymbolicLink(alternative, Path.of("../jdks/newest/bin/java"));
        Files.createSymbolicLink(install.bin.resolve("java"), alternative);
        install.jdk("jdks/newest", "25");
        runs("25");
    }

    @Test
    void aWrapperOnPathIsAskedWhereItsJavaIs() throws Exception {
        Path jdk = install.jdk("behind", "21");
        Install.script(install.bin.resolve("java"), "#!/bin/sh\necho '    java.home = " + jdk + "' >&2\n");
        runs("21");
    }

    @Test
    void withoutAnyItSaysWhatToInstall() throws Exception {
        Ended ended = install.run("--version");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("upscale: no Java 17 or later was found\n")
                .contains("apt install", "dnf install", "brew install", "UPSCALE_JAVA_HOME");
    }

    @Test
    void oldOnesAreNamed() throws Exception {
        Path old = install.jdk("usr/lib/jvm/old", "1.8.0_402");
        Path less = install.jdk("opt/less", "16.0.2");
        Ended ended = install.run("--version");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.err())
                .contains("no Java 17 or later was found, only\n")
                .contains("Java 1.8.0_402 in " + old, "Java 16.0.2 in " + less, "apt install");
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, which is Java 11.0.2; 17 or later is needed", "'', and there is no Java there"})
    void theOwnVariableIsNotOverruledButComplainedOf(String version, String complaint) throws Exception {
        install.jdk("usr/lib/jvm/a", "25");
        Path own = version.isEmpty() ? root.resolve("nowhere") : install.jdk("own", version);
        install.environment.put("UPSCALE_JAVA_HOME", own.toString());
        Ended ended = install.run("--version");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.err()).isEqualTo("upscale: UPSCALE_JAVA_HOME is " + own + ", " + complaint + "\n");
    }
}
