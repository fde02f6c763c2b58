package upscale.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import upscale.job.Batch;
import upscale.job.JobResult;

/** All the ways in which a run is told of, and the sum of its results. */
public final class Telling implements Batch.Listener {
    private final List<Teller> tellers;
    private final LongSupplier nanoTime;
    private final long start;
    private final Tally tally = new Tally();
    private List<String> expected = List.of(); // in the order of the results
    private boolean ended;

    /** @param nanoTime a clock that goes on steadily */
    Telling(List<Teller> tellers, LongSupplier nanoTime) {
        this.tellers = tellers;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Tells of a run as its options say.
     *
     * @param json takes objects, if results are told in JSON and not in words
     */
    public static Telling of(Messages messages, boolean quiet, boolean verbose, Optional<Consumer<Json>> json) {
        List<Teller> tellers = new ArrayList<>();
        tellers.add(new ResultLines(
                messages,
                quiet
                        ? ResultLines.Amount.FAILURES
                        : json.isPresent() ? ResultLines.Amount.PROBLEMS : ResultLines.Amount.ALL,
                verbose));
        if (!quiet && json.isEmpty()) {
            tellers.add(new SummaryLines(messages));
        }
        json.ifPresent(out -> tellers.add(new JsonLines(out)));
        return new Telling(tellers, System::nanoTime);
    }

    @Override
    public void expects(List<String> inputs) {
        expected = inputs;
        tellers.forEach(teller -> teller.expects(inputs));
    }

    @Override
    public void warned(String input, String warning) {
        tellers.forEach(teller -> teller.warned(input, warning));
    }

    @Override
    public void accept(JobResult result) {
        tally.count(result);
        tellers.forEach(teller -> teller.accept(result));
    }

    /**
     * Tells of the end of the run, once, if it came to its beginning. What there was no result of is dropped. That the calling thread is
     * interrupted does not disturb it.
     *
     * @return whether all was done
     */
    public boolean end() {
        if (!ended && !expected.isEmpty()) {
            ended = true;
            boolean interrupted = Thread.interrupted();
            List.copyOf(expected.subList(tally.all(), expected.size()))
                    .forEach(input -> accept(new JobResult.Dropped(input)));
            tally.took(nanoTime.getAsLong() - start);
            tellers.forEach(teller -> teller.ended(tally));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return tally.complete();
    }
}
