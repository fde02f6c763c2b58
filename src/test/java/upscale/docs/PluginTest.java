package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodContract;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** The plug-in of the samples, which {@code adding-a-method.md} and {@code adding-a-format.md} explain: compiled, loaded, and held to the contracts. */
class PluginTest {
    @TempDir
    private static Path folder;

    private static Path classes;
    private static URLClassLoader loader;

    @BeforeAll
    static void build() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        Plugin.build(classes);
        loader = Plugin.loader(classes);
    }

    @AfterAll
    static void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }

    private static Method method() {
        return Methods.load(loader).named("cosine").orElseThrow();
    }

    private static Format pluggedFormat() {
        return Formats.load(loader).named("farbfeld").orElseThrow();
    }

    /** A step enlarged four times, against {@code (1 - cos(pi f)) / 2} at the fractions f = 1/8, 3/8, 5/8, 7/8. */
    @Test
    void theMethodDoesWhatItSays() {
        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(4), Ratio.ONE));
        Image step = Samples.gray(new double[][] {{0, 1}});
        double[] result = Samples.of(method().apply(step, options).image())[0][0];
        double[] expected = {0, 0, 0.038060, 0.308658, 0.691342, 0.961940, 1, 1};
        assertThat(result).containsExactly(expected, within(1e-6));
    }

    @Test
    void theCommandLineFindsBoth() throws Exception {
        ImageInfo info = ImageInfo.rgb(5, 4, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT);
        Path picture = folder.resolve("picture.ff");
        Files.write(picture, Written.by(pluggedFormat(), Samples.noise(info, 1), Metadata.NONE));
        Path large = folder.resolve("large.ff");
        assertThat(upscale("methods")).contains("cosine");
        assertThat(upscale("formats")).contains("farbfeld");
        assertThat(upscale("--help")).contains("cosine", "farbfeld");
        assertThat(upscale("completion", "bash")).contains(" cosine ", " farbfeld");
        assertThat(upscale(picture.toString(), "-s", "2", "-m", "cosine", "-o", large.toString()))
                .contains("5x4 -> 10x8  cosine");
        ImageInfo read = pluggedFormat().read(Source.of(large)).first().image().info();
        assertThat(read.width()).isEqualTo(10);
    }

    /** The program in a process whose class path ends in the plug-in, as the launcher starts it. */
    private static String upscale(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, System.getProperty("java.class.path"), classes.toString()),
                "upscale.Main"));
        command.addAll(List.of(args));
        return run(new ProcessBuilder(command));
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    /** The launcher beside a jar that stands for the packaged one: its manifest names this test's class path. */
    @Test
    void theLauncherFindsPlugins() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
        Path home = Files.createDirectories(folder.resolve("home"));
        Path launcher = Files.copy(Path.of("upscale"), home.resolve("upscale"), StandardCopyOption.COPY_ATTRIBUTES);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "upscale.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPathOfThisTest());
        Path jar = Files.createDirectories(home.resolve("target")).resolve("upscale.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "methods");
        builder.environment().put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        assertThat(run(builder)).contains("lanczos").doesNotContain("cosine");
        builder.environment().put("UPSCALE_PLUGINS", classes.toString());
        assertThat(run(builder)).contains("lanczos", "cosine");
    }

    private static String classPathOfThisTest() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    /** The method, through the contract that ours go through. */
    @Nested
    class TheMethodKeepsTheContract extends MethodContract {
        @Override
        protected Stream<Method> methods() {
            return Stream.of(method());
        }
    }

    /** The format, through the contract that ours go through. */
    @Nested
    class TheFormatKeepsTheContract extends FormatContract {
        @Override
        protected Format format() {
            return pluggedFormat();
        }

        @Override
        protected boolean keepsIcc() {
            return false;
        }

        @Override
        protected Optional<Resolution> expected(Resolution written) {
            return Optional.empty();
        }
    }
}
