package upscale.cli;

import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** Which operator, to what size, and what else it is asked for: the same for doing it and for explaining it. */
final class OperatorArguments {
    private final SizeArguments size = new SizeArguments();

    private final MethodArguments how = new MethodArguments();

    private final KernelArguments kernel = new KernelArguments();

    private final ConvolutionArguments convolution = new ConvolutionArguments();

    void declare(Syntax syntax) {
        syntax.group("Size", size.options());
        syntax.group("Method", how.options());
        syntax.group("Kernel", kernel.options());
        syntax.group("Edges and channels", convolution.options());
    }

    SizeArguments size() {
        return size;
    }

    KernelArguments kernel() {
        return kernel;
    }

    /** The method that {@code -m} names. */
    Method method(Methods methods) {
        return how.method(methods, kernel);
    }

    /** The method of this name, which {@code -m} would take; {@code -m} is not to name another one. */
    Method method(Methods methods, String operator) {
        return how.named(operator).method(methods, kernel);
    }

    /** The method of a command; {@code -m} is not to name another one. */
    Method command(Methods methods, String operator, String method) {
        how.named(operator);
        return methods.named(method).orElseThrow();
    }

    /** What {@code method} is asked for. */
    MethodOptions options(Method method, Target target) {
        return how.options(method, target, kernel, convolution);
    }
}
