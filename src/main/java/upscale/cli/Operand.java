package upscale.cli;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An operand: a word of a command line that is no option and no option's value, or several.
 *
 * @param <T> what it is read as
 */
final class Operand<T> extends Argument<T> {
    private final PositionalParamSpec.Builder spec;
    private final boolean optional;

    private Operand(String label, String arity, String description) {
        super(label);
        spec = PositionalParamSpec.builder().paramLabel(label).arity(arity).required(!arity.startsWith("0"));
        optional = arity.equals("0..1");
        describe(description);
    }

    /** One word, as it is. */
    static Operand<String> text(String label, String arity, String description) {
        Operand<String> operand = new Operand<>(label, arity, description);
        operand.spec.type(String.class);
        return operand;
    }

    /** One word of a choice. */
    static <E extends Enum<E>> Operand<E> of(String label, OneOf<E> word, String description) {
        Operand<E> operand = new Operand<>(label, "1", description);
        operand.spec.type(Object.class).converters(word);
        return operand.among(word);
    }

    /**
     * The files that a command reads.
     *
     * @param index of the first: all words from there
     */
    static Operand<List<String>> files(String label, String index) {
        Operand<List<String>> operand = new Operand<>(
                label,
                "0..*",
                "Image files, folders of them, patterns, @LIST for a file with a name a line; - is standard"
                        + " input.");
        operand.spec.type(List.class).auxiliaryTypes(String.class).index(index).hideParamSyntax(true);
        return operand;
    }

    /** Several words, as they are; {@code label} names each. */
    static Operand<List<String>> texts(String label, String arity, String description) {
        Operand<List<String>> operand = new Operand<>(label, arity, description);
        operand.spec.type(List.class).auxiliaryTypes(String.class).hideParamSyntax(true);
        return operand;
    }

    Operand<T> among(Choices choices) {
        choose(choices);
        return this;
    }

    /** How the help writes it. */
    String shown() {
        return optional ? "[" + label() + "]" : label();
    }

    PositionalParamSpec spec() {
        return spec.getter(this).setter(this).build();
    }
}
