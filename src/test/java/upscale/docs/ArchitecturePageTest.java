package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names classes and packages that exist, and leaves no package out. */
class ArchitecturePageTest {
    private static final Markdown PAGE = Markdown.of(Path.of("docs", "architecture.md"));
    private static final Set<String> OF_JAVA = Set.of("ServiceLoader", "StrictMath");

    @Test
    void classesExist() {
        Set<String> known = Stream.of("src/main/java", "src/spark/java", "src/test/java")
                .flatMap(root -> files(Path.of(root)))
                .map(f -> f.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = PAGE.inlineCode().stream()
                .filter(code -> code.matches("[A-Z]\\w*[a-z]\\w*"))
                .filter(code -> !OF_JAVA.contains(code))
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(known).containsAll(named);
    }

    @Test
    void packagesAreInTheHouse() throws IOException {
        List<String> drawn = PAGE.blocks().get(0).lines();
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/upscale"))) {
            for (Path folder : packages.filter(Files::isDirectory).toList()) {
                assertThat(drawn).anyMatch(line -> line.startsWith("  " + folder.getFileName() + "/ "));
            }
        }
        for (String line : drawn) {
            if (line.matches("  \\w+/ .*")) {
                String name = line.strip().replaceFirst("/.*", "");
                assertThat(Stream.of("src/main/java/upscale", "src/spark/java/upscale", "src/test/java/upscale"))
                        .anyMatch(root -> Files.isDirectory(Path.of(root, name)));
            }
        }
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
