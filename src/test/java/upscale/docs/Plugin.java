package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;

/** The plug-in of the samples, built into a folder: classes and service files. */
final class Plugin {
    private static final Path SAMPLE = Path.of("samples", "plugin");

    private Plugin() {}

    /**
     * Compiles its classes, without a warning, and puts the service files beside them.
     *
     * @param classes an empty folder, then as {@code UPSCALE_PLUGINS} takes it
     */
    static void build(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Assumptions.assumeTrue(compiler != null, "this Java has no compiler");
        List<Path> sources = list(SAMPLE.resolve("src/example"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all,-options",
                    "-Werror",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-d",
                    classes.toString());
            var task = compiler.getTask(
                    null, files, null, options, null, files.getJavaFileObjects(sources.toArray(Path[]::new)));
            assertThat(task.call()).as("%s compile", sources).isTrue();
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        for (Path file : list(SAMPLE.resolve("META-INF/services"))) {
            Files.copy(file, services.resolve(file.getFileName()));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A loader of the plug-in and of all that this test sees. */
    static URLClassLoader loader(Path classes) throws MalformedURLException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Plugin.class.getClassLoader());
    }
}
