package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Which part of the inputs words mean, and what array jobs say of their tasks. */
class ShardWordTest {
    private static String shard(String word, String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (String each : environment) {
            if (!each.isEmpty()) {
                variables.put(each.replaceFirst("=.*", ""), each.replaceFirst(".*=", ""));
            }
        }
        return new ShardWord(variables::get).convert(word).toString();
    }

    @ParameterizedTest
    @CsvSource({"1/1, 1/1", "3/8, 3/8", "08/8, 8/8"})
    void isANumberOfAnother(String word, String expected) {
        assertThat(shard(word)).isEqualTo(expected);
        assertThat(shard(word, "JOB_COMPLETION_INDEX=5")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/8", "9/8", "1", "1/0", "/8", "1/", "-1/8", "1/8/2", "a/b", "auto/", "1/9999999", ""})
    void isNothingElse(String word) {
        assertThatThrownBy(() -> shard(word))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("expected 1/8 to 8/8, auto or auto/8");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, 1, 1, 8, 8, 1, 1/8",
        "auto/8, 8, 1, 8, 8, 1, 8/8",
        "auto, 0, 0, 7, 8, 1, 1/8",
        "auto, 30, 10, 50, 5, 10, 3/5",
        "auto, 4, 4, 4, 1, '', 1/1",
    })
    void isThatOfATaskOfSlurm(String word, int id, int first, int last, int count, String step, String expected) {
        assertThat(shard(
                        word,
                        "SLURM_ARRAY_TASK_ID=" + id,
                        "SLURM_ARRAY_TASK_MIN=" + first,
                        "SLURM_ARRAY_TASK_MAX=" + last,
                        "SLURM_ARRAY_TASK_COUNT=" + count,
                        step.isEmpty() ? "" : "SLURM_ARRAY_TASK_STEP=" + step))
                .isEqualTo(expected);
    }

    @Test
    void isThatOfATaskOfOthers() {
        assertThat(shard("auto", "AWS_BATCH_JOB_ARRAY_INDEX=0", "AWS_BATCH_JOB_ARRAY_SIZE=4"))
                .isEqualTo("1/4");
        assertThat(shard("auto/3", "JOB_COMPLETION_INDEX=2")).isEqualTo("3/3");
    }

    @Test
    void isNotGuessed() {
        assertThatThrownBy(() -> shard("auto")).hasMessageContaining("this is no task of an array job");
        assertThatThrownBy(() -> shard("auto", "JOB_COMPLETION_INDEX=2")).hasMessageContaining("say auto/N");
        assertThatThrownBy(() -> shard("auto/2", "JOB_COMPLETION_INDEX=2")).hasMessageContaining("task 3 of the job");
        assertThatThrownBy(() -> shard("auto/8", "AWS_BATCH_JOB_ARRAY_INDEX=1", "AWS_BATCH_JOB_ARRAY_SIZE=4"))
                .hasMessageContaining("the job has 4 tasks");
        assertThatThrownBy(() -> shard("auto", "AWS_BATCH_JOB_ARRAY_INDEX=1"))
                .hasMessageContaining("AWS_BATCH_JOB_ARRAY_SIZE is not set");
        assertThatThrownBy(() -> shard("auto", "JOB_COMPLETION_INDEX=x")).hasMessageContaining("expected a number");
        assertThatThrownBy(() -> shard(
                        "auto",
                        "SLURM_ARRAY_TASK_ID=3",
                        "SLURM_ARRAY_TASK_MIN=1",
                        "SLURM_ARRAY_TASK_MAX=9",
                        "SLURM_ARRAY_TASK_COUNT=3",
                        "SLURM_ARRAY_TASK_STEP=1"))
                .hasMessageContaining("not counted evenly");
    }
}
