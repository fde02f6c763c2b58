package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged program under the locales, time zones, charsets and widths of terminals that trip programs up: dotless i, commas in numbers, other
 * digits, dates of another day. Files and texts are the same to the byte, but for times that work took.
 */
class LocalesIT {
    /** Command lines, their outputs in the folder {@code OUT}; in the folder of the samples. */
    private static final List<String> JOBS = List.of(
            "photo.png sprite.png palette.png mri-16bit.png features.npy -s 1.5 --json -o OUT/{name}-{scale}-{method}.{ext}",
            "photo.png -s 1.3 -m mitchell --linear --range rescale -v --format tiff -o OUT/photo.tif",
            "mri-16bit.png -s 2 --format dicom -o OUT/mri.dcm",
            "photo.png -s 50% --quality 90 -o OUT/photo.jpg",
            "head --series --scale-z 1.5 -m lanczos -s 2 --json -o OUT/",
            "conv line-art.png -k gaussian:1.25 --edge 0.5 --format npy -o OUT/line-art.npy",
            "checkerboard zone-plate.png photo.png",
            "inspect mri-16bit.png photo.png head/slice-1.dcm",
            "inspect --json mri-16bit.png photo.png head/slice-1.dcm missing.png",
            "explain lanczos -s 2.5 --as svg",
            "methods --json",
            "--help",
            "photo.png -s 1,5 -o OUT/never.png",
            "photo.png -s 2 -m LANCZOS:4 --edge MIRROR --like PILLOW --format TIFF -o OUT/upper");

    @TempDir
    static Path folder;

    private static Map<String, String> usual;

    @BeforeAll
    static void underTheUsualLocale() throws Exception {
        usual = made("en", "US", "UTC", "UTF-8", "80");
        assertThat(usual).hasSizeGreaterThan(2 * JOBS.size() + 15);
    }

    @ParameterizedTest
    @CsvSource({
        "tr,TR,Asia/Kathmandu,UTF-8,20",
        "de,DE,America/St_Johns,ISO-8859-1,200",
        "ar,EG,Pacific/Kiritimati,UTF-8,80",
        "'','',Etc/GMT+12,US-ASCII,1"
    })
    void nothingChanges(String language, String country, String zone, String charset, String columns) throws Exception {
        Map<String, String> made = made(language, country, zone, charset, columns);
        assertThat(made.keySet()).isEqualTo(usual.keySet());
        usual.forEach((what, bytes) -> assertThat(made.get(what)).as(what).isEqualTo(bytes));
    }

    /** What comes of all jobs, as text: streams by command line, files by name. */
    private static Map<String, String> made(
            String language, String country, String zone, String charset, String columns) throws Exception {
        Map<String, String> made = new TreeMap<>();
        Path out = folder.resolve("out"); // of one name, as outputs are named in JSON
        for (String job : JOBS) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Duser.language=" + language,
                    "-Duser.country=" + country,
                    "-Duser.timezone=" + zone,
                    "-Dfile.encoding=" + charset,
                    "-jar",
                    System.getProperty("upscale.jar")));
            Arrays.stream(job.split(" "))
                    .map(word -> word.replace("OUT", out.toString()))
                    .forEach(command::add);
            Files.createDirectories(out);
            Path stdout = folder.resolve("stdout");
            Path stderr = folder.resolve("stderr");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Path.of("samples").toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            builder.environment().put("COLUMNS", columns);
            builder.environment().put("TZ", zone);
            Process process = builder.start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(job).isTrue();
            made.put(job + ": standard output", withoutTimes(stdout));
            made.put(job + ": standard error, and " + process.exitValue(), withoutTimes(stderr));
            take(out, made);
        }
        return made;
    }

    private static void take(Path out, Map<String, String> made) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                made.put(out.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                Files.delete(file);
            }
        }
    }

    private static String withoutTimes(Path text) throws IOException {
        return Files.readString(text, StandardCharsets.UTF_8)
                .replaceAll("\"stages\":\\{[^}]*}", "\"stages\":{}")
                .replaceAll("\"(millis|seconds|megapixelsPerSecond)\":[0-9.]+", "\"$1\":0")
                .replaceAll("(?m)^ +[0-9.]+(?=  )", "")
                .replaceAll("(?m)^((?:  )?in all: .*?)[0-9.]+ m?s\\b.*", "$1");
    }
}
