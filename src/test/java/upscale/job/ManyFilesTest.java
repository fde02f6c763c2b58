package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.method.Method;
import upscale.method.Methods;

/**
 * A thousand files, of which fifty are bad, in a process of its own, whose heap is measured after collections when a hundred and when all are
 * done; with {@code -Dupscale.files=10000}, so many.
 */
class ManyFilesTest {
    private static final int COUNT = Integer.getInteger("upscale.files", 1000);
    private static final int BAD_ONE_IN = 20;
    private static final int EARLY = 100;
    private static final int SOME = 10;

    @TempDir
    private Path folder;

    private static boolean bad(int i) {
        return i % BAD_ONE_IN == BAD_ONE_IN / 2;
    }

    @Test
    void endAsTheyShouldAndMemoryStaysAsItIs() throws IOException, InterruptedException {
        for (int i = 0; i < COUNT; i++) {
            String image = "P5 16 16 255\n" + "x".repeat(bad(i) ? 255 : 256);
            Files.writeString(folder.resolve("%05d.pgm".formatted(i)), image);
        }
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        folder.toString())
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        List<String> lines = Files.readAllLines(told);
        int failed = COUNT / BAD_ONE_IN;
        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).hasSize(failed);
        for (int i = 0; i < COUNT; i++) {
            if (bad(i)) {
                assertThat(lines).contains("failed %05d.pgm".formatted(i));
            }
        }
        try (Stream<Path> results = Files.list(folder.resolve("out"))) {
            assertThat(results).hasSize(COUNT - failed);
        }
        List<Long> heap = lines.stream()
                .filter(line -> line.startsWith("heap "))
                .map(line -> Long.parseLong(line.substring("heap ".length())))
                .toList();
        assertThat(heap).hasSize(2);
        assertThat(heap.get(1)).as("bytes, " + heap.get(0) + " before").isLessThan(heap.get(0) * 11 / 10);
    }

    /** The process. */
    static final class Run {
        private Run() {}

        public static void main(String[] args) throws Exception {
            List<String> inputs = new ArrayList<>();
            try (Stream<Path> files = Files.list(Path.of(args[0]))) {
                files.map(Path::toString)
                        .filter(name -> name.endsWith(".pgm"))
                        .sorted()
                        .forEach(inputs::add);
            }
            Method method =
                    Methods.load(Run.class.getClassLoader()).named("lanczos").orElseThrow();
            new BatchRun(method, 2).into(Path.of(args[0], "out"), inputs, new Telling(inputs.size()));
        }
    }

    /** Keeps nothing itself. */
    private static final class Telling implements Batch.Listener {
        private final int all;
        private int count;
        private long least = Long.MAX_VALUE; // as others are under way, and hold what they need

        private Telling(int all) {
            this.all = all;
        }

        @Override
        public void expects(List<String> inputs) {}

        @Override
        public void warned(String input, String warning) {
            throw new AssertionError(warning);
        }

        @Override
        public void accept(JobResult result) {
            if (result instanceof JobResult.Failed) {
                System.out.println("failed " + Path.of(result.input()).getFileName());
            }
            count++;
            if (count > EARLY - SOME && count <= EARLY || count > all - SOME) {
                System.gc();
                least = Math.min(
                        least,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            if (count == EARLY || count == all) {
                System.out.println("heap " + least);
                least = Long.MAX_VALUE;
            }
        }
    }
}
