package upscale.telling;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import upscale.job.JobResult;

/** Tells how far a run is while it lasts: not before it has lasted a while, and not more often than every so often. Thread-safe. */
public final class Progress implements Teller {
    /** Where it is shown. */
    interface Display {
        void show(Standing standing);

        /** Nothing is shown any more. */
        void close();
    }

    private final Display display;
    private final LongSupplier nanoTime;
    private final long pause;
    private final long start;

    // Guarded by this.
    private long next;
    private int done;
    private int of;
    private int failed;
    private long pixels;
    private long page;
    private long ofPage;
    private boolean over;

    /**
     * @param patience nanoseconds until it is shown for the first time
     * @param pause nanoseconds until it is shown again
     */
    Progress(Display display, LongSupplier nanoTime, long patience, long pause) {
        this.display = display;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.start = nanoTime.getAsLong();
        this.next = patience;
    }

    /**
     * Of what has no {@link JobResult}s: of so many things, {@link #done}.
     *
     * @return empty if nothing is told
     */
    public static Optional<Progress> of(
            int things, Optional<ProgressMode> asked, boolean quiet, Messages messages, Surroundings surroundings) {
        Optional<Progress> progress =
                ProgressMode.of(asked, quiet, surroundings).progress(messages, surroundings, System::nanoTime);
        progress.ifPresent(each -> each.expects(things));
        return progress;
    }

    @Override
    public void expects(List<String> inputs) {
        expects(inputs.size());
    }

    private synchronized void expects(int things) {
        of = things;
    }

    @Override
    public synchronized void advanced(long written, long ofAll) {
        page = page == ofPage ? written : page + written; // another begins when one is whole
        ofPage = ofAll;
        pixels += written;
        show();
    }

    @Override
    public void accept(JobResult result) {
        done(0, result.failed());
    }

    /** One more is done. */
    public synchronized void done(long ofPixels, boolean hasFailed) {
        done++;
        pixels += ofPixels;
        failed += hasFailed ? 1 : 0;
        show();
    }

    private void show() {
        long nanos = nanoTime.getAsLong() - start;
        Standing standing = new Standing(done, of, failed, pixels, page, ofPage, nanos);
        if (!over && nanos >= next && standing.least() < standing.most()) {
            next = nanos + pause;
            try {
                display.show(standing);
            } catch (RuntimeException | LinkageError e) {
                over = true; // no result shall fail because nobody can be told how far it is
            }
        }
    }

    @Override
    public void ended(Tally tally) {
        close();
    }

    /** Nothing is told any more. */
    public synchronized void close() {
        over = true;
        display.close();
    }
}
