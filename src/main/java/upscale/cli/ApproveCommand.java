package upscale.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import upscale.inputs.NameFilter;
import upscale.outcomes.OutcomeTelling;
import upscale.regression.Approval;
import upscale.regression.Goldens;
import upscale.regression.Pair;
import upscale.regression.Regression;
import upscale.regression.Status;
import upscale.regression.Verdict;

/** {@code upscale approve ACTUAL EXPECTED}: images become what is expected of them. */
final class ApproveCommand implements Command {
    private final CommandLineProgram.Session session;

    private final PairOperands operands = new PairOperands();

    private final OptionGroup options = new OptionGroup();

    private final Option<List<String>> only = options.add(Option.texts("PATTERN", "--only")
            .described("Approve only of files that match: 'icons/*.png', 'logo.*'. May be repeated."));

    private final Option<Boolean> removeMissing = options.add(
            Option.flag("--remove-missing").described("Remove what is expected and missing. Never done unasked."));

    private final Option<String> reason =
            options.add(Option.text("TEXT", "--reason").described("Why, for the log beside what is expected."));

    private final Option<String> by = options.add(Option.text("NAME", "--by")
            .described("Who approves, for the log. Default: GIT_AUTHOR_NAME, or the user's name."));

    private final VerdictArguments verdict = new VerdictArguments();

    private final OptionGroup running = new OptionGroup();

    private final PairRules rules = new PairRules(running);

    private final Option<Integer> threads = running.add(RunArguments.threadsOption());

    private final LimitArguments limits = LimitArguments.ofWhole(running);

    private final Option<Boolean> quiet = running.add(RunArguments.quietOption());

    private final Option<Boolean> json = running.add(RunArguments.jsonOption());

    private final Option<Boolean> dryRun = running.add(RunArguments.dryRunOption());

    ApproveCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        operands.declare(syntax);
        syntax.group("Approval", options);
        rules.declare(syntax);
        verdict.declare(syntax);
        running.add(Option.help());
        syntax.group("Running", running);
    }

    @Override
    public About about() {
        return About.of("Make images what 'upscale compare' expects from now on.")
                .told(
                        "Files of ACTUAL that are different, of another size or new, as compare tells, take their places in"
                                + " EXPECTED, byte for byte. What is within the tolerance stays; what cannot be read is"
                                + " never taken. EXPECTED/.upscale-approved.jsonl gets a line for each: who, when, why.")
                .usedMost(
                        "--dry-run", "--only", "--reason", "--by", "--remove-missing", "--max-diff", "--max-different")
                .exits("Exit codes, of what is left, the highest that applies", CompareCommand.EXIT_CODES)
                .example("upscale approve out/ golden/ --dry-run", "what would be approved")
                .example("upscale approve out/ golden/ --only 'icons/*' --reason rounder", "the icons, and why");
    }

    @Override
    public int run() {
        NameFilter named = new NameFilter(only.given().orElse(List.of()), List.of());
        List<Pair> pairs = operands.pairsThatFollow().stream()
                .filter(pair -> named.takes(Path.of(pair.name())))
                .toList();
        if (pairs.isEmpty()) {
            throw new UsageException(
                    only.isGiven()
                            ? "nothing matches --only " + String.join(", ", only.value())
                            : "there are no files in " + operands.actual() + ", nor in " + operands.expected());
        }
        PairRules.Found asked = rules.find(session.formats(), limits.limits().allowance(), operands.goldens(), pairs);
        if (!quiet.on()) {
            asked.tell(session);
        }
        Verdict judged = verdict.verdict();
        OutcomeTelling telling = new OutcomeTelling(judged, session.messages(), Optional.empty());
        if (json.on()) {
            telling.tellInJson(session::json);
        } else {
            telling.tellInWords(session.text(), quiet.on(), false, asked.told());
        }
        new Regression(
                        session.formats(),
                        limits.limits(),
                        asked.of(),
                        judged,
                        Optional.empty(),
                        Optional.empty(),
                        RunArguments.threads(threads))
                .run(pairs, approval(), telling);
        return telling.end();
    }

    private Approval approval() {
        Goldens goldens = operands.goldens();
        Set<Status> taken = EnumSet.of(Status.DIFFERENT, Status.SIZE_DIFFERS, Status.NEW);
        if (removeMissing.on()) {
            taken.add(Status.MISSING);
        }
        String name = by.given().orElseGet(ApprovalLog::user);
        return new Approval(
                goldens,
                taken,
                dryRun.on() ? Optional.empty() : Optional.of(ApprovalLog.in(goldens.folder(), name, reason.given())));
    }
}
