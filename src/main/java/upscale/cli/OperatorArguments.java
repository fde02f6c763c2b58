package upscale.cli;

import picocli.CommandLine.ArgGroup;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** Which operator, to what size, and what else it is asked for: the same for doing it and for explaining it. */
final class OperatorArguments {
    @ArgGroup(validate = false, heading = "%nSize:%n")
    private final SizeArguments size = new SizeArguments();

    @ArgGroup(validate = false, heading = "%nMethod:%n")
    private final MethodArguments how = new MethodArguments();

    @ArgGroup(validate = false, heading = "%nKernel:%n")
    private final KernelArguments kernel = new KernelArguments();

    @ArgGroup(validate = false, heading = "%nEdges and channels:%n")
    private final ConvolutionArguments convolution = new ConvolutionArguments();

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
