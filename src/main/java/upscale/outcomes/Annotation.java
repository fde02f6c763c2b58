package upscale.outcomes;

import java.nio.file.Path;
import java.util.Set;
import upscale.compare.Metric;
import upscale.regression.Outcome;
import upscale.regression.Verdict;

/** A command to GitHub Actions to annotate a file (GitHub Docs, "Workflow commands for GitHub Actions"). */
final class Annotation {
    private Annotation() {}

    /** An error about a pair, at what was expected if that is there; a notice, if it does not count. */
    static String of(Outcome outcome, Set<Metric> metrics, Verdict verdict) {
        Path file = outcome.pair().expected().or(outcome.pair()::actual).orElseThrow();
        return (verdict.fails(outcome.status()) ? "::error" : "::notice")
                + " file=" + property(file.toString().replace('\\', '/'))
                + ",title="
                + property(outcome.status().label() + ": " + outcome.pair().name())
                + "::" + data(OutcomeLines.line(outcome, metrics));
    }

    private static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }

    // A runner reads lines, and undoes this: what is not escaped could end the command and begin another.
    private static String data(String value) {
        return value.replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
