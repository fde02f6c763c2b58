package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.launcher.Install.Ended;
import upscale.launcher.Install.Started;

/** Two runs at once over the same pictures into one folder. With {@code -Dupscale.rounds=50}, so often. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class TogetherIT {
    private static final int COUNT = 12;
    private static final String SHARDS = "--shard";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"-q", "-f", "--skip-existing", "--newer", SHARDS})
    void theResultsAreThoseOfOne(String how) throws Exception {
        Work work = new Work(root);
        work.pictures(COUNT, 120);
        assertThat(work.run(work.words(work.inputs, "whole")).code()).isZero();
        Map<String, String> whole = work.results("whole");
        for (int round = 0; round < Work.ROUNDS; round++) {
            work.delete("out");
            List<Started> started = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                String[] more = how.equals(SHARDS) ? new String[] {SHARDS, i + "/2"} : new String[] {how};
                started.add(work.install.start(work.words(work.inputs, "out", more), ""));
            }
            List<Ended> ended = new ArrayList<>();
            for (Started each : started) {
                ended.add(each.end());
            }
            assertThat(work.results("out")).isEqualTo(whole);
            assertThat(work.files("out")).doesNotContainKey(".upscale-parts");
            long written = ended.stream()
                    .mapToLong(each -> Work.count(each, "written"))
                    .sum();
            if (how.equals("-q")) {
                long refused = ended.stream()
                        .flatMap(each -> each.err().lines())
                        .filter(line -> line.contains(": exists already; "))
                        .count();
                assertThat(written).as("each by one at least").isGreaterThanOrEqualTo(COUNT);
                assertThat(written + refused)
                        .as("and the other was as fast, or says so")
                        .isEqualTo(2 * COUNT);
            } else {
                assertThat(ended)
                        .allSatisfy(
                                each -> assertThat(each.code()).as(each.err()).isZero());
                assertThat(written).isBetween((long) COUNT, how.equals(SHARDS) ? COUNT : 2L * COUNT);
            }
        }
    }
}
