package upscale.telling;

import java.util.ArrayList;
import java.util.List;
import upscale.job.JobResult;
import upscale.job.JobResult.PageWritten;

/** What the results of a run come to. */
final class Tally {
    private final List<JobResult.Failed> failures = new ArrayList<>();
    private int written;
    private int truncated;
    private int planned;
    private int skipped;
    private int dropped;
    private int notBegun;
    private long pixels;
    private long nanos;
    private boolean stopped;
    private boolean spoilt;

    void count(JobResult result) {
        if (result instanceof JobResult.Written each) {
            for (PageWritten page : each.pages()) {
                pixels += (long) page.to().width() * page.to().height();
            }
        }
        if (result.failed()) {
            failures.add(
                    new JobResult.Failed(result.input(), Agreed.failure(result).orElseThrow()));
        } else if (result instanceof JobResult.Written each) {
            written++;
            truncated += each.truncated() ? 1 : 0;
        } else if (result instanceof JobResult.Planned) {
            planned++;
        } else if (result instanceof JobResult.Skipped) {
            skipped++;
        } else if (result instanceof JobResult.Dropped) {
            dropped++;
        } else {
            notBegun++;
        }
    }

    /**
     * The run is over.
     *
     * @param nanoseconds that it took
     * @param early whether it was stopped
     */
    void end(long nanoseconds, boolean early) {
        nanos = nanoseconds;
        stopped = early;
    }

    /** What should have been told could not be. */
    void spoil() {
        spoilt = true;
    }

    int written() {
        return written;
    }

    /** Of those that were written, how many are of inputs that end early. */
    int truncated() {
        return truncated;
    }

    /** What would have been written, had it not been a dry run. */
    int planned() {
        return planned;
    }

    int skipped() {
        return skipped;
    }

    List<JobResult.Failed> failures() {
        return failures;
    }

    int failed() {
        return failures.size();
    }

    int dropped() {
        return dropped;
    }

    int notBegun() {
        return notBegun;
    }

    int all() {
        return written + planned + skipped + failed() + dropped + notBegun;
    }

    /** Whether there is nothing that should have been done and was not. */
    boolean complete() {
        return failed() + dropped + notBegun == 0 && !spoilt;
    }

    /** Of the results, on all their pages. */
    long pixels() {
        return pixels;
    }

    /** Whether it was stopped by a signal. */
    boolean stopped() {
        return stopped;
    }

    double seconds() {
        return seconds(nanos);
    }

    static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }

    /** Megapixels of the results per second. */
    double speed() {
        return nanos == 0 ? 0 : Math.round(pixels * 1e4 / nanos) / 10.0;
    }
}
