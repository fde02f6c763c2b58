package upscale.outcomes;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import upscale.format.Format;
import upscale.regression.Onlooker;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.ReportFormat;

/** What a report of pairs is written as. */
interface OutcomeForm extends Closeable {
    /**
     * What a report tells beside the pairs.
     *
     * @param version of the program
     * @param started when the first pair was begun
     * @param ended when all were compared
     */
    record Run(String version, Instant started, Instant ended, Counts counts) {}

    /** @param png the format of pictures */
    static OutcomeForm of(ReportFormat format, Verdict verdict, Format png) {
        return switch (format) {
            case JSON -> new JsonOutcomes(verdict);
            case CSV -> new CsvOutcomes();
            case JUNIT -> new JunitOutcomes(verdict);
            case HTML -> new HtmlOutcomes(verdict, png);
            case GITHUB -> new GithubOutcomes(verdict);
        };
    }

    /** What every report of this form begins with. */
    String beginning();

    /** Is shown the pictures of pairs, each before the pair comes, if it wants to see them. */
    default Optional<Onlooker> onlooker() {
        return Optional.empty();
    }

    /** Takes the next pair. */
    void add(Outcome outcome) throws IOException;

    /** Writes the whole report. */
    void writeTo(Writer out, Run run) throws IOException;

    /** Lets go of what it has set aside. */
    @Override
    default void close() throws IOException {}
}
