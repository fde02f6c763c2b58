package upscale.outcomes;

import java.util.ArrayList;
import java.util.List;
import upscale.regression.Outcome;
import upscale.regression.Status;
import upscale.regression.Verdict;
import upscale.telling.FoundNumbers;
import upscale.telling.Json;

/** Outcomes as JSON objects; {@code docs/compare.schema.json} tells of the keys. */
final class OutcomeJson {
    /** Raised when a key changes its meaning or goes; keys may come at any time. */
    static final int SCHEMA = 1;

    private OutcomeJson() {}

    static Json of(Outcome outcome, Verdict verdict) {
        Json json = new Json().put("schema", SCHEMA).put("name", outcome.pair().name());
        outcome.pair().actual().ifPresent(file -> json.put("actual", file.toString()));
        outcome.pair().expected().ifPresent(file -> json.put("expected", file.toString()));
        List<Json> pages = new ArrayList<>();
        for (int i = 0; i < outcome.pages().size(); i++) {
            pages.add(FoundNumbers.json(outcome.pages().get(i), outcome.maps().get(i)));
        }
        return json.put("status", outcome.status().word())
                .put("fails", verdict.fails(outcome.status()))
                .put("reasons", outcome.reasons())
                .putAll("pages", pages)
                .put("millis", outcome.nanos() / 1_000_000);
    }

    static Json summary(Counts counts, Verdict verdict) {
        Json json = new Json();
        int failed = 0;
        for (Status status : Status.values()) {
            json.put(status.word(), counts.of(status));
            failed += verdict.fails(status) ? counts.of(status) : 0;
        }
        return json.put("failed", failed);
    }
}
