package upscale.cli;

import java.util.List;
import upscale.job.Batch;
import upscale.job.OutputNaming;
import upscale.job.UpscalePlan;

/** A plan carried out over the inputs of a command, and told of. */
final class BatchRun {
    private BatchRun() {}

    /**
     * Does all inputs.
     *
     * @param scale what stands for {@code {scale}} in the outputs' names
     * @param method what stands for {@code {method}}
     * @return the exit code
     */
    static int of(
            CommandLineProgram.Session session,
            List<String> inputs,
            UpscalePlan plan,
            String scale,
            String method,
            OutputArguments output,
            RunArguments run) {
        OutputNaming naming = output.naming(session.formats(), scale, method);
        UpscaleCommand.requireOneMeaning(inputs, naming, run.json());
        Report report = run.report(session);
        Batch batch = new Batch(
                session.formats(),
                plan,
                naming,
                output.force(),
                output.diff(session.formats(), inputs.size()),
                session.in(),
                session.out());
        try {
            batch.run(inputs, report);
        } catch (Batch.ConflictException e) {
            throw new UsageException(e.getMessage());
        }
        return report.failures() == 0 ? CommandLineProgram.OK : CommandLineProgram.FAILED;
    }
}
