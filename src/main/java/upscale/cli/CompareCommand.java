package upscale.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import upscale.outcomes.OutcomeTelling;
import upscale.regression.Approval;
import upscale.regression.DifferenceMaps;
import upscale.regression.Goldens;
import upscale.regression.Pair;
import upscale.regression.Regression;
import upscale.regression.Verdict;

/** {@code upscale compare ACTUAL EXPECTED}: whether images are as they should be. */
final class CompareCommand implements Command {
    /** What the exit codes of comparisons mean. */
    static final String[] EXIT_CODES = {
        "0:all are the same",
        "1:some differ",
        "2:wrong usage; nothing was compared",
        "3:some are of another size",
        "4:some are missing, or new",
        "5:some cannot be read"
    };

    private final CommandLineProgram.Session session;

    private final PairOperands operands = new PairOperands();

    private final VerdictArguments verdict = new VerdictArguments();

    private final DiffArguments diff = new DiffArguments();

    private final OptionGroup running = new OptionGroup();

    private final PairRules rules = new PairRules(running);

    private final Option<UpdateWord.Update> update = running.add(Option.of("WHAT", new UpdateWord(), "--update")
            .described("Have what is expected follow, as approve does: changed (what is different, or of another "
                    + "size), missing (what is new, so that nothing is expected of it yet), all."));

    private final Option<Integer> threads = running.add(RunArguments.threadsOption());

    private final LimitArguments limits = LimitArguments.ofWhole(running);

    private final ReportArguments reports = new ReportArguments(running);

    CompareCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        operands.declare(syntax);
        rules.declare(syntax);
        verdict.declare(syntax);
        diff.declare(syntax);
        running.add(Option.help());
        syntax.group("Running", running);
    }

    @Override
    public About about() {
        return About.of("Compare images with what they should be.")
                .told("Two image files are compared, or two folders of them, file by file as they are called. Every"
                        + " sample must be the same, unless a tolerance is given; of several tolerances all must"
                        + " hold.")
                .usedMost(
                        "--max-diff",
                        "--max-different",
                        "--psnr",
                        "--ssim",
                        "--ignore-antialiasing",
                        "--ignore-region",
                        "--diff",
                        "--report",
                        "--update",
                        "-q")
                .exits("Exit codes, the highest that applies", EXIT_CODES)
                .example("upscale compare new.png old.png", "every sample at its full depth")
                .example(
                        "upscale compare out/ golden/ --max-diff 1 --max-different 9",
                        "two folders; nine pixels of each may be farther off")
                .example("upscale compare out/ golden/ --diff maps/", "a picture of where each pair differs")
                .example(
                        "upscale compare out/ golden/ --report diff.html",
                        "a page that shows each pair; .xml is for build servers")
                .example("upscale compare a.png b.png --luma bt601 --shave 2 --psnr 30", "scores of super-resolution");
    }

    @Override
    public int run() {
        List<Pair> pairs = update.isGiven() ? operands.pairsThatFollow() : operands.pairs();
        PairRules.Found asked = rules.find(session.formats(), limits.limits().allowance(), operands.goldens(), pairs);
        Verdict judged = verdict.verdict();
        if (diff.force() && !diff.given() && !reports.given()) {
            throw new UsageException("--force goes with --diff or --report");
        }
        Optional<DifferenceMaps> maps =
                diff.maps(session.formats(), pairs, Files.isDirectory(operands.actual()), asked.files());
        OutcomeTelling telling = reports.telling(
                session, List.of(operands.actual(), operands.expected()), pairs, diff.force(), asked.told(), judged);
        Regression regression = new Regression(
                session.formats(),
                limits.limits(),
                asked.of(),
                judged,
                maps,
                telling.onlooker(),
                RunArguments.threads(threads));
        if (!reports.quiet()) {
            asked.tell(session);
        }
        if (update.isGiven()) {
            regression.run(pairs, approval(update.value()), telling);
        } else {
            regression.run(pairs, telling);
        }
        return telling.end();
    }

    private Approval approval(UpdateWord.Update what) {
        Goldens goldens = operands.goldens();
        ApprovalLog log = ApprovalLog.in(goldens.folder(), ApprovalLog.user(), Optional.empty());
        return new Approval(goldens, what.taken(), Optional.of(log));
    }
}
