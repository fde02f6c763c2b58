package upscale.telling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
                                agreement.metrics())
                        + (result.maps().isEmpty() ? "" : "  -> " + maps(result)));
    }

    private static String maps(JobResult result) {
        return result.maps().stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** The same for programs; {@code docs/options.md} tells of the keys. */
    static Optional<Json> json(JobResult result) {
        return result.agreement().map(Agreed::json);
    }

    private static Json json(Agreement agreement) {
        List<Json> pages = new ArrayList<>();
        for (int i = 0; i < agreement.pages().size(); i++) {
            pages.add(
                    FoundNumbers.json(agreement.pages().get(i), agreement.maps().get(i)));
        }
        return new Json()
                .put("expected", agreement.expected().toString())
                .put("status", agreement.status())
                .put("reasons", agreement.reasons())
                .putAll("pages", pages);
    }
}
