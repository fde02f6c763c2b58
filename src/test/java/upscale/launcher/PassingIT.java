package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import upscale.launcher.Install.Ended;

/** What the launcher hands on, and where it may be called from. */
@DisabledOnOs(OS.WINDOWS)
class PassingIT {
    @TempDir
    Path root;

    Install install;

    @BeforeEach
    void unpack() throws IOException {
        install = new Install(root);
        install.jar();
        install.jdk("usr/lib/jvm/a", "21");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Ended ended = install.run("", "two words", "*", "line\nend", "$HOME", "\\", "'\"", "-jar", "--", "@x");
        assertThat(ended.out()).endsWith("\n<><two words><*><line\nend><$HOME><\\><'\"><-jar><--><@x>");
    }

    /** So signals, too, go where they should. */
    @Test
    void theLauncherBecomesJava() throws Exception {
        Ended ended = install.run();
        assertThat(ended.out()).contains(", process " + ended.process() + "\n");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void inputIsPassedOn() throws Exception {
        Ended ended = install.run(List.of(install.launcher.toString(), "-"), "from elsewhere");
        assertThat(ended.out()).endsWith("<->from elsewhere");
        Ended closed = install.run(List.of("/bin/sh", "-c", "exec \"$0\" a <&-", install.launcher.toString()), "");
        assertThat(closed.out()).endsWith("<a>");
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path folder = Files.createDirectories(root.resolve("elsewhere/and further"));
        Files.createSymbolicLink(folder.resolve("second"), install.launcher);
        Files.createSymbolicLink(root.resolve("first"), Path.of("elsewhere/and further/second"));
        assertThat(install.run(List.of("./first", "a"), "").out()).endsWith("<a>");
        assertThat(install.run(List.of(root.resolve("first").toString()), "").code())
                .isEqualTo(7);
    }

    @Test
    void itIsFoundOnPathAndByAShell() throws Exception {
        Files.createSymbolicLink(install.bin.resolve("upscale"), install.launcher);
        assertThat(install.run(List.of("/bin/sh", "-c", "upscale a"), "").out()).endsWith("<a>");
        assertThat(install.run(List.of("/bin/sh", "-c", "cd 'home of upscale' && CDPATH=.. sh upscale a"), "")
                        .out())
                .endsWith("<a>");
    }

    /** What is left of it when Java has taken its own; what is no amount is the program's to complain of. */
    @Test
    void theHeapIsAsLargeAsMemoryIsGiven() throws Exception {
        Install.script(root.resolve("usr/lib/jvm/a/bin/java"), """
                #!/bin/sh
                for word; do case $word in -Xmx* | -XX:MaxRAMPercentage=*) echo "$word" ;; esac; done
                """);
        String usual = "-XX:MaxRAMPercentage=70\n";
        assertThat(install.run("a.png").out()).isEqualTo(usual);
        assertThat(install.run("--memory", "512M", "a.png").out()).isEqualTo(usual + "-Xmx384m\n");
        assertThat(install.run("a.png", "--memory=2g").out()).isEqualTo(usual + "-Xmx1920m\n");
        assertThat(install.run("a.png", "--memory", "524288k").out()).isEqualTo(usual + "-Xmx384m\n");
        assertThat(install.run("a.png", "--memory", "50%").out()).isEqualTo(usual + "-XX:MaxRAMPercentage=50\n");
        for (String nonsense : List.of("", "M", "much", "100M", "-5G", "1.5G", "101%", "99999999999G", "08G")) {
            assertThat(install.run("a.png", "--memory", nonsense).out())
                    .as(nonsense)
                    .isEqualTo(usual);
        }
    }

    @Test
    void onlyLargeJobsAreOptimised() throws Exception {
        String telling = "#!/bin/sh\ncase $* in *TieredStopAtLevel=1*) echo quick ;; *) echo thorough ;; esac\n";
        Install.script(root.resolve("usr/lib/jvm/a/bin/java"), telling);
        Files.write(root.resolve("small"), new byte[1000]);
        Files.write(root.resolve("large"), new byte[300_000]);
        assertThat(install.run("--help").out()).isEqualTo("quick\n");
        assertThat(install.run("small", "-s", "2").out()).isEqualTo("quick\n");
        assertThat(install.run("small", "-o", "large").out()).isEqualTo("quick\n");
        assertThat(install.run("-s", "2", "large").out()).isEqualTo("thorough\n");
        assertThat(install.run("small", "large").out()).isEqualTo("thorough\n");
        assertThat(install.run("small", "small", "small").out()).isEqualTo("thorough\n");
        assertThat(install.run("-").out()).isEqualTo("thorough\n");
        assertThat(install.run("small", "-m", "learned").out()).isEqualTo("thorough\n");
        assertThat(install.run("evaluate", "small", "--methods=bicubic,learned").out())
                .isEqualTo("thorough\n");
        assertThat(install.run("learn", "small", "small").out()).isEqualTo("thorough\n");
    }

    @Test
    void withoutAJarAndSourcesItSaysSo() throws Exception {
        Files.delete(install.home.resolve("target/upscale.jar"));
        Ended ended = install.run("--version");
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.err()).startsWith("upscale: there is no ").contains("no source to build it from");
    }
}
