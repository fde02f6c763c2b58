package upscale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much sooner more executors of one core each are done. With {@code -Dupscale.spark.rounds=5}, so often, in turns, of which the shortest
 * counts: of the stage that reads, enlarges and writes, as Spark tells.
 */
@EnabledIfSystemProperty(named = "upscale.spark", matches = ".+", disabledReason = "is for the profile spark")
@EnabledIfSystemProperty(named = "upscale.spark.rounds", matches = "\\d+", disabledReason = "is a measurement")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ScalingIT {
    /** So many that it hardly counts that each executor begins slowly: its first task takes seconds, until Java has compiled what it needs. */
    private static final int IMAGES = 1000;

    private static final int[] EXECUTORS = {1, 2, 3, 4};

    @TempDir
    private Path folder;

    @Test
    void moreExecutorsAreDoneSooner() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (int i = 0; i < IMAGES; i++) {
            Files.copy(Path.of("samples/photo.png"), images.resolve("photo" + i + ".png"));
        }
        Map<Integer, List<Double>> seconds = new TreeMap<>();
        for (int round = 0; round < Integer.getInteger("upscale.spark.rounds"); round++) {
            for (int executors : EXECUTORS) {
                seconds.computeIfAbsent(executors, e -> new ArrayList<>())
                        .add(seconds(images, executors, round + "-" + executors));
            }
        }
        double one = best(seconds.get(1));
        seconds.forEach((executors, all) -> System.out.printf(
                Locale.ROOT,
                "%d executors: %.2f s of %s, %.2f times as fast as one%n",
                executors,
                best(all),
                all,
                one / best(all)));
        assertThat(best(seconds.get(2))).isLessThan(one);
    }

    private static void delete(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static double best(List<Double> seconds) {
        return seconds.stream().mapToDouble(d -> d).min().orElseThrow();
    }

    private double seconds(Path images, int executors, String name) throws Exception {
        Path output = folder.resolve("out" + name);
        try (Cluster cluster = new Cluster(Files.createDirectory(folder.resolve("cluster" + name)), executors)) {
            SparkProcess job = cluster.submit(
                    List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1"),
                    List.of(images.toString(), "-s", "6", "-o", output + "/"));
            assertThat(job.end()).as(() -> job.lines().toString()).isZero();
            delete(output);
            Matcher took = job.await("ResultStage 1 .* finished in ([0-9.]+) (ms|s)", 1);
            return Double.parseDouble(took.group(1)) / (took.group(2).equals("ms") ? 1000 : 1);
        }
    }
}
