package upscale.telling;

import java.util.List;
import java.util.stream.Stream;
import upscale.job.JobResult;

/** A report as a table of the results. */
final class CsvReport implements ReportForm {
    private static final List<String> COLUMNS = List.of(
            "input",
            "status",
            "output",
            "format",
            "width",
            "height",
            "pages",
            "seconds",
            "reason",
            "warnings",
            "reference");

    private final StringBuilder rows = new StringBuilder();

    @Override
    public String beginning() {
        return Csv.row(COLUMNS.stream());
    }

    @Override
    public void add(JobResult result) {
        Stream<Object> told = Stream.of("", "", "", "", "", "", "", "", "");
        String reason = Agreed.failure(result).orElse("");
        String reference = result.failed() ? "" : Agreed.text(result).orElse("");
        if (result instanceof JobResult.Written written) {
            told = Stream.of(
                    written.output(),
                    written.format(),
                    written.first().to().width(),
                    written.first().to().height(),
                    written.pages().size(),
                    Tally.seconds(written.nanos()),
                    reason,
                    String.join("; ", written.warnings()),
                    reference);
        } else if (result instanceof JobResult.Skipped skipped) {
            String why = result.failed() ? reason : skipped.reason();
            told = Stream.of(skipped.output(), "", "", "", "", "", why, "", reference);
        } else if (result.failed()) {
            told = Stream.of("", "", "", "", "", "", reason, "", "");
        }
        rows.append(Csv.row(Stream.concat(Stream.of(result.input(), ResultJson.status(result)), told)));
    }

    @Override
    public String text(Run run) {
        return beginning() + rows;
    }
}
