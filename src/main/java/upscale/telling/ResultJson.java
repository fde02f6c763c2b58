package upscale.telling;

import java.util.List;
import upscale.image.ImageInfo;
import upscale.job.JobResult;

/** Results as JSON objects; {@code docs/options.md} tells of the keys. */
public final class ResultJson {
    /** Raised when a key changes its meaning or goes; keys may come at any time. */
    private static final int SCHEMA = 1;

    private ResultJson() {}

    /** The object for an input that failed, which stands under {@code key}. */
    public static Json failed(String key, JobResult.Failed failed) {
        return new Json().put(key, failed.input()).put("status", "failed").put("reason", failed.reason());
    }

    static Json of(JobResult result) {
        if (result instanceof JobResult.Written written) {
            return written(written);
        } else if (result instanceof JobResult.Failed failed) {
            return failed("input", failed);
        }
        if (result instanceof JobResult.Planned planned) {
            return planned(planned);
        }
        if (result instanceof JobResult.Skipped skipped) {
            return new Json()
                    .put("input", skipped.input())
                    .put("status", status(skipped))
                    .put("output", skipped.output())
                    .put("reason", Agreed.failure(skipped).orElse(skipped.reason()))
                    .put("reference", Agreed.json(skipped));
        }
        return new Json().put("input", result.input()).put("status", status(result));
    }

    /** What became of an input, in a word. */
    public static String status(JobResult result) {
        if (result.failed()) {
            return "failed";
        } else if (result instanceof JobResult.Written written) {
            return written.truncated() ? "truncated" : "written";
        } else if (result instanceof JobResult.Planned) {
            return "planned";
        } else if (result instanceof JobResult.Skipped) {
            return "skipped";
        }
        return result instanceof JobResult.Dropped ? "dropped" : "not-begun";
    }

    static Json summary(Tally tally) {
        return new Json()
                .put("schema", SCHEMA)
                .put("written", tally.written())
                .put("truncated", tally.truncated())
                .put("planned", tally.planned())
                .put("skipped", tally.skipped())
                .put("failed", tally.failed())
                .put("dropped", tally.dropped())
                .put("notBegun", tally.notBegun())
                .put("pixels", tally.pixels())
                .put("seconds", tally.seconds())
                .put("megapixelsPerSecond", tally.speed());
    }

    private static Json planned(JobResult.Planned planned) {
        Json object = new Json()
                .put("input", planned.input())
                .put("status", status(planned))
                .put("output", planned.output())
                .put("format", planned.format())
                .put("method", planned.method());
        return withPages(describe(object, planned.first()), planned.pages());
    }

    private static Json withPages(Json object, List<JobResult.PageWritten> pages) {
        ImageInfo to = pages.get(0).to();
        return object.put("channels", to.channels())
                .put("samples", to.type().label())
                .putAll(
                        "pages",
                        pages.stream()
                                .map(page -> describe(new Json().put("page", page.number()), page))
                                .toList());
    }

    private static Json written(JobResult.Written written) {
        Json decisions = new Json();
        written.decisions().forEach(decisions::put);
        Json times = new Json();
        written.times().forEach(t -> times.put(t.stage(), millis(t.nanos())));
        Json object = new Json()
                .put("input", written.input())
                .put("status", status(written))
                .put("output", written.output())
                .put("format", written.format());
        written.beside().forEach(object::put);
        Agreed.failure(written).ifPresent(reason -> object.put("reason", reason));
        object.put("reference", Agreed.json(written));
        describe(object.put("method", written.method()).put("decisions", decisions), written.first());
        return withPages(object, written.pages())
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

    private static double millis(long nanos) {
        return Math.round(nanos / 1e5) / 10.0;
    }
}
