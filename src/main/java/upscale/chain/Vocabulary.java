package upscale.chain;

import upscale.method.Parameter;
import upscale.method.Target;

/**
 * What the words of a chain mean: the same as on the command line. Every method throws {@link IllegalArgumentException}, its message
 * telling what was expected, for a word that means nothing.
 */
public interface Vocabulary {
    /** The value that {@code word} is for a parameter. */
    <T> T value(Parameter<T> parameter, String word);

    /** {@code 2}, {@code 1.5}, {@code 2x3}. */
    Target.Scale scale(String word);
}
