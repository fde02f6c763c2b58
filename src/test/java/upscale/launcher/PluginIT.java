package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import upscale.launcher.Install.Ended;

/** The commands of {@code docs/plug-ins.md} that build the plug-in of the samples and use it: run by the shell, far from the sources, against the packaged jar. */
@DisabledOnOs(OS.WINDOWS)
class PluginIT {
    private static final Path PAGE = Path.of("docs", "plug-ins.md");
    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    private Path root;

    @Test
    void itIsBuiltAndUsedAsThePageSays() throws Exception {
        Install install = new Install(root, "upscale");
        Path jar = Path.of(System.getProperty("upscale.jar"));
        Files.createDirectories(install.home.resolve("target"));
        Files.copy(jar, install.home.resolve("target/upscale.jar"));
        install.environment.put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        install.environment.put("UPSCALE_JAR", jar.toString());
        install.environment.put("LC_ALL", "C.UTF-8");
        install.environment.put(
                "PATH", install.home + ":" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        copy(SAMPLES.resolve("plugin"), root);
        Files.copy(SAMPLES.resolve("sprite.png"), root.resolve("sprite.png"));

        List<String> block = block();
        Ended ended = install.run(List.of("/bin/sh", "-e", "-c", commands(block)), "");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat((ended.err() + ended.out()).lines())
                .containsAll(
                        block.stream().filter(line -> !line.startsWith("$ ")).toList())
                .contains("  size             128x128", "  samples          rgb uint16 with alpha");
        assertThat(Files.readString(root.resolve("sprite.ff"), StandardCharsets.ISO_8859_1))
                .startsWith("farbfeld\0\0\0\u0040\0\0\0\u0040");
    }

    /** The lines of the block that builds. */
    private static List<String> block() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("$ javac --release 17 -cp \"$UPSCALE_JAR\" -d build src/example/*.java");
        List<String> rest = lines.subList(begin, lines.size());
        return rest.subList(0, rest.indexOf("```"));
    }

    private static String commands(List<String> block) {
        return block.stream()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
