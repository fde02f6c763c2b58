package upscale.telling;

import java.util.List;
import upscale.job.Batch;
import upscale.job.JobResult;

/** One way in which a run is told of. */
interface Teller extends Batch.Listener {
    @Override
    default void expects(List<String> inputs) {}

    @Override
    default void warned(String input, String warning) {}

    @Override
    default void accept(JobResult result) {}

    /** All results are told of. */
    default void ended(Tally tally) {}
}
