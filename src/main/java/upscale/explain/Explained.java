package upscale.explain;

import java.util.OptionalInt;
import upscale.method.MethodException;
import upscale.method.Parameter;

/** The explanation of any operator that there is one for. */
public final class Explained {
    private Explained() {}

    /**
     * Explains an operator; every number comes of the method itself.
     *
     * @param at which output pixel of an interpolation; the middle one if none is named
     * @throws MethodException if these numbers cannot be taken, or there is no explanation for this operator
     */
    public static Explanation of(Question question, OptionalInt at) {
        String name = question.method().name();
        return switch (name) {
            case "transposed" -> new TransposedSteps(question).explanation();
            case "convolution" -> new ConvolutionSteps(question).explanation();
            case "bed-of-nails" -> NailsSteps.of(question);
            default -> {
                if (!question.method().parameters().contains(Parameter.ALIGNMENT)) {
                    throw new MethodException("there is no explanation for " + name
                            + ": explain knows transposed, conv, bed-of-nails and every interpolation");
                }
                yield new InterpolationSteps(question, at).explanation();
            }
        };
    }
}
