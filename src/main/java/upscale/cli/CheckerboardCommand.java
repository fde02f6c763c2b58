package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import upscale.checkerboard.Checkerboard;
import upscale.format.Source;
import upscale.image.Image;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.stage.Expanded;

/** {@code upscale checkerboard IMAGE...}: how much of a checkerboard images show. */
@Command(
        name = "checkerboard",
        description = "Measure how much of a checkerboard images show: the score is below 1.2 for clean images and"
                + " above 3 for bad ones.")
final class CheckerboardCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Parameters(
            paramLabel = "IMAGE...",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Image files; - is standard input.")
    private List<String> images = List.of();

    @Option(names = "--stride", paramLabel = "STRIDE", description = KernelArguments.STRIDE)
    private Integer stride;

    @Option(names = "--json", description = RunArguments.JSON)
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    CheckerboardCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (stride != null && (stride < Checkerboard.SMALLEST_STRIDE || stride > Checkerboard.SMALLEST_SIDE / 2)) {
            throw new UsageException("--stride is from " + Checkerboard.SMALLEST_STRIDE + " to "
                    + Checkerboard.SMALLEST_SIDE / 2 + ", not " + stride);
        }
        int code = CommandLineProgram.OK;
        for (String image : images) {
            try {
                show(image, measured(image));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                JobResult.Failed failed = JobResult.Failed.because(image, e);
                session.complain(failed);
                if (json) {
                    session.json(session.failure("file", failed));
                }
                code = CommandLineProgram.FAILED;
            }
        }
        return code;
    }

    private Checkerboard measured(String name) throws IOException {
        Source source = name.equals(OutputNaming.STANDARD)
                ? Source.of("standard input", session.in().readAllBytes())
                : Source.of(Path.of(name));
        if (source.path().filter(Files::isDirectory).isPresent()) {
            throw new IOException("is a folder, expected an image file");
        }
        Image image =
                Expanded.of(session.formats().of(source).read(source).first().image());
        int side = Math.min(image.info().width(), image.info().height());
        if (side < Checkerboard.SMALLEST_SIDE) {
            throw new IOException("too small to measure: " + image.info().width() + "x"
                    + image.info().height() + ", at least " + Checkerboard.SMALLEST_SIDE + " pixels a side are needed");
        }
        return Checkerboard.of(image, stride == null ? OptionalInt.empty() : OptionalInt.of(stride));
    }

    private void show(String name, Checkerboard found) {
        if (json) {
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
