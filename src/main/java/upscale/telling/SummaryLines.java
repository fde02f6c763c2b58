package upscale.telling;

import java.util.List;
import upscale.job.JobResult;

/** What a run of several results came to, in a line; and before it, where many lines went by, what failed. */
final class SummaryLines implements Teller {
    /** So many results are seen at one glance. */
    private static final int GLANCE = 20;

    private final Messages messages;

    SummaryLines(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void ended(Tally tally) {
        if (tally.all() < 2) {
            return;
        }
        if (tally.all() > GLANCE && tally.failed() > 0) {
            List<JobResult.Failed> failures = tally.failures();
            messages.tell("failed:");
            failures.stream().limit(GLANCE).forEach(each -> messages.tell("  " + each.input() + ": " + each.reason()));
            if (failures.size() > GLANCE) {
                messages.tell("  and " + (failures.size() - GLANCE) + " more");
            }
        }
        messages.tell("in all: " + tally.written() + " written"
                + (tally.truncated() == 0 ? "" : " (" + tally.truncated() + " cut short)")
                + some(tally.planned(), "would be")
                + some(tally.skipped(), "skipped")
                + some(tally.failed(), "failed")
                + some(tally.dropped(), "dropped") + some(tally.notBegun(), "not begun") + ", " + tally.seconds()
                + " s" + (tally.pixels() == 0 ? "" : ", " + tally.speed() + " megapixels/s"));
    }

    private static String some(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
