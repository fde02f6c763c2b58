package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import upscale.inputs.Input;

/** What is done to each input: the same to all, unless something lies ready for each. */
@FunctionalInterface
public interface Planning {
    /** @throws IOException if what lies ready for {@code input} cannot be read */
    UpscalePlan of(Input input) throws IOException;

    /** What is read for {@code input} beside itself: files that are never replaced. */
    default List<Path> sources(Input input) {
        return List.of();
    }
}
