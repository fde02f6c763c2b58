package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;

/** What a page tells a plug-in's author to write, built as the page tells it: classes and service files in a folder. */
final class Plugin {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("public final class (\\w+)");

    private Plugin() {}

    /**
     * Compiles the page's class and writes its service file.
     *
     * @param folder an empty folder
     * @return the folder of the plug-in's classes, as {@code UPSCALE_PLUGINS} takes it
     */
    static Path build(Markdown page, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Assumptions.assumeTrue(compiler != null, "this Java has no compiler");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = source(page, folder);
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
            var task = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source));
            assertThat(task.call()).as("%s compiles", source).isTrue();
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(serviceName(page)), only(page, "services").text());
        return classes;
    }

    /** A loader of the plug-in and of all that this test sees. */
    static URLClassLoader loader(Path classes) throws MalformedURLException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Plugin.class.getClassLoader());
    }

    // Where the page says that the file goes must be where its package and name put it.
    private static Path source(Markdown page, Path folder) throws IOException {
        String text = only(page, "java").text();
        String name = found(PACKAGE, text).replace('.', '/') + "/" + found(TYPE, text) + ".java";
        assertThat(page.inlineCode()).contains(name);
        Path file = folder.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String serviceName(Markdown page) {
        return page.inlineCode().stream()
                .filter(code -> code.startsWith("META-INF/services/"))
                .findFirst()
                .orElseThrow()
                .substring("META-INF/services/".length());
    }

    private static Markdown.Block only(Markdown page, String language) {
        List<Markdown.Block> blocks = page.blocks().stream()
                .filter(b -> b.language().equals(language))
                .toList();
        assertThat(blocks).as("%s blocks of %s", language, page.path()).hasSize(1);
        return blocks.get(0);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
