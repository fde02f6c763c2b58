package upscale.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Something that a command line may give a value, and that value once the line is parsed.
 *
 * @param <T> what its words are read as
 */
abstract sealed class Argument<T> implements IGetter, ISetter permits Option, Operand {
    private static final String WORDS = "${COMPLETION-CANDIDATES}";

    // Where the first of what is said ends: at a sentence's end, a colon, a semicolon or a bracket.
    private static final Pattern REST = Pattern.compile("(?:[:;]| \\(|\\.)(?: .*|$)|: .*| \\(.*", Pattern.DOTALL);

    private final String label;
    private Choices choices;
    private String description = "";
    private T value;

    /** @param label what the help calls its value; empty if it has none */
    Argument(String label) {
        this.label = label;
    }

    final String label() {
        return label;
    }

    final void describe(String text) {
        description = text;
    }

    final void choose(Choices words) {
        choices = words;
    }

    /** The words that it may be, as far as they can be counted; none if they cannot. */
    final List<String> words() {
        return choices == null ? List.of() : choices.words();
    }

    /** What the help says of it. */
    final String description() {
        return choices == null ? description : description.replace(WORDS, String.join(", ", words()));
    }

    /** The first that the help says of it, without a stop: what fits beside its name. */
    final String summary() {
        return REST.matcher(description()).replaceFirst("");
    }

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
