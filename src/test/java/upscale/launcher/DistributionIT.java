package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the packages of the profile {@code dist} take for granted, of the packaged jar and of files that are kept by hand. */
class DistributionIT {
    private static final Path JAR = Path.of(System.getProperty("upscale.jar"));

    /** Whose classes are in the jar, by the beginning of their names, and what NOTICE calls them. */
    private static final Map<String, String> WORKS = new TreeMap<>(Map.of(
            "com/google/gson/", "Gson",
            "com/twelvemonkeys/", "TwelveMonkeys ImageIO",
            "org/commonmark/", "commonmark-java",
            "me/tongfei/progressbar/", "progressbar",
            "org/antlr/v4/runtime/", "ANTLR 4's runtime",
            "org/jline/", "JLine",
            "org/tomlj/", "TomlJ",
            "picocli/", "picocli",
            "upscale/", "upscale"));

    @Test
    void theRuntimeHasTheModulesThatTheJarNeeds() throws IOException {
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--print-module-deps",
                        "--ignore-missing-deps",
                        "--multi-release=17",
                        JAR.toString());
        assertThat(code).as(out.toString()).isZero();
        Set<String> needed = new TreeSet<>(List.of(out.toString().strip().split(",")));
        // Looked up by name for signals; and what picocli and Gson look for, and do without.
        needed.add("jdk.unsupported");
        assertThat(needed.remove("java.sql")).isTrue();

        String source = Files.readString(Path.of("src/dist/java/upscale/dist/SelfContained.java"));
        String modules = Pattern.compile("MODULES = \"(.*)\"")
                .matcher(source)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(Set.of(modules.split(","))).containsAll(needed);
    }

    @Test
    void everyWorkInTheJarHasItsLicence() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("NOTICE"));
        WORKS.values().forEach(work -> assertThat(headings).anyMatch(line -> line.startsWith(work)));
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> WORKS.keySet().stream().anyMatch(name::startsWith));
        }
    }

    @Test
    void theChangeLogTellsOfThisVersion() throws IOException {
        assertThat(Files.readAllLines(Path.of("CHANGELOG.md")))
                .anyMatch(line -> line.startsWith("## [" + System.getProperty("upscale.version") + "]"));
    }

    /** But for what is of start-up caches, of which it makes none, of jobs that it does not tell from others, and of terminals. */
    @Test
    void theLauncherForWindowsGivesJavaTheSameOptions() throws IOException {
        Set<String> options = options(Path.of(System.getProperty("upscale.launcher")));
        assertThat(options.removeAll(Set.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-AOTReplayTraining")))
                .isTrue();
        options.removeIf(option -> option.startsWith("-Dupscale."));
        assertThat(options(Path.of("upscale.cmd"))).hasSizeGreaterThan(5).isEqualTo(options);
    }

    private static Set<String> options(Path launcher) throws IOException {
        return Files.readAllLines(launcher).stream()
                .filter(line -> line.contains("machine="))
                .flatMap(line -> Pattern.compile("(?<=[ '\"=])-[XD][^ '\"]+")
                        .matcher(line)
                        .results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
