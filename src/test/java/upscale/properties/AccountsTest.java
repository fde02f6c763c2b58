package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.Main;

/** However a run ends, every input is accounted for, and the account is true: what is written is there and whole, and nothing else is. */
@Timeout(300)
class AccountsTest {
    private static final int COUNT = 30;

    @TempDir
    private Path folder;

    /** Standard output that interrupts whoever writes the given line. */
    private static final class Interrupting extends ByteArrayOutputStream {
        private final int line;
        private int lines;

        Interrupting(int line) {
            this.line = line;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (++lines == line) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Ended(int code, List<JsonObject> results, JsonObject summary) {
        List<String> inputs() {
            return results.stream().map(each -> each.get("input").getAsString()).toList();
        }

        List<String> statuses() {
            return results.stream()
                    .map(each -> each.get("status").getAsString())
                    .toList();
        }
    }

    private static Ended run(List<String> args, ByteArrayOutputStream out) {
        int code = Main.run(
                args.toArray(String[]::new),
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        List<JsonObject> objects = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        int last = objects.size() - 1;
        return new Ended(code, objects.subList(0, last), objects.get(last).getAsJsonObject("summary"));
    }

    private Path inputs(Random random, int failing) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        for (int i = 0; i < COUNT; i++) {
            int side = 1 + random.nextInt(random.nextInt(10) == 0 ? 1500 : 150);
            byte[] header = ("P5 " + side + " " + side + " 255\n").getBytes(StandardCharsets.US_ASCII);
            byte[] file = new byte[header.length + side * side];
            random.nextBytes(file);
            System.arraycopy(header, 0, file, 0, header.length);
            int cut = random.nextInt(100) < failing ? 1 : 0;
            Files.write(work.resolve("%02d.pgm".formatted(i)), Arrays.copyOf(file, file.length - cut));
        }
        return work;
    }

    private static List<String> args(Path work, Path out, String... more) throws IOException {
        List<String> args = new ArrayList<>(list(work));
        args.addAll(List.of("-s", "2", "--json", "-o", out + "/"));
        args.addAll(List.of(more));
        return args;
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private void requireTrue(Ended ended, Path work, Path out) throws IOException {
        assertThat(ended.inputs()).isEqualTo(list(work));
        Set<String> written = new TreeSet<>();
        Map<String, Integer> counts = new HashMap<>();
        for (JsonObject each : ended.results()) {
            counts.merge(each.get("status").getAsString(), 1, Integer::sum);
            if (each.has("output")) {
                written.add(each.get("output").getAsString());
            }
        }
        assertThat(Files.exists(out) ? Set.copyOf(list(out)) : Set.of()).isEqualTo(written);
        Path undisturbed = folder.resolve("undisturbed");
        run(args(work, undisturbed), new ByteArrayOutputStream());
        for (String file : written) {
            assertThat(Path.of(file))
                    .hasSameBinaryContentAs(undisturbed.resolve(Path.of(file).getFileName()));
        }
        JsonObject summary = ended.summary();
        assertThat(summary.get("written").getAsInt()).isEqualTo(counts.getOrDefault("written", 0));
        assertThat(summary.get("failed").getAsInt()).isEqualTo(counts.getOrDefault("failed", 0));
        assertThat(summary.get("dropped").getAsInt()).isEqualTo(counts.getOrDefault("dropped", 0));
        assertThat(summary.get("notBegun").getAsInt()).isEqualTo(counts.getOrDefault("not-begun", 0));
        assertThat(counts.values().stream().mapToInt(n -> n).sum()).isEqualTo(COUNT);
        assertThat(ended.code()).isEqualTo(counts.getOrDefault("written", 0) == COUNT ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "2,1,10", "3,3,10", "4,3,50", "5,8,5", "6,8,100"})
    void whenSomeFail(long seed, int threads, int failing) throws IOException {
        Path work = inputs(new Random(seed), failing);
        Path out = folder.resolve("out");
        Ended ended = run(args(work, out, "-j", "" + threads), new ByteArrayOutputStream());
        requireTrue(ended, work, out);
        assertThat(ended.statuses())
                .containsOnly(Stream.of("written", "failed")
                        .filter(status ->
                                failing > 0 && status.equals("failed") || failing < 100 && status.equals("written"))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1,1,10", "2,1,30", "3,3,10", "4,3,30", "5,8,10", "6,8,100"})
    void whenTheFirstFailureIsEnough(long seed, int threads, int failing) throws IOException {
        Path work = inputs(new Random(seed), failing);
        Path out = folder.resolve("out");
        Ended ended = run(args(work, out, "--fail-fast", "-j", "" + threads), new ByteArrayOutputStream());
        requireTrue(ended, work, out);
        int first = ended.statuses().indexOf("failed");
        // One that is about to begin on another thread does not, once a later one has failed.
        assertThat(Set.copyOf(ended.statuses().subList(0, first))).isSubsetOf("written", "not-begun");
        if (threads == 1) {
            assertThat(Set.copyOf(ended.statuses().subList(0, first))).isSubsetOf("written");
            assertThat(ended.statuses().subList(first + 1, COUNT)).containsOnly("not-begun");
        }
        assertThat(ended.statuses()).doesNotContain("dropped");
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,7", "3,3,1", "4,3,12", "5,8,5", "6,8,29"})
    void whenItIsInterrupted(long seed, int threads, int line) throws IOException {
        Path work = inputs(new Random(seed), 10);
        Path out = folder.resolve("out");
        Ended ended = run(args(work, out, "-j", "" + threads), new Interrupting(line));
        assertThat(Thread.interrupted())
                .as("it is still for the caller to know")
                .isTrue();
        requireTrue(ended, work, out);
        if (threads == 1) {
            assertThat(ended.statuses().subList(line, COUNT)).containsOnly("not-begun");
        }
    }
}
