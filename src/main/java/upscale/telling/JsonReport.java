package upscale.telling;

import upscale.job.JobResult;

/** A report as one JSON object: the run, what it came to, and the results as {@code --json} prints them, a line each. */
final class JsonReport implements ReportForm {
    private final StringBuilder results = new StringBuilder();

    @Override
    public String beginning() {
        return "{\"report\":\"upscale\"";
    }

    @Override
    public void add(JobResult result) {
        ResultJson.of(result).appendTo(results);
    }

    @Override
    public String text(Run run) {
        return new Json()
                        .put("report", "upscale")
                        .put("version", run.version())
                        .put("started", run.started().toString())
                        .put("ended", run.ended().toString())
                        .put("stopped", run.tally().stopped())
                        .put("summary", ResultJson.summary(run.tally()))
                        .putLines("results", results)
                + "\n";
    }
}
