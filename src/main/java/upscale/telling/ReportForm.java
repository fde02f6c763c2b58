package upscale.telling;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import upscale.job.JobResult;

/** What a report is written as, and its text as results come in. */
interface ReportForm {
    /**
     * What a report tells beside the results.
     *
     * @param version of the program
     * @param started when the run began
     * @param ended when it ended
     * @param tally what its results come to
     */
    record Run(String version, Instant started, Instant ended, Tally tally) {}

    /** One for a file of this name; empty if there is none for its suffix. */
    static Optional<ReportForm> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return Optional.of(new JsonReport());
        } else if (name.endsWith(".csv")) {
            return Optional.of(new CsvReport());
        } else if (name.endsWith(".xml")) {
            return Optional.of(new JunitReport());
        }
        return Optional.empty();
    }

    /** What every report of this form begins with. */
    String beginning();

    void add(JobResult result);

    /** The whole report. */
    String text(Run run);
}
