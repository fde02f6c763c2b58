package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import upscale.compare.Metric;
import upscale.job.OutputNaming;
import upscale.outcomes.OutcomeReport;
import upscale.outcomes.OutcomeTelling;
import upscale.regression.Pair;
import upscale.regression.Verdict;
import upscale.telling.ReportFormat;

/** How a comparison is told of. */
final class ReportArguments {
    private final Option<Boolean> quiet;

    private final Option<Boolean> json;

    private final Option<String> report;

    private final Option<ReportFormat> format;

    /** @param options which these are added to */
    ReportArguments(OptionGroup options) {
        quiet = options.add(RunArguments.quietOption());
        json = options.add(RunArguments.jsonOption());
        report = options.add(RunArguments.reportOption());
        format = options.add(
                Option.of("FORMAT", new OneOf<>(ReportFormat.values(), "format of reports") {}, "--report-format")
                        .described("Format of the report: ${COMPLETION-CANDIDATES}. Default: as its name ends. github:"
                                + " commands that annotate files, on standard output in place of lines, or in a"
                                + " report whose name says nothing."));
    }

    boolean quiet() {
        return quiet.on();
    }

    boolean given() {
        return report.isGiven();
    }

    /**
     * @param folders those that are compared, if any
     * @param pairs in them
     * @param overwrite whether a report may replace any file but those
     * @param metrics what is told in words
     */
    OutcomeTelling telling(
            CommandLineProgram.Session session,
            List<Path> folders,
            List<Pair> pairs,
            boolean overwrite,
            Set<Metric> metrics,
            Verdict verdict) {
        Optional<ReportFormat> named = report.given().flatMap(ReportFormat::ofFileName);
        boolean annotating =
                format.isGiven() && format.value() == ReportFormat.GITHUB && (!report.isGiven() || named.isPresent());
        if (format.isGiven() && !report.isGiven() && !annotating) {
            throw new UsageException("--report-format " + OneOf.spelling(format.value())
                    + " says what --report FILE is written as: give --report FILE, too");
        } else if (annotating && json.on()) {
            throw new UsageException("--report-format github and --json both print on standard output: leave out one");
        }
        Optional<ReportFormat> as = annotating ? named : format.given().or(() -> named);
        Optional<OutcomeReport> written =
                report.given().map(file -> report(file, as, session, folders, pairs, overwrite, verdict));
        OutcomeTelling telling = new OutcomeTelling(verdict, session.messages(), written);
        if (json.on()) {
            telling.tellInJson(session::json);
        } else {
            telling.tellInWords(session.text(), quiet.on(), annotating, metrics);
        }
        return telling;
    }

    private OutcomeReport report(
            String file,
            Optional<ReportFormat> as,
            CommandLineProgram.Session session,
            List<Path> folders,
            List<Pair> pairs,
            boolean overwrite,
            Verdict verdict) {
        try {
            if (file.equals(OutputNaming.STANDARD)) {
                throw new IOException("is a file; standard output is for what is told: --json");
            }
            Path path = Path.of(file);
            for (Path folder : folders) {
                if (Files.isDirectory(folder) && whole(path).startsWith(whole(folder))) {
                    throw new IOException("does not go into " + folder + ", whose files are compared");
                }
            }
            ReportFormat form = as.orElseThrow(() -> new IOException(
                    "ends in .json, .csv, .xml or .html, and not as " + file + ", or --report-format says what it is"));
            List<Path> inputs = pairs.stream()
                    .flatMap(pair -> Stream.of(pair.actual(), pair.expected()))
                    .flatMap(Optional::stream)
                    .toList();
            return OutcomeReport.at(
                    path,
                    form,
                    inputs,
                    overwrite,
                    verdict,
                    session.formats().named("png").orElseThrow(),
                    Version.number(),
                    session.messages());
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--report " + e.getMessage());
        }
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
