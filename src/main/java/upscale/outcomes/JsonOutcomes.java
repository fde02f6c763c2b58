package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.Json;

/** A report as one JSON object: the run, what it came to, and the pairs as {@code --json} prints them, a line each. */
final class JsonOutcomes implements OutcomeForm {
    private static final String REPORT = "upscale compare";

    private final Verdict verdict;
    private final StringBuilder results = new StringBuilder();

    JsonOutcomes(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public String beginning() {
        return "{\"report\":\"" + REPORT + "\"";
    }

    @Override
    public void add(Outcome outcome) {
        OutcomeJson.of(outcome, verdict).appendTo(results);
    }

    @Override
    public void writeTo(Writer out, Run run) throws IOException {
        Json report = new Json()
                .put("report", REPORT)
                .put("schema", OutcomeJson.SCHEMA)
                .put("version", run.version())
                .put("started", run.started().toString())
                .put("ended", run.ended().toString())
                .put("summary", OutcomeJson.summary(run.counts(), verdict))
                .putLines("results", results);
        out.write(report + "\n");
    }
}
