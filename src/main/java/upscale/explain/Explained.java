package upscale.explain;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.Parameter;

/** The explanation of any operator that there is one for. */
public final class Explained {
    private static final Map<String, Function<Question, Explanation>> OPERATORS = new TreeMap<>(Map.of(
            "transposed", question -> new TransposedSteps(question).explanation(),
            "convolution", question -> new ConvolutionSteps(question).explanation(),
            "max-pooling", question -> new PoolSteps(question).pooling(),
            "average-pooling", question -> new PoolSteps(question).pooling(),
            "max-unpool", question -> new PoolSteps(question).unpooling(),
            "pixel-shuffle", ShuffleSteps::of,
            "bed-of-nails", NailsSteps::of));

    private Explained() {}

    /** Whether there is an explanation of this operator: every interpolation has one, and some others. */
    public static boolean knows(Method method) {
        return OPERATORS.containsKey(method.name()) || interpolates(method);
    }

    /** Whether a method is explained by one of its outputs, a sum over samples of a row. */
    public static boolean interpolates(Method method) {
        return method.parameters().contains(Parameter.ALIGNMENT);
    }

    /**
     * Explains an operator; every number comes of the method itself.
     *
     * @param at which output pixel of an interpolation; the middle one if none is named
     * @throws MethodException if these numbers cannot be taken, or there is no explanation for this operator
     */
    public static Explanation of(Question question, OptionalInt at) {
        Method method = question.method();
        if (!knows(method)) {
            throw new MethodException("there is no explanation for " + method.name() + ": explain knows "
                    + String.join(", ", OPERATORS.keySet()) + " and every interpolation");
        }
        return interpolates(method)
                ? new InterpolationSteps(question, at).explanation()
                : OPERATORS.get(method.name()).apply(question);
    }
}
