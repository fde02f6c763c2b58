package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import upscale.image.Image;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** What becomes of an input for which there was not memory enough, among others and alone. */
@Timeout(60)
class OutOfMemoryTest {
    private static final int COUNT = 8;

    @TempDir
    private Path folder;

    private final AtomicInteger applied = new AtomicInteger();

    /** Runs out of memory the first few times. */
    private final class Hungry implements Method {
        private final int failures;

        Hungry(int failures) {
            this.failures = failures;
        }

        @Override
        public String name() {
            return "hungry";
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
            if (applied.incrementAndGet() <= failures) {
                throw new OutOfMemoryError("Java heap space");
            }
            return new Upsampled(source, Map.of());
        }
    }

    private List<JobResult> results(int failures, int threads) throws Exception {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            inputs.add(input("in" + i + ".ppm"));
        }
        return new BatchRun(new Hungry(failures), threads).into(folder.resolve("out"), inputs);
    }

    private String input(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "P6 1 1 255\nabc", StandardCharsets.US_ASCII)
                .toString();
    }

    private List<Integer> failed(List<JobResult> results) {
        return IntStream.range(0, COUNT)
                .filter(i -> results.get(i) instanceof JobResult.Failed)
                .boxed()
                .toList();
    }

    @Test
    void amongOthersItIsDoneOnceMore() throws Exception {
        assertThat(failed(results(1, 4))).isEmpty();
        assertThat(applied).hasValue(COUNT + 1);
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**in?.ppm");
    }

    @Test
    void ifThatIsInVainItFailsWithALineAndLeavesNothing() throws Exception {
        List<JobResult> results = results(Integer.MAX_VALUE, 4);
        assertThat(failed(results)).hasSize(COUNT);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(((JobResult.Failed) result).reason()).startsWith("too large: out of memory"));
        assertThat(applied).hasValue(2 * COUNT);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aloneItFailsAtOnceAndTheOthersAreDone() throws Exception {
        assertThat(failed(results(1, 1))).containsExactly(0);
        assertThat(applied).hasValue(COUNT);
    }
}
