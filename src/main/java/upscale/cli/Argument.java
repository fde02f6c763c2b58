package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Something that a command line may give a value, and that value once the line is parsed.
 *
 * @param <T> what its words are read as
 */
abstract sealed class Argument<T> implements IGetter, ISetter permits Option, Operand {
    private T value;

    /** What was given, if anything was. */
    final Optional<T> given() {
        return Optional.ofNullable(value);
    }

    /** What was given, where something was. */
    final T value() {
        return given().orElseThrow();
    }

    final boolean isGiven() {
        return value != null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's own; it gets what it has set
    public final <V> V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings(
            "unchecked") // picocli sets what the argument's converter made of a word, or the type that it was told
    public final <V> V set(V given) {
        V before = (V) value;
        value = (T) given;
        return before;
    }
}
