package upscale.telling;

import java.util.function.Consumer;
import upscale.job.JobResult;

/** Every result as a JSON object, and after several what they came to; none more once one could not be written. */
final class JsonLines implements Teller {
    private final Consumer<Json> out;
    private boolean closed;

    JsonLines(Consumer<Json> out) {
        this.out = out;
    }

    @Override
    public void accept(JobResult result) {
        write(ResultJson.of(result));
    }

    @Override
    public void ended(Tally tally) {
        if (tally.all() > 1) {
            write(new Json().put("summary", ResultJson.summary(tally)));
        }
    }

    private void write(Json object) {
        if (!closed) {
            closed = true;
            out.accept(object);
            closed = false;
        }
    }
}
