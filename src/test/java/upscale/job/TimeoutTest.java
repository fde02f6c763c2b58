package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** Inputs that never end, and heed nothing, among others; they are given up when they hang, not after a time. */
@Timeout(120)
class TimeoutTest {
    private static final int STUCK_WIDTH = 2;

    @TempDir
    private Path folder;

    private final Set<String> stuck = ConcurrentHashMap.newKeySet(); // names of the threads that do inputs
    private final Set<Thread> hanging = ConcurrentHashMap.newKeySet();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    private void hang(String thread) {
        hanging.add(Thread.currentThread());
        stuck.add(thread);
        boolean done = false;
        while (!done) {
            try {
                released.await();
                done = true;
            } catch (InterruptedException e) {
                // as an endless loop would
            }
        }
    }

    /** Of whoever waits for the thread that is called as it is, and so on. */
    private boolean untilStuck(CountDownLatch end, LongSupplier idle) throws InterruptedException {
        while (!end.await(1, TimeUnit.MILLISECONDS)) {
            if (stuck.remove(Thread.currentThread().getName() + "-errand-0")) {
                return false;
            }
        }
        return true;
    }

    /** Where it hangs with narrow pictures. */
    enum Place {
        APPLYING,
        READING
    }

    private final class Stuck implements Method {
        private final Place place;

        Stuck(Place place) {
            this.place = place;
        }

        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Set<Parameter<?>> parameters() {
            return Set.of();
        }

        @Override
        public Upsampled apply(Image source, MethodOptions options) {
            boolean hangs = source.info().width() == STUCK_WIDTH;
            String thread = Thread.currentThread().getName();
            if (hangs && place == Place.APPLYING) {
                hang(thread);
            }
            return new Upsampled(hangs && place == Place.READING ? new Endless(source, thread) : source, Map.of());
        }
    }

    /** Hangs on whichever thread reads it. */
    private final class Endless implements Image {
        private final Image source;
        private final String thread;

        Endless(Image source, String thread) {
            this.source = source;
            this.thread = thread;
        }

        @Override
        public ImageInfo info() {
            return source.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = source.newReader();
            return band -> {
                hang(thread);
                reader.read(band);
            };
        }
    }

    private String input(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "P5 " + width + " " + height + " 255\n", StandardCharsets.US_ASCII);
        Files.write(file, new byte[width * height], java.nio.file.StandardOpenOption.APPEND);
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource({"1, APPLYING", "1, READING", "4, APPLYING", "4, READING"})
    void theyAreGivenUpAndTheOthersDone(int threads, Place place) throws Exception {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // the stuck ones are not small, so that several threads would compute bands of them
            inputs.add(i % 3 == 1 ? input("stuck" + i + ".pgm", STUCK_WIDTH, 5000) : input("fine" + i + ".pgm", 5, 5));
        }
        Path out = folder.resolve("out");
        Limits limits = new Limits(
                Limits.Pixels.DEFAULT,
                Memory.ofHeap(),
                Optional.of(new upscale.job.Timeout("10 s", this::untilStuck)),
                false);
        List<JobResult> results = new BatchRun(new Stuck(place), limits, threads).into(out, inputs);
        assertThat(results)
                .filteredOn(result -> result.input().contains("stuck"))
                .extracting(result -> ((JobResult.Failed) result).reason())
                .containsExactly(
                        "took longer than 10 s: --timeout gives it more",
                        "took longer than 10 s: --timeout gives it more");
        assertThat(results)
                .filteredOn(result -> result.input().contains("fine"))
                .hasSize(4)
                .allSatisfy(result -> assertThat(result).isInstanceOf(JobResult.Written.class));
        assertThat(names(out))
                .as("while they hang")
                .containsExactly("fine0.pgm", "fine2.pgm", "fine3.pgm", "fine5.pgm");

        assertThat(hanging)
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue());
        released.countDown();
        for (Thread thread : hanging) {
            thread.join();
        }
        assertThat(names(out))
                .as("when they have ended")
                .containsExactly("fine0.pgm", "fine2.pgm", "fine3.pgm", "fine5.pgm");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
