package upscale.cli;

import java.util.List;
import java.util.Optional;
import upscale.inputs.Input;
import upscale.job.Batch;

/** Another program that does what a command line asks for: one that has several machines, for instance. */
@FunctionalInterface
public interface BatchRunner {
    /**
     * Does it, or has it done.
     *
     * @return the exit code
     * @throws UsageException if that cannot be done here
     */
    int run(Work work);

    /** Inputs that are not looked for before they are asked for. */
    @FunctionalInterface
    interface Inputs {
        /** @throws UsageException if the words make no sense for what they stand for */
        List<Input> selected();
    }

    /**
     * What a command line asks for.
     *
     * @param batch how each input is done
     * @param inputs which
     * @param report what {@code --report} said: where what became of them is written
     * @param quiet whether nothing is told but what is wrong
     */
    record Work(Batch batch, Inputs inputs, Optional<String> report, boolean quiet) {}
}
