package upscale.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import upscale.job.Batch;
import upscale.job.JobResult;

/** All the ways in which a run is told of, and the sum of its results. Thread-safe. */
public final class Telling implements Batch.Listener, Surroundings.Run {
    private final List<Teller> tellers;
    private final LongSupplier nanoTime;
    private final long start;
    private final Tally tally = new Tally();
    // Read by the thread that ends it, while another may be held up in telling.
    private volatile List<String> expected = List.of(); // in the order of the results
    private volatile boolean begun;
    private volatile boolean ended;

    // Guarded by this.
    private RuntimeException failure;

    /** @param nanoTime a clock that goes on steadily */
    Telling(List<Teller> tellers, LongSupplier nanoTime) {
        this.tellers = tellers;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Tells of a run as its options say.
     *
     * @param progress how far it is, if it was said how to tell of that
     * @param json takes objects, if results are told in JSON and not in words
     */
    public static Telling of(
            Messages messages,
            boolean quiet,
            boolean verbose,
            Optional<ProgressMode> progress,
            Surroundings surroundings,
            Optional<ReportFile> report,
            Optional<Consumer<Json>> json) {
        ResultLines.Amount amount = quiet
                ? ResultLines.Amount.FAILURES
                : json.isPresent() ? ResultLines.Amount.PROBLEMS : ResultLines.Amount.ALL;
        List<Teller> tellers = new ArrayList<>();
        tellers.add(new ResultLines(messages, amount, verbose));
        ProgressMode.of(progress, quiet, surroundings)
                .progress(messages, surroundings, System::nanoTime)
                .ifPresent(tellers::add);
        report.ifPresent(tellers::add);
        if (amount == ResultLines.Amount.ALL) {
            tellers.add(new SummaryLines(messages));
        }
        json.ifPresent(out -> tellers.add(new JsonLines(out)));
        return new Telling(tellers, System::nanoTime);
    }

    @Override
    public synchronized void expects(List<String> inputs) {
        expected = inputs;
        begun = true;
        each(teller -> teller.expects(inputs));
        requireTold();
    }

    @Override
    public synchronized void warned(String input, String warning) {
        if (!ended) {
            each(teller -> teller.warned(input, warning));
            requireTold();
        }
    }

    /** Not guarded: who writes a result must not wait for who tells of another. */
    @Override
    public void advanced(long pixels, long of) {
        if (!ended) {
            tellers.forEach(teller -> teller.advanced(pixels, of));
        }
    }

    @Override
    public synchronized void accept(JobResult result) {
        if (!ended) {
            tell(result);
            requireTold();
        }
    }

    private void tell(JobResult result) {
        tally.count(result);
        each(teller -> teller.accept(result));
    }

    // That one cannot tell of something keeps no other from it.
    private void each(Consumer<Teller> telling) {
        for (Teller teller : tellers) {
            try {
                telling.accept(teller);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    private void requireTold() {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public boolean underWay() {
        return begun && !ended;
    }

    /**
     * Tells of the end of the run, once, if it came to its beginning. What there was no result of is dropped, and nothing that is told of later
     * counts. That the calling thread is interrupted does not disturb it.
     *
     * @return whether all was done
     */
    @Override
    public synchronized boolean end() {
        if (underWay()) {
            boolean interrupted = Thread.interrupted();
            List<String> left = List.copyOf(expected.subList(tally.all(), expected.size()));
            left.forEach(input -> tell(new JobResult.Dropped(input)));
            ended = true;
            tally.end(nanoTime.getAsLong() - start, interrupted || !left.isEmpty());
            each(teller -> teller.ended(tally));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            requireTold();
        }
        return tally.complete();
    }
}
