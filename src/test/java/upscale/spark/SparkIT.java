package upscale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import upscale.cli.Ran;

/** The jar as a job of Spark, on a cluster of two executors, beside the command line on one machine. */
@EnabledIfSystemProperty(named = "upscale.spark", matches = ".+", disabledReason = "is for the profile spark")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SparkIT {
    private static final Path SUITE = Path.of("../shared/hostile/pngsuite");

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void begin() throws Exception {
        cluster = new Cluster(Files.createDirectory(folder.resolve("cluster")), 2);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static Path samples(String name) throws IOException {
        Path images = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.filter(Files::isRegularFile).toList()) {
                Files.copy(sample, images.resolve(sample.getFileName()));
            }
        }
        return images;
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        root.relativize(file).toString(),
                        Arrays.hashCode(Files.readAllBytes(file)) + "/" + Files.size(file));
            }
        }
        return contents;
    }

    /** The rows by their inputs. */
    private static Map<String, JsonObject> table(Path table) throws IOException {
        Map<String, JsonObject> rows = new LinkedHashMap<>();
        try (Stream<Path> parts = Files.list(table)) {
            Path part = parts.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
            for (String line : Files.readAllLines(part)) {
                JsonObject row = JsonParser.parseString(line).getAsJsonObject();
                assertThat(rows.put(row.get("input").getAsString(), row))
                        .as("once: " + line)
                        .isNull();
            }
        }
        return rows;
    }

    private static List<String> words(Path images, String output, String... more) {
        List<String> words =
                new ArrayList<>(List.of(images.toString(), "-r", "-s", "2", "-o", folder.resolve(output) + "/"));
        words.addAll(List.of(more));
        return words;
    }

    private static List<String> complaints(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("upscale: "))
                .sorted()
                .toList();
    }

    @Test
    void theSameWordsHaveTheSameBytesAndTheSameIsSaid() throws Exception {
        Path images = samples("images");
        Path deep = Files.createDirectories(images.resolve("a folder/ümläut"));
        Files.copy(images.resolve("photo.png"), deep.resolve("100% [a]*{b}, c.png"));
        byte[] photo = Files.readAllBytes(images.resolve("photo.png"));
        Files.write(deep.resolve("cut short.png"), Arrays.copyOf(photo, photo.length / 2));
        for (String suffix : List.of("jpg", "tif", "bmp", "ppm", "npy", "dcm")) {
            Ran.well(images.resolve("photo.png"), "-s", "1", "-q", "-o", deep.resolve("photo." + suffix));
        }
        Files.writeString(images.resolve("no image.png"), "no image");
        Files.createSymbolicLink(images.resolve("to nothing.png"), images.resolve("nothing.png"));
        if (Files.isDirectory(SUITE)) {
            try (Stream<Path> suite = Files.list(SUITE)) {
                for (Path file :
                        suite.filter(f -> f.toString().endsWith(".png")).toList()) {
                    Files.copy(file, deep.resolve(file.getFileName()));
                }
            }
        }
        Ran alone = Ran.with(
                words(images, "alone", "-k", "mitchell", "--linear", "-q").toArray());
        assertThat(alone.code()).isEqualTo(1);

        Path table = folder.resolve("table.json");
        SparkProcess job = cluster.submit(
                List.of(), words(images, "together", "-k", "mitchell", "--linear", "--report", table.toString()));
        assertThat(job.end()).as(() -> job.lines().toString()).isEqualTo(1);

        assertThat(contents(folder.resolve("together")))
                .hasSizeGreaterThan(5)
                .isEqualTo(contents(folder.resolve("alone")));
        assertThat(complaints(job.lines()))
                .containsAll(alone.complaints().stream().sorted().toList());
        Map<String, JsonObject> rows = table(table);
        assertThat(rows.values().stream()
                        .filter(row -> row.get("status").getAsString().equals("failed")))
                .hasSameSizeAs(alone.complaints())
                .allMatch(row -> row.has("reason"));
        for (JsonObject row : rows.values()) {
            if (row.get("status").getAsString().equals("written")) {
                Path output = Path.of(row.get("output").getAsString());
                assertThat(row.get("outputBytes").getAsLong()).isEqualTo(Files.size(output));
                assertThat(row.get("width").getAsInt()).isPositive();
            }
        }

        SparkProcess again = cluster.submit(List.of(), words(images, "together", "-k", "mitchell", "--linear", "-q"));
        assertThat(again.end()).as("what is there has the same bytes").isEqualTo(1);
        assertThat(complaints(again.lines())).isEqualTo(complaints(job.lines()));
    }

    @Test
    void anExecutorThatIsKilledIsDoneWithout() throws Exception {
        Path images = Files.createDirectory(folder.resolve("many"));
        int count = 60;
        for (int i = 0; i < count; i++) {
            Files.copy(Path.of("samples/photo.png"), images.resolve("photo" + i + ".png"));
        }
        Ran.well(words(images, "whole").toArray());

        Path table = folder.resolve("killed.json");
        SparkProcess job = cluster.submit(
                List.of("--conf", "spark.sql.files.maxPartitionBytes=1"), // one image for each task
                words(images, "survived", "--report", table.toString()));
        job.await("Finished task .* in stage 1\\.0", 5);
        List<ProcessHandle> executors = cluster.executors();
        assertThat(executors).hasSize(2);
        assertThat(executors.get(0).destroyForcibly()).isTrue(); // SIGKILL

        assertThat(job.end()).as(() -> job.lines().toString()).isZero();
        assertThat(job.lines().stream().dropWhile(line -> !line.contains("Lost executor")))
                .as("there was work left when it was lost")
                .anyMatch(line -> line.matches(".*Finished task .* in stage 1\\..*"));
        assertThat(contents(folder.resolve("survived"))).hasSize(count).isEqualTo(contents(folder.resolve("whole")));
        assertThat(table(table))
                .hasSize(count)
                .allSatisfy((input, row) ->
                        assertThat(row.get("status").getAsString()).isEqualTo("written"));
    }

    @Test
    void wordsThatMakeNoSenseAreRefusedAsEver() throws Exception {
        SparkProcess job = cluster.submit(List.of(), words(Path.of("samples"), "refused", "-m", "lanczso"));
        assertThat(job.end()).isEqualTo(2);
        assertThat(complaints(job.lines()))
                .isEqualTo(Ran.with(words(Path.of("samples"), "refused", "-m", "lanczso")
                                .toArray())
                        .complaints());
        assertThat(folder.resolve("refused")).doesNotExist();
    }
}
