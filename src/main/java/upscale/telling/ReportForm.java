package upscale.telling;

import java.time.Instant;
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
        return ReportFormat.ofFileName(fileName).map(format -> switch (format) {
            case JSON -> new JsonReport();
            case CSV -> new CsvReport();
            case JUNIT -> new JunitReport();
            case HTML, GITHUB -> null; // of comparisons alone
        });
    }

    /** What every report of this form begins with. */
    String beginning();

    void add(JobResult result);

    /** The whole report. */
    String text(Run run);
}
