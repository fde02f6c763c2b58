package upscale.method.interpolate;

import java.util.Optional;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid.SizeRule;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.NearestRounding;
import upscale.method.Target;

/**
 * What a library does where the user says nothing: one row of a table, our own row first.
 *
 * @param cubic what it calls bicubic
 * @param lanczos what it calls Lanczos
 * @param alignment how its grids lie on one another
 * @param edge what it has beyond the borders
 * @param antialias whether it stretches kernels when reducing
 * @param nearestAlignment the grid of its nearest neighbour
 * @param nearestRounding the rounding of its nearest neighbour
 * @param sizeRule how it turns a scale into a size
 * @param arithmetic how it sums
 */
record Conventions(
        Kernel cubic,
        Kernel lanczos,
        Alignment alignment,
        Edge edge,
        boolean antialias,
        Alignment nearestAlignment,
        NearestRounding nearestRounding,
        SizeRule sizeRule,
        Arithmetic arithmetic) {

    private static final Kernel KEYS_075 = Kernels.keys(-0.75);

    static final Conventions OURS = new Conventions(
            Kernels.CATMULL_ROM,
            Kernels.LANCZOS3,
            Alignment.HALF_PIXEL,
            Edge.REPLICATE,
            true,
            Alignment.HALF_PIXEL,
            NearestRounding.ROUND_PREFER_CEIL,
            SizeRule.HALF_UP,
            Arithmetic.EXACT);

    /** The conventions of a library, or ours. */
    static Conventions of(Optional<Like> like, SampleType type, Target target) {
        return like.map(Conventions::of).orElse(OURS);
    }

    private static Conventions of(Like like) {
        return switch (like) {
            case PILLOW -> OURS.edge(Edge.RENORMALIZE);
            case OPENCV ->
                OURS.cubic(KEYS_075)
                        .lanczos(Kernels.lanczos(4))
                        .antialias(false)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.HALF_EVEN);
            case TORCH ->
                OURS.cubic(KEYS_075)
                        .antialias(false)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.FLOOR);
            case TF, KERAS -> OURS.edge(Edge.RENORMALIZE).antialias(false).sizes(SizeRule.FLOOR);
            case TF1 ->
                OURS.cubic(KEYS_075)
                        .antialias(false)
                        .align(Alignment.ASYMMETRIC)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.FLOOR);
            case ONNX, ORT ->
                OURS.cubic(KEYS_075)
                        .antialias(false)
                        .nearest(Alignment.HALF_PIXEL, NearestRounding.ROUND_PREFER_FLOOR)
                        .sizes(SizeRule.FLOOR);
            case MATLAB -> OURS.edge(Edge.REFLECT).sizes(SizeRule.CEILING);
            case SCIPY ->
                OURS.antialias(false)
                        .align(Alignment.ALIGN_CORNERS)
                        .nearest(Alignment.ALIGN_CORNERS, NearestRounding.ROUND_PREFER_CEIL)
                        .sizes(SizeRule.HALF_EVEN_FITTED);
        };
    }

    private Conventions cubic(Kernel value) {
        return new Conventions(
                value, lanczos, alignment, edge, antialias, nearestAlignment, nearestRounding, sizeRule, arithmetic);
    }

    private Conventions lanczos(Kernel value) {
        return new Conventions(
                cubic, value, alignment, edge, antialias, nearestAlignment, nearestRounding, sizeRule, arithmetic);
    }

    private Conventions align(Alignment value) {
        return new Conventions(
                cubic, lanczos, value, edge, antialias, nearestAlignment, nearestRounding, sizeRule, arithmetic);
    }

    private Conventions edge(Edge value) {
        return new Conventions(
                cubic, lanczos, alignment, value, antialias, nearestAlignment, nearestRounding, sizeRule, arithmetic);
    }

    private Conventions antialias(boolean value) {
        return new Conventions(
                cubic, lanczos, alignment, edge, value, nearestAlignment, nearestRounding, sizeRule, arithmetic);
    }

    private Conventions nearest(Alignment align, NearestRounding rounding) {
        return new Conventions(cubic, lanczos, alignment, edge, antialias, align, rounding, sizeRule, arithmetic);
    }

    private Conventions sizes(SizeRule value) {
        return new Conventions(
                cubic, lanczos, alignment, edge, antialias, nearestAlignment, nearestRounding, value, arithmetic);
    }
}
