package upscale.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Options that belong together, in the order of the help. */
final class OptionGroup {
    private final List<Option<?>> options = new ArrayList<>();

    /** Adds one, and returns it. */
    <T> Option<T> add(Option<T> option) {
        options.add(option);
        return option;
    }

    List<Option<?>> all() {
        return Collections.unmodifiableList(options);
    }
}
