package upscale.cli;

import java.util.Locale;
import java.util.function.Consumer;
import upscale.image.ImageInfo;
import upscale.job.JobResult;

/** Tells the user of each result: a line, the details, or JSON. */
final class Report implements Consumer<JobResult> {
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
    public void accept(JobResult result) {
        if (result instanceof JobResult.Failed failed) {
            failures++;
            session.complain(failed.input() + ": " + failed.reason());
            if (json) {
                session.json(new Json()
                        .put("input", failed.input())
                        .put("status", "failed")
                        .put("reason", failed.reason()));
            }
        } else if (result instanceof JobResult.Written written) {
            tell(written);
        }
    }

    private void tell(JobResult.Written written) {
        if (!quiet) {
            written.warnings().forEach(w -> session.complain(written.input() + ": " + w));
        }
        if (json) {
            session.json(json(written));
        }
        if (!quiet && !json) {
            session.err()
                    .println(written.input() + " -> " + written.output() + "  " + size(written.from()) + " -> "
                            + size(written.to()) + "  " + written.method());
        }
        if (verbose) {
            written.decisions().forEach((name, value) -> session.err().println("  " + name + ": " + value));
            session.err().println("  columns: " + grid(written.to().columns()));
            session.err().println("  rows: " + grid(written.to().rows()));
            session.err()
                    .println("  samples: " + Described.samples(written.from()) + " -> "
                            + Described.samples(written.to()));
            session.err().println("  stages: " + String.join(", ", written.stages()) + ", " + written.format());
            session.err()
                    .println("  time: decode " + millis(written.readNanos()) + " ms, compute and encode "
                            + millis(written.writeNanos()) + " ms");
        }
    }

    private static String grid(upscale.image.AxisMap map) {
        return String.format(
                Locale.ROOT,
                "x = %s o %s %s",
                number(map.step()),
                map.offset() < 0 ? "-" : "+",
                number(Math.abs(map.offset())));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String size(ImageInfo info) {
        return info.width() + "x" + info.height();
    }

    private static long millis(long nanos) {
        return (nanos + 500_000) / 1_000_000;
    }

    private static Json json(JobResult.Written written) {
        Json decisions = new Json();
        written.decisions().forEach(decisions::put);
        return new Json()
                .put("input", written.input())
                .put("status", "written")
                .put("output", written.output())
                .put("format", written.format())
                .put("method", written.method())
                .put("options", decisions)
                .put("inputWidth", written.from().width())
                .put("inputHeight", written.from().height())
                .put("width", written.to().width())
                .put("height", written.to().height())
                .put("channels", written.to().channels())
                .put("type", written.to().type().label())
                .put("stages", written.stages())
                .put("warnings", written.warnings())
                .put("decodeMillis", millis(written.readNanos()))
                .put("encodeMillis", millis(written.writeNanos()));
    }
}
