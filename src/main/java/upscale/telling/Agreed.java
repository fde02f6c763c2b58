package upscale.telling;

import java.util.Optional;
import upscale.job.Agreement;
import upscale.job.JobResult;

/** How results agree with what they should be, as text and as JSON. */
final class Agreed {
    private Agreed() {}

    /** Why an input failed, if it did. */
    static Optional<String> failure(JobResult result) {
        if (!result.failed()) {
            return Optional.empty();
        } else if (result instanceof JobResult.Failed failed) {
            return Optional.of(failed.reason());
        }
        String output =
                result instanceof JobResult.Skipped skipped ? skipped.output() : ((JobResult.Written) result).output();
        return text(result).map(text -> output + " " + text);
    }

    /** What a result comes to, if it was compared. */
    static Optional<String> text(JobResult result) {
        return result.agreement()
                .map(agreement -> "against " + agreement.expected() + ": "
                        + FoundNumbers.text(
                                agreement.status().replace('-', ' '),
                                agreement.reasons(),
                                agreement.pages(),
                                agreement.metrics()));
    }

    /** The same for programs; {@code docs/options.md} tells of the keys. */
    static Optional<Json> json(JobResult result) {
        return result.agreement().map(Agreed::json);
    }

    private static Json json(Agreement agreement) {
        return new Json()
                .put("expected", agreement.expected().toString())
                .put("status", agreement.status())
                .put("reasons", agreement.reasons())
                .putAll(
                        "pages",
                        agreement.pages().stream().map(FoundNumbers::json).toList());
    }
}
