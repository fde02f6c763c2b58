package upscale.cli;

import java.util.List;
import java.util.Locale;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.job.Batch;
import upscale.job.JobResult;

/** Tells the user of each result: a line, the details, or JSON. */
final class Report implements Batch.Listener {
    private final CommandLineProgram.Session session;
    private final boolean quiet;
    private final boolean verbose;
    private final boolean json;
    private int failures;

    Report(CommandLineProgram.Session session, boolean quiet, boolean verbose, boolean json) {
        this.session = session;
        this.quiet = quiet;
        this.verbose = verbose;
        this.json = json;
    }

    int failures() {
        return failures;
    }

    @Override
    public void warned(String input, String warning) {
        if (!quiet) {
            session.complain(input + ": " + warning);
        }
    }

    @Override
    public void accept(JobResult result) {
        if (result instanceof JobResult.Failed failed) {
            failures++;
            session.complain(failed);
            if (json) {
                session.json(session.failure("input", failed));
            }
        } else if (result instanceof JobResult.Written written) {
            if (json) {
                session.json(json(written));
            } else if (!quiet) {
                session.tell(written.input() + " -> " + written.output() + "  " + size(written.from()) + " -> "
                        + size(written.to()) + "  " + written.method());
            }
            if (verbose) {
                details(written).forEach(line -> session.tell("  " + line));
            }
        }
    }

    private static List<String> details(JobResult.Written written) {
        List<String> lines = new java.util.ArrayList<>();
        written.decisions().forEach((name, value) -> lines.add(name + ": " + value));
        ImageInfo from = written.from();
        ImageInfo to = written.to();
        lines.add("columns: " + from.width() + " -> " + to.width() + ", " + grid(to.columns()));
        lines.add("rows: " + from.height() + " -> " + to.height() + ", " + grid(to.rows()));
        lines.add("samples: " + Described.samples(from) + " -> " + Described.samples(to));
        written.codes().ifPresent(map -> lines.add("range: " + map));
        lines.add("stages, in ms of all threads:");
        written.times().forEach(t -> lines.add(String.format(Locale.ROOT, "%10.1f  %s", millis(t.nanos()), t.stage())));
        lines.add("in all: " + millis(written.nanos()) + " ms");
        written.difference().ifPresent(map -> lines.add("difference: " + map));
        return lines;
    }

    private static String grid(AxisMap map) {
        return "output o lies at " + number(map.step()) + " o " + (map.offset() < 0 ? "- " : "+ ")
                + number(Math.abs(map.offset())) + " of the input";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String size(ImageInfo info) {
        return info.width() + "x" + info.height();
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e5) / 10.0;
    }

    private static Json json(JobResult.Written written) {
        Json decisions = new Json();
        written.decisions().forEach(decisions::put);
        Json times = new Json();
        written.times().forEach(t -> times.put(t.stage(), millis(t.nanos())));
        Json object = new Json()
                .put("input", written.input())
                .put("status", "written")
                .put("output", written.output())
                .put("format", written.format());
        written.difference().ifPresent(map -> object.put("difference", map.toString()));
        object.put("method", written.method())
                .put("decisions", decisions)
                .put("inputWidth", written.from().width())
                .put("inputHeight", written.from().height())
                .put("width", written.to().width())
                .put("height", written.to().height())
                .put("channels", written.to().channels())
                .put("samples", written.to().type().label());
        written.codes()
                .ifPresent(map -> object.put(
                        "codes", new Json().put("factor", map.factor()).put("offset", map.offset())));
        return object.put("stages", times)
                .put("millis", millis(written.nanos()))
                .put("warnings", written.warnings());
    }
}
