package upscale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of Spark's, begun as its own scripts do, and what it says on both its streams. Closed, it is gone. */
final class SparkProcess implements Closeable {
    private final Process process;
    private final List<String> lines = new ArrayList<>(); // guarded by itself
    private boolean silent; // guarded by lines

    /**
     * Begins one.
     *
     * @param home a folder of Spark's, of which only {@code jars} is needed
     * @param words the class that it is, and what that is told
     */
    SparkProcess(Path home, List<String> words) throws IOException {
        process = started(home, command(home, words));
        Thread reader = new Thread(this::read, words.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    // Spark's launcher prints the command that begins a class of its own: a line of nothing, and words that end in NUL.
    private static List<String> command(Path home, List<String> words) throws IOException {
        List<String> asking = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home.resolve("jars") + "/*",
                "org.apache.spark.launcher.Main"));
        asking.addAll(words);
        Process launcher = started(home, asking);
        String printed = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(printed.substring(printed.indexOf('\n') + 1).split("\0"));
    }

    private static Process started(Path home, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("HADOOP_"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "SPARK_HOME", home.toString(),
                        "SPARK_SCALA_VERSION", "2.13",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "LC_ALL", "C.UTF-8"));
        return builder.start();
    }

    private void read() {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // it was killed
        } finally {
            synchronized (lines) {
                silent = true;
                lines.notifyAll();
            }
        }
    }

    /** Waits for the {@code count}-th line that has {@code pattern} in it. */
    Matcher await(String pattern, int count) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        synchronized (lines) {
            while (true) {
                List<Matcher> found = lines.stream()
                        .map(wanted::matcher)
                        .filter(Matcher::find)
                        .toList();
                if (found.size() >= count) {
                    return found.get(count - 1);
                }
                assertThat(silent)
                        .as(() -> "it ended before it said " + pattern + ": " + lines)
                        .isFalse();
                lines.wait();
            }
        }
    }

    /** Waits for its end, and gives the exit code. */
    int end() throws InterruptedException {
        synchronized (lines) {
            while (!silent) {
                lines.wait();
            }
        }
        return process.waitFor();
    }

    /** What it has said. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The processes that it has begun. */
    Stream<ProcessHandle> children() {
        return process.children();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
