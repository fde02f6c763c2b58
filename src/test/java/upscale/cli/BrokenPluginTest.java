package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jar that promises a format and has none: nothing can be done with it on the path, and that is told in a line. */
@Timeout(120)
class BrokenPluginTest {
    @TempDir
    private Path folder;

    @Test
    void itIsToldInALine() throws Exception {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve("upscale.format.Format"), "example.MissingFormat\n");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder.resolve("plugin") + File.pathSeparator + System.getProperty("java.class.path"),
                        "upscale.Main",
                        ImageFiles.gray(folder.resolve("in.png")).toString(),
                        "-s",
                        "2"))
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(err))
                .singleElement()
                .asString()
                .isEqualTo("upscale: a plug-in cannot be loaded: upscale.format.Format: "
                        + "Provider example.MissingFormat not found; UPSCALE_PLUGINS names it");
    }
}
