package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.UsageMessageSpec;
import upscale.compare.Rules;
import upscale.job.JobResult;
import upscale.regression.DifferenceMaps;
import upscale.regression.Pair;
import upscale.regression.Pairing;
import upscale.regression.Regression;
import upscale.regression.Verdict;

/** {@code upscale compare ACTUAL EXPECTED}: whether images are as they should be. */
final class CompareCommand implements Command {
    private final CommandLineProgram.Session session;

    private final Operand<List<String>> operands =
            Operand.texts("ACTUAL EXPECTED", "2", "Two image files, or two folders of them.");

    private final RuleArguments rules = new RuleArguments();

    private final VerdictArguments verdict = new VerdictArguments();

    private final DiffArguments diff = new DiffArguments();

    private final OptionGroup running = new OptionGroup();

    private final Option<Integer> threads = running.add(RunArguments.threadsOption());

    private final LimitArguments limits = LimitArguments.ofWhole(running);

    private final Option<Boolean> quiet = running.add(RunArguments.quietOption());

    private final Option<Boolean> json = running.add(Option.flag("--json").described(RunArguments.JSON));

    CompareCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(operands);
        rules.declare(syntax);
        verdict.declare(syntax);
        diff.declare(syntax);
        running.add(Option.help());
        syntax.group(running);
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.sortOptions(false)
                .synopsisHeading("Usage: ")
                .customSynopsis("upscale compare [options] ACTUAL EXPECTED")
                .descriptionHeading("%n")
                .description(
                        "Compare an image with what it should be, or the images of two folders.",
                        "Folders go by the names in them. It is exact, unless a tolerance is given; of",
                        "several tolerances all must hold.",
                        "")
                .exitCodeListHeading("%nExit codes, the highest that applies:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:all are the same",
                        "1:some differ",
                        "2:wrong usage; nothing was compared",
                        "3:some are of another size",
                        "4:some are missing, or new",
                        "5:some cannot be read"))
                .footerHeading("%nExamples:%n")
                .footer(
                        "  upscale compare new.png old.png",
                        "      every sample at its full depth",
                        "  upscale compare out/ golden/ --max-diff 1 --max-different 9",
                        "      two folders; nine pixels of each may be farther off",
                        "  upscale compare out/ golden/ --diff maps/",
                        "      a picture of where each pair differs",
                        "  upscale compare a.png b.png --luma bt601 --shave 2 --psnr 30",
                        "      scores of super-resolution");
    }

    @Override
    public int run() {
        Path actual = path(operands.value().get(0));
        List<Pair> pairs = pairs(actual, path(operands.value().get(1)));
        Rules asked = rules.rules(session.formats(), limits.limits().allowance());
        Verdict judged = verdict.verdict();
        Optional<DifferenceMaps> maps = diff.maps(session.formats(), pairs, Files.isDirectory(actual), rules.files());
        CompareReport report = new CompareReport(session, quiet.on(), json.on(), asked.metrics(), judged);
        new Regression(session.formats(), limits.limits(), asked, judged, maps, RunArguments.threads(threads))
                .run(pairs, report);
        report.end();
        return report.exitCode();
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    name + ": " + JobResult.Failed.because(name, e).reason());
        }
    }

    private static List<Pair> pairs(Path actual, Path expected) {
        try {
            return Pairing.of(actual, expected);
        } catch (IOException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
