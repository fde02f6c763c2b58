package upscale.method;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.Weights;

/**
 * What a user asks of a method, in typed values. What is empty is left to the method, or to the library it is to be like.
 *
 * @param target how large the result shall be
 * @param kernel the reconstruction kernel
 * @param weights the kernel of a convolution
 * @param edge what stands beyond the borders
 * @param alignment how the grids lie on one another
 * @param rounding which neighbour is the nearest
 * @param antialias whether kernels are stretched when reducing
 * @param deringing how much overshoot is taken back, 0..1
 * @param padding what a transposed convolution crops
 * @param offset where zero insertion puts a sample in its cell
 * @param like whose conventions fill in what is empty
 */
public record MethodOptions(
        Target target,
        Optional<Kernel> kernel,
        Optional<Weights> weights,
        Optional<Edge> edge,
        Optional<Alignment> alignment,
        Optional<NearestRounding> rounding,
        Optional<Boolean> antialias,
        Optional<Double> deringing,
        Optional<Padding> padding,
        Optional<Offset> offset,
        Optional<Like> like) {

    /** Nothing but a target. */
    public static MethodOptions of(Target target) {
        return new MethodOptions(
                target,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The parameters that are set. */
    public Set<Parameter> given() {
        Set<Parameter> given = EnumSet.noneOf(Parameter.class);
        note(given, kernel, Parameter.KERNEL);
        note(given, weights, Parameter.WEIGHTS);
        note(given, edge, Parameter.EDGE);
        note(given, alignment, Parameter.ALIGNMENT);
        note(given, rounding, Parameter.NEAREST_ROUNDING);
        note(given, antialias, Parameter.ANTIALIAS);
        note(given, deringing, Parameter.DERINGING);
        note(given, padding, Parameter.PADDING);
        note(given, offset, Parameter.OFFSET);
        note(given, like, Parameter.LIKE);
        return given;
    }

    private static void note(Set<Parameter> given, Optional<?> value, Parameter parameter) {
        if (value.isPresent()) {
            given.add(parameter);
        }
    }

    public MethodOptions withKernel(Kernel value) {
        return new MethodOptions(
                target,
                Optional.of(value),
                weights,
                edge,
                alignment,
                rounding,
                antialias,
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withWeights(Weights value) {
        return new MethodOptions(
                target,
                kernel,
                Optional.of(value),
                edge,
                alignment,
                rounding,
                antialias,
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withEdge(Edge value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                Optional.of(value),
                alignment,
                rounding,
                antialias,
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withAlignment(Alignment value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                Optional.of(value),
                rounding,
                antialias,
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withRounding(NearestRounding value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                Optional.of(value),
                antialias,
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withAntialias(boolean value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                rounding,
                Optional.of(value),
                deringing,
                padding,
                offset,
                like);
    }

    public MethodOptions withDeringing(double value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                rounding,
                antialias,
                Optional.of(value),
                padding,
                offset,
                like);
    }

    public MethodOptions withPadding(Padding value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                rounding,
                antialias,
                deringing,
                Optional.of(value),
                offset,
                like);
    }

    public MethodOptions withOffset(Offset value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                rounding,
                antialias,
                deringing,
                padding,
                Optional.of(value),
                like);
    }

    public MethodOptions withLike(Like value) {
        return new MethodOptions(
                target,
                kernel,
                weights,
                edge,
                alignment,
                rounding,
                antialias,
                deringing,
                padding,
                offset,
                Optional.of(value));
    }
}
