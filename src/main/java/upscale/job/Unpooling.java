package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import upscale.inputs.Input;
import upscale.method.Parameter;
import upscale.method.PositionSource;

/**
 * Unpooling of inputs, each with the positions that lie ready for it.
 *
 * @param plan what is done, but for the positions
 * @param file where they lie, of an input
 * @param reading how they are read
 */
public record Unpooling(UpscalePlan plan, Function<Input, Path> file, Reading reading) implements Planning {
    /** Positions of a file. */
    public interface Reading {
        PositionSource of(Path file) throws IOException;
    }

    @Override
    public UpscalePlan of(Input input) throws IOException {
        return plan.with(plan.options().with(Parameter.POSITIONS, reading.of(file.apply(input))));
    }

    @Override
    public List<Path> sources(Input input) {
        return List.of(file.apply(input));
    }
}
