package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.launcher.Install.Ended;

/**
 * Runs that are killed at any instant: nothing partial, nothing lost, and the next run does what is left. With
 * {@code -Dupscale.rounds=200}, so often.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class KilledIT {
    private static final int COUNT = 12;
    private static final int EARLIER = 3;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void whateverTheInstant(String signal) throws Exception {
        Work work = new Work(root);
        work.pictures(COUNT, 300);
        assertThat(work.run(work.words(work.inputs, "whole")).code()).isZero();
        Map<String, String> whole = work.results("whole");
        assertThat(whole).hasSize(COUNT);
        SplittableRandom chance = new SplittableRandom(signal.hashCode());
        int left = 0;
        for (int round = 0; round < Work.ROUNDS; round++) {
            work.delete("out");
            List<String> words = work.words(work.inputs, "out", "--skip-existing");
            work.run(work.words(work.inputs.subList(0, EARLIER), "out", "--skip-existing"));

            kill(signal, work.start(words), chance);
            Map<String, String> found = work.results("out");
            assertThat(whole).as("whole, if they are there").containsAllEntriesOf(found);
            assertThat(found).as("earlier ones").hasSizeGreaterThanOrEqualTo(EARLIER);
            left += work.files("out").containsKey(".upscale-parts") ? 1 : 0;

            Ended next = work.run(words);
            assertThat(next.code()).as(next.err()).isZero();
            assertThat(Work.count(next, "skipped")).isEqualTo(found.size());
            assertThat(Work.count(next, "written")).isEqualTo(COUNT - found.size());
            assertThat(work.results("out")).isEqualTo(whole);
            assertThat(work.files("out"))
                    .as("and nothing else")
                    .hasSize(COUNT + 1)
                    .containsKey(".upscale-made");
        }
        if (signal.equals("KILL")) {
            assertThat(left).as("runs that were killed while they wrote").isPositive();
        } else {
            assertThat(left).isZero();
        }
    }

    // After any of its results, and a part of the time that one takes.
    private static void kill(String signal, Process process, SplittableRandom chance) throws Exception {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int lines = chance.nextInt(EARLIER, COUNT);
            for (int i = 0; i < lines; i++) {
                out.readLine();
            }
            long until = System.nanoTime() + chance.nextLong(TimeUnit.MILLISECONDS.toNanos(40));
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            String[] command = {"/bin/sh", "-c", "kill -" + signal + " " + process.pid()};
            new ProcessBuilder(command).start().waitFor();
            out.lines().forEach(line -> {});
        }
        process.waitFor();
    }
}
