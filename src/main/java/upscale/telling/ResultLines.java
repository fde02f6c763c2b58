package upscale.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.job.JobResult;

/** A line for every result, with details if they are asked for, and one for everything else that the user should know. */
final class ResultLines implements Teller {
    /** How much is told. */
    enum Amount {
        /** Failures alone. */
        FAILURES,
        /** Failures and warnings: results are told of elsewhere. */
        PROBLEMS,
        /** Results, too. */
        ALL
    }

    private final Messages messages;
    private final Amount amount;
    private final boolean verbose;

    /** @param verbose whether details are told, whatever else is */
    ResultLines(Messages messages, Amount amount, boolean verbose) {
        this.messages = messages;
        this.amount = amount;
        this.verbose = verbose;
    }

    @Override
    public void warned(String input, String warning) {
        if (amount != Amount.FAILURES) {
            messages.complain(input + ": " + warning);
        }
    }

    @Override
    public void accept(JobResult result) {
        Optional<String> failure = Agreed.failure(result);
        if (failure.isPresent()) {
            messages.complain(new JobResult.Failed(result.input(), failure.get()));
        } else if (result instanceof JobResult.Dropped) {
            messages.complain(result.input() + ": stopped before it was done; nothing is written");
        } else if (result instanceof JobResult.Skipped skipped && amount == Amount.ALL) {
            messages.tell(
                    skipped.input() + ": skipped, as " + skipped.output() + " " + skipped.reason() + agreed(skipped));
        } else if (result instanceof JobResult.Planned planned && amount == Amount.ALL) {
            messages.tell("would write: " + planned.input() + " -> " + planned.output() + "  " + sizes(planned.pages())
                    + "  " + planned.method());
        } else if (result instanceof JobResult.Written written) {
            if (amount == Amount.ALL) {
                messages.tell(written.input() + " -> " + written.output() + "  " + sizes(written.pages()) + "  "
                        + written.method() + agreed(written));
            }
            if (verbose) {
                details(written).forEach(line -> messages.tell("  " + line));
            }
        }
    }

    private static String agreed(JobResult result) {
        return result.agreement().isPresent() ? "  " + Agreed.text(result).orElseThrow() : "";
    }

    /** Of all pages: once, if they are the same. */
    private static String sizes(List<JobResult.PageWritten> pages) {
        List<String> sizes = pages.stream().map(ResultLines::sizes).distinct().toList();
        int count = pages.size();
        return (count == 1 ? "" : count + " pages ") + sizes.get(0) + (sizes.size() == 1 ? "" : " and other sizes");
    }

    private static String sizes(JobResult.PageWritten page) {
        return size(page.from()) + " -> " + size(page.to());
    }

    private static List<String> details(JobResult.Written written) {
        List<String> lines = new ArrayList<>();
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
}
