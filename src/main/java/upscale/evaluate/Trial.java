package upscale.evaluate;

import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/**
 * A method at a scale, to be scored.
 *
 * @param scale how many times as large it makes images
 * @param label what it is called
 * @param options what it is asked for, that scale included
 */
public record Trial(int scale, String label, Method method, MethodOptions options) {
    /** Whether it sums samples along rows and columns, weighed by a kernel. */
    boolean interpolates() {
        return method.parameters().contains(Parameter.KERNEL)
                && method.parameters().contains(Parameter.LIKE);
    }
}
