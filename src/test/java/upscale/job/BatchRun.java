package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.Formats;
import upscale.format.WriteOptions;
import upscale.image.Ratio;
import upscale.inputs.Input;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Target;

/** Inputs done by a method as they are, as one batch that warns of nothing. */
record BatchRun(Method method, Limits limits, int threads) {
    /** With the limits there are by default. */
    BatchRun(Method method, int threads) {
        this(method, new Limits(Limits.Pixels.DEFAULT, Memory.ofHeap(), Optional.empty(), false), threads);
    }

    /** What becomes of each. */
    List<JobResult> into(Path out, List<String> inputs) throws Batch.ConflictException {
        List<JobResult> results = new ArrayList<>();
        into(out, inputs, new Batch.Listener() {
            @Override
            public void expects(List<String> expected) {
                assertThat(expected).isEqualTo(inputs);
            }

            @Override
            public void warned(String input, String warning) {
                throw new AssertionError(warning);
            }

            @Override
            public void accept(JobResult result) {
                results.add(result);
            }
        });
        assertThat(results).extracting(JobResult::input).isEqualTo(inputs);
        return results;
    }

    /** Tells of what becomes of each. */
    void into(Path out, List<String> inputs, Batch.Listener listener) throws Batch.ConflictException {
        UpscalePlan plan = new UpscalePlan(
                method,
                MethodOptions.of(new Target.Scale(Ratio.of(1), Ratio.of(1))),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                UpscalePlan.KeepMode.PHYSICAL_SIZE,
                WriteOptions.DEFAULT,
                threads);
        Formats formats = Formats.load(getClass().getClassLoader());
        new Batch(
                        formats,
                        input -> plan,
                        PageChoice.DEFAULT,
                        new OutputNaming(formats, Optional.of(out + "/"), Optional.empty(), "", ""),
                        Existing.REFUSE,
                        true,
                        List.of(),
                        Optional.empty(),
                        threads,
                        limits,
                        false,
                        false,
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream())
                .run(inputs.stream().map(Input::named).toList(), List.of(), listener);
    }
}
