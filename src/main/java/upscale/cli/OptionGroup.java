package upscale.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Options that belong together, in the order of the help. */
final class OptionGroup {
    private final List<Option<?>> options = new ArrayList<>();

    /** Adds one, and returns it. */
    <T> Option<T> add(Option<T> option) {
        options.add(option);
        return option;
    }

    /** A name of the first that was given, if one was. */
    Optional<String> given() {
        return options.stream()
                .filter(Argument::isGiven)
                .map(option -> option.names()[0])
                .findFirst();
    }

    List<Option<?>> all() {
        return Collections.unmodifiableList(options);
    }
}
