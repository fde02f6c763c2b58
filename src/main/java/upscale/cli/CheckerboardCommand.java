package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Model.UsageMessageSpec;
import upscale.checkerboard.Checkerboard;
import upscale.format.Document;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.image.Image;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.stage.Expanded;
import upscale.sweep.Errand;
import upscale.telling.Json;
import upscale.telling.ResultJson;

/** {@code upscale checkerboard IMAGE...}: how much of a checkerboard images show. */
final class CheckerboardCommand implements Command {
    private final CommandLineProgram.Session session;

    private final Operand<List<String>> images = Operand.files("IMAGE...", "0..*", "1..*");

    private final Option<Integer> stride = Option.whole("STRIDE", "--stride").described(KernelArguments.STRIDE);

    private final OptionGroup limited = new OptionGroup();

    private final LimitArguments limits = new LimitArguments(limited);

    private final Option<Boolean> json = Option.flag("--json").described(RunArguments.JSON);

    CheckerboardCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(images);
        syntax.option(stride);
        syntax.group(limited);
        syntax.option(json);
        syntax.option(Option.help());
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.description("Measure how much of a checkerboard images show: the score is below 1.2 for clean images and"
                + " above 3 for bad ones.");
    }

    @Override
    public int run() {
        OptionalInt period = stride.isGiven() ? OptionalInt.of(period(stride.value())) : OptionalInt.empty();
        int code = CommandLineProgram.OK;
        for (String image : images.value()) {
            try {
                show(image, limits.limits().within(errand -> measured(image, period, errand)));
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

    private Checkerboard measured(String name, OptionalInt period, Errand errand) throws IOException {
        Source source = name.equals(OutputNaming.STANDARD)
                ? Source.of("standard input", session.in(), limits.limits().allowance(errand))
                : Source.of(Path.of(name), limits.limits().allowance(errand));
        if (source.path().filter(Files::isDirectory).isPresent()) {
            throw new IOException("is a folder, expected an image file");
        }
        try (Document document = Guarded.read(session.formats().of(source), source)) {
            return measured(Expanded.of(document.first().raster()), period);
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
