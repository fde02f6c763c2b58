package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import upscale.regression.Outcome;
import upscale.regression.Verdict;

/** A report as {@linkplain Annotation commands for GitHub}, one for each pair that does not pass. */
final class GithubOutcomes implements OutcomeForm {
    private final Verdict verdict;
    private final StringBuilder commands = new StringBuilder();

    GithubOutcomes(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public String beginning() {
        return "::";
    }

    @Override
    public void add(Outcome outcome) {
        if (!outcome.status().passes()) {
            commands.append(Annotation.of(outcome, Set.of(), verdict)).append('\n');
        }
    }

    @Override
    public void writeTo(Writer out, Run run) throws IOException {
        out.append(commands);
    }
}
