package upscale.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.spelling.Spelling;

/** A word of an enumeration, in any case: what converts it, and the choice that help, completion and messages show. */
abstract class OneOf<E extends Enum<E>> extends Choices implements ITypeConverter<E> {
    private final List<E> values;
    private final String what;

    /** @param what a value is called in messages */
    OneOf(List<E> values, String what) {
        this.values = values;
        this.what = what;
    }

    OneOf(E[] values, String what) {
        this(Arrays.asList(values), what);
    }

    @Override
    final List<String> words() {
        return values.stream().map(OneOf::spelling).toList();
    }

    @Override
    public final E convert(String text) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(value -> spelling(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no " + what + Spelling.hint(text.trim(), words())));
    }

    /** How a constant is written on the command line. */
    static String spelling(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
