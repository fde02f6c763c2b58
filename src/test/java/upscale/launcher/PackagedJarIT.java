package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jar. */
class PackagedJarIT {
    private static JarFile jar() throws IOException {
        return new JarFile(System.getProperty("upscale.jar"));
    }

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = Objects.requireNonNull(jar.getJarEntry(name), name);
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Version 61 is Java 17. Start-up caches take nothing below 50. */
    @Test
    void everyClassCanBeArchived() throws IOException {
        try (JarFile jar = jar()) {
            List<JarEntry> classes =
                    jar.stream().filter(e -> e.getName().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(500);
            for (JarEntry entry : classes) {
                try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                    int magic = in.readInt();
                    int version = in.readInt() & 0xffff;
                    assertThat(magic).isEqualTo(0xcafebabe);
                    boolean compiledHere = entry.getName().startsWith("picocli/")
                            || entry.getName().startsWith("upscale/");
                    assertThat(version).as(entry.getName()).isBetween(compiledHere ? 61 : 50, 61);
                }
            }
        }
    }

    @Test
    void theServicesOfAllPartsAreMerged() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(text(jar, "META-INF/services/upscale.format.Format")).contains("upscale.format.");
            assertThat(text(jar, "META-INF/services/upscale.method.Method")).contains("upscale.method.");
            assertThat(text(jar, "META-INF/services/javax.imageio.spi.ImageReaderSpi"))
                    .contains("TIFFImageReaderSpi", "JPEGImageReaderSpi", "WebPImageReaderSpi");
        }
    }

    @Test
    void whatTestsAreMadeWithIsLeftOut() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("upscale/outcomes/report.html", "upscale/outcomes/report.js")
                    .noneMatch(name -> name.startsWith("org/htmlunit/") || name.startsWith("org/junit/"));
        }
    }

    /** Its library comes with little of what it is made with. */
    @Test
    void aBarCanBeShown() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("upscale.jar") + File.pathSeparator + "target/test-classes",
                        "upscale.telling.ShownBar")
                .redirectErrorStream(true)
                .start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(shown).isZero();
        assertThat(shown).contains("upscale  75% [").endsWith("the end" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picocli",
                "Gson",
                "TwelveMonkeys",
                "progressbar",
                "JLine",
                "TomlJ",
                "commonmark",
                "Atlassian",
                "ANTLR",
                "Tongfei Chen",
                "Remko Popma",
                "Google",
                "Harald Kuhr"
            })
    void theNoticeNamesWhatIsInIt(String what) throws IOException {
        try (JarFile jar = jar()) {
            assertThat(text(jar, "META-INF/NOTICE")).contains(what);
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
        }
    }
}
