package upscale.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.compare.Rules;
import upscale.format.Formats;
import upscale.job.Limits;
import upscale.sweep.TaskSweep;

/**
 * Pairs compared, several at the same time.
 *
 * @param formats what files may be
 * @param limits what each pair may take
 * @param rules what is the same
 * @param verdict which of two things that are true of a pair it comes to
 * @param maps the difference maps that are drawn, if any are
 * @param threads how many compute; outcomes do not depend on it
 */
public record Regression(
        Formats formats, Limits limits, Rules rules, Verdict verdict, Optional<DifferenceMaps> maps, int threads) {
    /** Compares all and tells of each, in their order, on the calling thread. */
    public void run(List<Pair> pairs, Consumer<Outcome> told) {
        int each = Math.max(1, threads / Math.max(1, pairs.size()));
        PairJob.Terms terms = new PairJob.Terms(formats, limits, rules, verdict, maps, each);
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (Pair pair : pairs) {
            tasks.add(telling -> {
                Outcome outcome = PairJob.run(pair, terms);
                telling.accept(() -> told.accept(outcome));
            });
        }
        TaskSweep.run(tasks, threads);
    }
}
