package upscale.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import upscale.compare.Rules;
import upscale.format.Formats;
import upscale.job.FileCopy;
import upscale.job.Limits;
import upscale.job.Room;
import upscale.sweep.TaskSweep;

/**
 * Pairs compared, several at the same time.
 *
 * @param formats what files may be
 * @param limits what each pair may take
 * @param rules what is the same, of each pair
 * @param verdict which of two things that are true of a pair it comes to
 * @param maps the difference maps that are drawn, if any are
 * @param onlooker who else is shown the pictures, if anybody is
 * @param threads how many compute; outcomes do not depend on it
 */
public record Regression(
        Formats formats,
        Limits limits,
        Function<Pair, Rules> rules,
        Verdict verdict,
        Optional<DifferenceMaps> maps,
        Optional<Onlooker> onlooker,
        int threads) {
    /** Compares all and tells of each, in their order, on the calling thread. */
    public void run(List<Pair> pairs, Consumer<Outcome> told) {
        run(pairs, Regression::compared, told);
    }

    private static Supplier<Outcome> compared(Pair pair, PairJob.Terms terms) {
        Outcome outcome = PairJob.run(pair, terms);
        return () -> outcome;
    }

    /** The same, and what may be otherwise is approved, pair by pair on the calling thread. */
    public void run(List<Pair> pairs, Approval approval, Consumer<Outcome> told) {
        try {
            run(
                    pairs,
                    (pair, terms) -> approval.of(
                            pair, each -> PairJob.run(each, terms), each -> PairJob.run(each, terms.withoutPictures())),
                    told);
        } finally {
            FileCopy.tidy();
        }
    }

    private PairJob.Terms terms(Pair pair, Room room, int each) {
        return new PairJob.Terms(formats, limits, room, rules.apply(pair), verdict, maps, onlooker, each);
    }

    private void run(List<Pair> pairs, BiFunction<Pair, PairJob.Terms, Supplier<Outcome>> job, Consumer<Outcome> told) {
        Room room = new Room(limits.memory());
        int each = Math.max(1, threads / Math.max(1, pairs.size()));
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (Pair pair : pairs) {
            tasks.add(telling -> {
                Supplier<Outcome> outcome = job.apply(pair, terms(pair, room, each));
                telling.accept(() -> told.accept(outcome.get()));
            });
        }
        try {
            TaskSweep.run(tasks, threads);
        } finally {
            if (maps.isPresent()) {
                FileCopy.tidy();
            }
        }
    }
}
