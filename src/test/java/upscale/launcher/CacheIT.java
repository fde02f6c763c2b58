package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import upscale.launcher.Install.Ended;

/** When the start-up cache is made, where it is kept, and when it is used. Java is played by a script. */
@DisabledOnOs(OS.WINDOWS)
class CacheIT {
    private static final String PREPARING = "upscale: preparing a start-up cache (once) ...\n";

    /** Makes a cache of itself where it is told to, and otherwise tells which it is given. */
    private static final String CACHING_JAVA = """
            #!/bin/sh
            used=none
            made=
            for word; do
                case $word in
                    -XX:AOTMode=record) made=-XX:AOTConfiguration ;;
                    -XX:AOTMode=create) made=-XX:AOTCache ;;
                    -XX:ArchiveClassesAtExit=*) made=-XX:ArchiveClassesAtExit ;;
                    -XX:SharedArchiveFile=* | -XX:AOTCache=*) used=$word ;;
                esac
            done
            for word; do
                case $word in
                    "${made:-none}"=*) echo cache >"${word#*=}" && exit ;;
                esac
            done
            echo "$used"
            """;

    @TempDir
    Path root;

    Install install;
    Path jar;
    Path jdk;

    @BeforeEach
    void unpack() throws IOException {
        install = new Install(root);
        jar = install.jar();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        jdk = install.jdk("usr/lib/jvm/a", "17.0.9");
        Install.script(jdk.resolve("bin/java"), CACHING_JAVA);
    }

    private Path cache(Path above, Path java, String build, String name) {
        return Path.of(above.toString() + java + "/" + build + install.home + "/" + name);
    }

    private Path archive() {
        return cache(install.home.resolve("target/start-up"), jdk, "17.0.9+1", "upscale.jsa");
    }

    @Test
    void itIsMadeOnceAndUsed() throws Exception {
        Ended first = install.run("a");
        assertThat(first.err()).isEqualTo(PREPARING);
        assertThat(first.out()).isEqualTo("-XX:SharedArchiveFile=" + archive() + "\n");
        Ended second = install.run("a");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(archive().getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aPackageKeepsItBesideTheJar() throws Exception {
        Path runtime = Files.move(jdk, install.home.resolve("runtime"));
        Files.move(jar, install.home.resolve("upscale.jar"));
        Path expected = cache(install.home.resolve("start-up"), runtime, "17.0.9+1", "upscale.jsa");
        assertThat(install.run("a").out()).isEqualTo("-XX:SharedArchiveFile=" + expected + "\n");
    }

    @Test
    void newerJavasHaveTheOtherKind() throws Exception {
        Path newer = install.jdk("usr/lib/jvm/b", "24");
        Install.script(newer.resolve("bin/java"), CACHING_JAVA);
        Path expected = cache(install.home.resolve("target/start-up"), newer, "24+1", "upscale.aot");
        assertThat(install.run("a").out()).isEqualTo("-XX:AOTCache=" + expected + "\n");
    }

    @Test
    void aNewJarAndANewBuildOfJavaHaveNewOnes() throws Exception {
        install.run("a");
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.now().minusSeconds(3600)));
        assertThat(install.run("a").err()).isEqualTo(PREPARING);
        install.jdk("usr/lib/jvm/a", "17.0.10");
        Install.script(jdk.resolve("bin/java"), CACHING_JAVA);
        assertThat(install.run("a").err()).isEqualTo(PREPARING);
    }

    @Test
    void aJarFromTheFutureCostsNoCacheAtEachRun() throws Exception {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(3600)));
        Files.createDirectories(archive().getParent());
        install.run("a");
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().minusSeconds(5)));
        assertThat(install.run("a").err()).isEmpty();
        assertThat(Files.getLastModifiedTime(jar).toInstant()).isBefore(Instant.now());
    }

    @Test
    void oneThatWasCutShortIsNotUsed() throws Exception {
        install.run("a");
        Files.writeString(archive(), "cac");
        assertThat(install.run("a").out()).isEqualTo("none\n");
    }

    @Test
    void ifItCannotBeMadeThatIsNotTriedAgain() throws Exception {
        Install.script(jdk.resolve("bin/java"), "#!/bin/sh\ncase $* in *Rehearsal*) exit 1 ;; esac\necho runs\n");
        Ended first = install.run("a");
        assertThat(first.err()).isEqualTo(PREPARING);
        assertThat(first.out()).isEqualTo("runs\n");
        Ended second = install.run("a");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo("runs\n");
    }

    @Test
    void whereTheInstallCannotBeWrittenTheUserHasOne() throws Exception {
        Files.writeString(install.home.resolve("target/start-up"), "in the way");
        Path above = root.resolve("user/.cache/upscale");
        Path expected = cache(above, jdk, "17.0.9+1", "upscale.jsa");
        assertThat(install.run("a").out()).isEqualTo("-XX:SharedArchiveFile=" + expected + "\n");
        install.environment.put("XDG_CACHE_HOME", root.resolve("other").toString());
        assertThat(install.run("a").out())
                .contains(root.resolve("other/upscale").toString());
    }

    @Test
    void whereNothingCanBeWrittenItRunsWithout() throws Exception {
        Files.writeString(install.home.resolve("target/start-up"), "in the way");
        Files.writeString(root.resolve("user"), "in the way");
        Ended ended = install.run("a");
        assertThat(ended.out()).isEqualTo("none\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void whoeverComesWhileItIsMadeRunsWithout() throws Exception {
        Path lock = Files.createDirectories(archive().getParent()).resolve(".lock");
        Files.createSymbolicLink(lock, Path.of("" + ProcessHandle.current().pid()));
        Ended ended = install.run("a");
        assertThat(ended.out()).isEqualTo("none\n");
        assertThat(ended.err()).isEmpty();
        Files.delete(lock);
        Files.createSymbolicLink(lock, Path.of("99999999"));
        assertThat(install.run("a").out()).isEqualTo("-XX:SharedArchiveFile=" + archive() + "\n");
    }
}
