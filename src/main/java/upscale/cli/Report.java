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
                session.tell(
                        written.input() + " -> " + written.output() + "  " + sizes(written) + "  " + written.method());
            }
            if (verbose) {
                details(written).forEach(line -> session.tell("  " + line));
            }
        }
    }

    /** Of all pages: once, if they are the same. */
    private static String sizes(JobResult.Written written) {
        List<String> sizes =
                written.pages().stream().map(Report::sizes).distinct().toList();
        int count = written.pages().size();
        return (count == 1 ? "" : count + " pages ") + sizes.get(0) + (sizes.size() == 1 ? "" : " and other sizes");
    }

    private static String sizes(JobResult.PageWritten page) {
        return size(page.from()) + " -> " + size(page.to());
    }

    private static List<String> details(JobResult.Written written) {
        List<String> lines = new java.util.ArrayList<>();
        written.decisions().forEach((name, value) -> lines.add(name + ": " + value));
        ImageInfo from = written.first().from();
        ImageInfo to = written.first().to();
        lines.add("columns: " + from.width() + " -> " + to.width() + ", " + grid(to.columns()));
        lines.add("rows: " + from.height() + " -> " + to.height() + ", " + grid(to.rows()));
        lines.add("samples: " + Described.samples(from) + " -> " + Described.samples(to));
        written.first().codes().ifPresent(map -> lines.add("range: " + map));
        written.pages().stream()
                .skip(1)
                .forEach(page ->
                        lines.add("page " + page.number() + ": " + sizes(page) + ", " + Described.samples(page.to())
                                + page.codes().map(map -> ", range: " + map).orElse("")));
        lines.add("stages, in ms of all threads:");
        written.times().forEach(t -> lines.add(String.format(Locale.ROOT, "%10.1f  %s", millis(t.nanos()), t.stage())));
        lines.add("in all: " + millis(written.nanos()) + " ms");
        written.beside().forEach((what, file) -> lines.add(what + ": " + file));
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
        written.beside().forEach(object::put);
        describe(object.put("method", written.method()).put("decisions", decisions), written.first());
        return object.put("channels", written.first().to().channels())
                .put("samples", written.first().to().type().label())
                .putAll(
                        "pages",
                        written.pages().stream()
                                .map(page -> describe(new Json().put("page", page.number()), page))
                                .toList())
                .put("stages", times)
                .put("millis", millis(written.nanos()))
                .put("warnings", written.warnings());
    }

    private static Json describe(Json object, JobResult.PageWritten page) {
        object.put("inputWidth", page.from().width())
                .put("inputHeight", page.from().height())
                .put("width", page.to().width())
                .put("height", page.to().height());
        page.codes()
                .ifPresent(map -> object.put(
                        "codes", new Json().put("factor", map.factor()).put("offset", map.offset())));
        return object;
    }
}
