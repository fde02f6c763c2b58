package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.ReportFormat;

/** What a report of pairs is written as. */
interface OutcomeForm {
    /**
     * What a report tells beside the pairs.
     *
     * @param version of the program
     * @param started when the first pair was begun
     * @param ended when all were compared
     * @param verdict what counts
     */
    record Run(String version, Instant started, Instant ended, Counts counts, Verdict verdict) {}

    static OutcomeForm of(ReportFormat format, Verdict verdict) {
        return switch (format) {
            case JSON -> new JsonOutcomes(verdict);
            case CSV -> new CsvOutcomes();
            case JUNIT -> new JunitOutcomes(verdict);
            case GITHUB -> new GithubOutcomes(verdict);
        };
    }

    /** What every report of this form begins with. */
    String beginning();

    /** Takes the next pair. */
    void add(Outcome outcome) throws IOException;

    /** Writes the whole report. */
    void writeTo(Writer out, Run run) throws IOException;
}
