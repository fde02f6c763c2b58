package upscale.cli;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.inputs.Shard;

/**
 * {@code 3/8}, or the part that an array job has given this process: {@code auto}, {@code auto/8}.
 *
 * @param environment what variables say, or null
 */
record ShardWord(UnaryOperator<String> environment) implements ITypeConverter<Shard> {
    private static final Pattern WORD = Pattern.compile("(auto|[0-9]{1,7})(?:/([0-9]{1,7}))?");

    /**
     * A task of an array job.
     *
     * @param index from 0
     * @param count how many there are, if that is known
     */
    private record Task(int index, OptionalInt count) {}

    @Override
    public Shard convert(String text) {
        Matcher matcher = WORD.matcher(text);
        if (!matcher.matches()) {
            throw expected(text);
        }
        OptionalInt count =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        if (matcher.group(1).equals("auto")) {
            return ofTask(count);
        }
        try {
            return new Shard(Integer.parseInt(matcher.group(1)), count.orElseThrow(() -> expected(text)));
        } catch (IllegalArgumentException e) {
            throw expected(text);
        }
    }

    private static TypeConversionException expected(String text) {
        return new TypeConversionException("'" + text + "' is no part of a whole; expected 1/8 to 8/8, auto or auto/8");
    }

    private Shard ofTask(OptionalInt count) {
        Task task = task();
        int all = count.orElseGet(() -> task.count()
                .orElseThrow(() ->
                        new TypeConversionException("'auto': the job does not say how many tasks it has; say auto/N")));
        if (task.count().isPresent() && task.count().getAsInt() != all) {
            throw new TypeConversionException("'auto/" + all + "': the job has "
                    + task.count().getAsInt() + " tasks; to do some again, say which: 3/" + all);
        } else if (task.index() >= all) {
            throw new TypeConversionException("'auto/" + all + "': this is task " + (task.index() + 1)
                    + " of the job, and there are more than " + all);
        }
        return new Shard(task.index() + 1, all);
    }

    private Task task() {
        if (environment.apply("SLURM_ARRAY_TASK_ID") != null) {
            return ofSlurm();
        } else if (environment.apply("AWS_BATCH_JOB_ARRAY_INDEX") != null) {
            return new Task(number("AWS_BATCH_JOB_ARRAY_INDEX"), OptionalInt.of(number("AWS_BATCH_JOB_ARRAY_SIZE")));
        } else if (environment.apply("JOB_COMPLETION_INDEX") != null) {
            return new Task(number("JOB_COMPLETION_INDEX"), OptionalInt.empty());
        }
        throw new TypeConversionException("'auto': this is no task of an array job, as there is none of"
                + " SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX and JOB_COMPLETION_INDEX; say which part: 1/8");
    }

    private Task ofSlurm() {
        int first = number("SLURM_ARRAY_TASK_MIN");
        int last = number("SLURM_ARRAY_TASK_MAX");
        int count = number("SLURM_ARRAY_TASK_COUNT");
        int step = environment.apply("SLURM_ARRAY_TASK_STEP") == null ? 1 : number("SLURM_ARRAY_TASK_STEP");
        int from = number("SLURM_ARRAY_TASK_ID") - first;
        if (step < 1 || from < 0 || from % step != 0 || (last - first) / step + 1 != count) {
            throw new TypeConversionException(
                    "'auto': the tasks of the job are not counted evenly from the first; say which part: 1/8");
        }
        return new Task(from / step, OptionalInt.of(count));
    }

    private int number(String variable) {
        String value = environment.apply(variable);
        if (value == null || !value.matches("[0-9]{1,9}")) {
            throw new TypeConversionException("'auto': " + variable + " is "
                    + (value == null ? "not set" : "'" + value + "'") + ", expected a number");
        }
        return Integer.parseInt(value);
    }
}
