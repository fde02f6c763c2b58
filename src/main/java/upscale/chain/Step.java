package upscale.chain;

import java.util.List;
import java.util.Optional;
import upscale.method.Method;
import upscale.method.MethodOptions;

/**
 * One step of a chain, as it was written.
 *
 * @param position 1 for the first
 * @param text the step's words, for people
 * @param operator what is done
 * @param label the name that later steps may call the result by
 */
record Step(int position, String text, Operator operator, Optional<String> label) {
    /** What the result of the step before becomes. */
    sealed interface Operator {}

    /** A method of the registry. */
    record Apply(Method method, MethodOptions options) implements Operator {}

    /**
     * Max pooling, which leaves its positions to the next unpooling that no later pooling has.
     *
     * @param method pools
     * @param positions finds where, by the same options
     */
    record Pool(Method method, Method positions, MethodOptions options) implements Operator {}

    /**
     * The latest pooling that was not undone yet is: samples back to where it found them.
     *
     * @param method unpools
     */
    record Unpool(Method method) implements Operator {}

    /**
     * Negative samples times a slope (He et al. 2015, Delving deep into rectifiers); 0 is the rectifier of Nair &amp; Hinton 2010.
     *
     * @param slopes one for each channel, or one for all; not to be changed
     */
    record Rectify(double[] slopes) implements Operator {}

    /**
     * A number added to every sample of a channel.
     *
     * @param values one for each channel, or one for all; not to be changed
     */
    record Bias(double[] values) implements Operator {}

    /** Channels of earlier results, one after another. {@link Grammar#CURRENT} is the result of the step before. */
    record Concat(List<String> labels) implements Operator {}

    /** {@code step 3 (conv k.npy stride 2)}. */
    String title() {
        return "step " + position + " (" + text + ")";
    }
}
