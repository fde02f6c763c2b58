package upscale.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import upscale.checkerboard.Checkerboard;
import upscale.format.Document;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.image.Image;
import upscale.inputs.Input;
import upscale.inputs.Selection;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.stage.Expanded;
import upscale.sweep.Errand;
import upscale.telling.Json;
import upscale.telling.ResultJson;

/** {@code upscale checkerboard IMAGE...}: how much of a checkerboard images show. */
final class CheckerboardCommand implements Command {
    private final CommandLineProgram.Session session;

    private final InputArguments images = new InputArguments("IMAGE", "0..*");

    private final Option<Integer> stride = Option.whole("STRIDE", "--stride").described(KernelArguments.STRIDE);

    private final OptionGroup limited = new OptionGroup();

    private final LimitArguments limits = new LimitArguments(limited);

    private final Option<Boolean> json = RunArguments.jsonOption();

    CheckerboardCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        images.declare(syntax);
        syntax.option(stride);
        syntax.group(limited);
        syntax.option(json);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("Measure how much of a checkerboard images show.")
                .told("The score is below 1.2 for clean images and above 3 for bad ones.")
                .usedMost("--stride", "--json", "-r", "--include", "--exclude")
                .example("upscale checkerboard photo.png", "one line: the period that shows most, and the score")
                .example("upscale checkerboard photo.png --stride 2", "the score of a period of two pixels");
    }

    @Override
    public int run() {
        OptionalInt period = stride.isGiven() ? OptionalInt.of(period(stride.value())) : OptionalInt.empty();
        int code = CommandLineProgram.OK;
        Selection selection = images.selected(session);
        selection.remarks().forEach(session::complain);
        for (Input input : selection.inputs()) {
            String image = input.name();
            try {
                show(image, limits.limits().within(errand -> measured(input, period, errand)));
            } catch (IOException | RuntimeException | Error e) {
                JobResult.Failed failed = JobResult.Failed.because(image, e);
                session.complain(failed);
                if (json.on()) {
                    session.json(ResultJson.failed("file", failed));
                }
                code = CommandLineProgram.FAILED;
            }
        }
        return code;
    }

    private static int period(int stride) {
        if (stride < Checkerboard.SMALLEST_STRIDE || stride > Checkerboard.SMALLEST_SIDE / 2) {
            throw new UsageException("--stride is from " + Checkerboard.SMALLEST_STRIDE + " to "
                    + Checkerboard.SMALLEST_SIDE / 2 + ", not " + stride);
        }
        return stride;
    }

    private Checkerboard measured(Input input, OptionalInt period, Errand errand) throws IOException {
        Source source = Batch.source(input, session.in(), limits.limits().allowance(errand));
        try (Document document = Guarded.read(session.formats().of(source), source)) {
            Image image = Expanded.of(document.first().raster());
            source.allowance()
                    .ending()
                    .told()
                    .ifPresent(told -> errand.tell(() -> session.complain(input.name() + ": " + told)));
            return measured(image, period);
        }
    }

    private static Checkerboard measured(Image image, OptionalInt period) throws IOException {
        int side = Math.min(image.info().width(), image.info().height());
        if (side < Checkerboard.SMALLEST_SIDE) {
            throw new IOException("too small to measure: " + image.info().width() + "x"
                    + image.info().height() + ", at least " + Checkerboard.SMALLEST_SIDE + " pixels a side are needed");
        }
        return Checkerboard.of(image, period);
    }

    private void show(String name, Checkerboard found) {
        if (json.on()) {
            session.json(new Json()
                    .put("file", name)
                    .put("status", "measured")
                    .put("score", rounded(found.score()))
                    .put("verdict", verdict(found.score()))
                    .put("stride", found.stride())
                    .put("across", rounded(found.across()))
                    .put("down", rounded(found.down())));
            return;
        }
        String where = found.score() < Checkerboard.CLEAN ? "" : " of stride " + found.stride();
        session.text()
                .printf(
                        Locale.ROOT,
                        "%s  score %.2f, %s%s (across %.2f, down %.2f)%n",
                        name.replaceAll("\\p{Cntrl}", "?"),
                        found.score(),
                        verdict(found.score()),
                        where,
                        found.across(),
                        found.down());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String verdict(double score) {
        return score < Checkerboard.CLEAN ? "clean" : score > Checkerboard.BAD ? "checkerboard" : "unclear";
    }
}
