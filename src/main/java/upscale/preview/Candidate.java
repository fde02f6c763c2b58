package upscale.preview;

import java.util.Set;
import upscale.engine.Edge;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/**
 * A method that may be shown.
 *
 * @param label what it is called
 * @param options what it is asked for, how many times as large included
 */
public record Candidate(String label, Method method, MethodOptions options) {
    /** Source pixels, in each direction, that hold all that an output pixel of those methods hangs on. */
    static final int REACH = 32;

    private static final Set<String> LOCAL =
            Set.of("nearest", "bed-of-nails", "transposed", "bilinear", "bicubic", "lanczos", "learned");

    private static final Set<Parameter<?>> INDIFFERENT = Set.of(Parameter.KERNEL, Parameter.EDGE, Parameter.DERINGING);

    /**
     * Whether, at whole scales, an output pixel is the same, bit for bit, if nothing is known of the image but what lies within {@link #REACH} of it. Of what
     * it is not known to be so of, plug-ins for instance, it is not so.
     */
    boolean local() {
        return LOCAL.contains(method.name())
                && INDIFFERENT.containsAll(options.given())
                && options.get(Parameter.EDGE)
                        .filter(edge -> edge.kind() == Edge.Kind.WRAP)
                        .isEmpty()
                && options.get(Parameter.KERNEL)
                        .filter(kernel -> kernel.support() >= REACH)
                        .isEmpty();
    }
}
