package upscale.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option: its names, the value that follows it, and what the help says of it.
 *
 * @param <T> what its value is read as
 */
final class Option<T> extends Argument<T> {
    private final String[] names;
    private final OptionSpec.Builder spec;

    private boolean negatable;

    private Option(Class<?> type, String label, String[] names) {
        super(label);
        this.names = names;
        this.spec = OptionSpec.builder(names).type(type);
        if (!label.isEmpty()) {
            spec.paramLabel(label);
        }
    }

    /** One without a value. */
    static Option<Boolean> flag(String... names) {
        return new Option<>(boolean.class, "", names);
    }

    /** One that {@code --no-name} says the opposite of. */
    static Option<Boolean> negatable(String name) {
        Option<Boolean> option = flag(name);
        option.negatable = true;
        option.spec.negatable(true).fallbackValue("true");
        return option;
    }

    /** The one that asks for the help of a command. */
    static Option<Boolean> help() {
        Option<Boolean> option =
                flag("-h", "--help").described("Show help: with -h what is used most, with --help everything.");
        option.spec.usageHelp(true);
        return option;
    }

    static Option<Boolean> version() {
        Option<Boolean> option = flag("-V", "--version").described("Show the version.");
        option.spec.versionHelp(true);
        return option;
    }

    static Option<String> text(String label, String... names) {
        return new Option<>(String.class, label, names);
    }

    /** One that may be given several times. */
    static Option<List<String>> texts(String label, String... names) {
        Option<List<String>> option = new Option<>(List.class, label, names);
        option.spec.auxiliaryTypes(String.class);
        return option;
    }

    /** One of two values; {@code label} names both. */
    static Option<List<String>> pair(String label, String... names) {
        Option<List<String>> option = texts(label, names);
        option.spec.arity("2").hideParamSyntax(true);
        return option;
    }

    /** One of a whole number. */
    static Option<Integer> whole(String label, String... names) {
        return new Option<>(Integer.class, label, names);
    }

    static Option<Double> number(String label, String... names) {
        return new Option<>(Double.class, label, names);
    }

    /** One whose value is a word of its own kind; a choice of words is shown as such. */
    static <T> Option<T> of(String label, ITypeConverter<T> word, String... names) {
        Option<T> option = new Option<>(Object.class, label, names);
        option.spec.converters(word);
        return word instanceof Choices choices ? option.among(choices) : option;
    }

    /** These words are shown for it, and completed; whether others are taken is decided later. */
    Option<T> among(Choices choices) {
        choose(choices);
        return this;
    }

    Option<T> described(String text) {
        describe(text);
        return this;
    }

    /** Whether it was given, of one without a value. */
    boolean on() {
        return Boolean.TRUE.equals(get());
    }

    /** Whether no value follows it. */
    boolean isFlag() {
        return label().isEmpty();
    }

    boolean isNegatable() {
        return negatable;
    }

    /** Its names, with {@code [no-]} in those that say the opposite with it. */
    List<String> shownNames() {
        return Arrays.stream(names)
                .map(name -> negatable ? name.replaceFirst("^--", "--[no-]") : name)
                .toList();
    }

    String[] names() {
        return names;
    }

    OptionSpec spec() {
        return spec.getter(this).setter(this).build();
    }
}
