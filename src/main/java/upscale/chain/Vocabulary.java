package upscale.chain;

import java.util.Optional;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * What the words of a chain mean: the same as on the command line. Every method throws {@link IllegalArgumentException}, its message
 * telling what was expected, for a word that means nothing.
 */
public interface Vocabulary {
    /** The value that {@code word} is for a parameter. */
    <T> T value(Parameter<T> parameter, String word);

    /**
     * The options of a convolution with the kernels that a word names.
     *
     * @param method convolution or transposed convolution
     * @param options what else was said
     * @param kernel a name, numbers, or a file
     * @param layout what the axes of an array of kernels mean, if said
     * @param bias numbers or a file, if said
     */
    MethodOptions withKernel(
            Method method, MethodOptions options, String kernel, Optional<String> layout, Optional<String> bias);

    /** {@code 2}, {@code 1.5}, {@code 2x3}. */
    Target.Scale scale(String word);
}
