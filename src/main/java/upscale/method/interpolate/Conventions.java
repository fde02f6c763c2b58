package upscale.method.interpolate;

import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Arithmetic.Between;
import upscale.engine.Arithmetic.Order;
import upscale.engine.Arithmetic.Precision;
import upscale.engine.Edge;
import upscale.engine.Grid.SizeRule;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;
import upscale.rows.Rounding;

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
 * @param stepping how its nearest neighbour walks along the source
 * @param sizeRule how it turns a scale into a size
 * @param sums how it sums
 */
record Conventions(
        Kernel cubic,
        Kernel lanczos,
        Alignment alignment,
        Edge edge,
        boolean antialias,
        Alignment nearestAlignment,
        NearestRounding nearestRounding,
        Stepping stepping,
        SizeRule sizeRule,
        Sums sums) {

    /** A library's arithmetic, which depends on what it sums. */
    @FunctionalInterface
    interface Sums {
        Arithmetic of(Kernel kernel, SampleType type);
    }

    private static final Kernel KEYS_075 = Kernels.keys(-0.75);

    static final Conventions OURS = new Conventions(
            Kernels.CATMULL_ROM,
            Kernels.LANCZOS3,
            Alignment.HALF_PIXEL,
            Edge.REPLICATE,
            true,
            Alignment.HALF_PIXEL,
            NearestRounding.ROUND_PREFER_CEIL,
            Stepping.EXACT,
            SizeRule.HALF_UP,
            (kernel, type) -> Arithmetic.EXACT);

    /** The conventions of the library that shall be followed, or ours. */
    static Conventions of(MethodOptions options) {
        boolean antialias = options.get(Parameter.ANTIALIAS).orElse(false);
        return options.get(Parameter.LIKE).map(like -> of(like, antialias)).orElse(OURS);
    }

    private static Conventions of(Like like, boolean antialias) {
        return switch (like) {
            case PILLOW -> OURS.edge(Edge.RENORMALIZE).stepping(Stepping.SUMMED).sums(Conventions::pillow);
            case OPENCV ->
                OURS.cubic(KEYS_075)
                        .lanczos(Kernels.LANCZOS4_UNSCALED)
                        .antialias(false)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.HALF_EVEN)
                        .sums(Conventions::opencv);
            case OPENCV_EXACT ->
                OURS.antialias(false)
                        .stepping(Stepping.FIXED_POINT)
                        .sizes(SizeRule.HALF_EVEN)
                        .sums(Conventions::opencvExact);
            case TORCH -> {
                Conventions torch = OURS.cubic(KEYS_075)
                        .antialias(false)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.FLOOR);
                yield antialias ? torch.cubic(Kernels.CATMULL_ROM).edge(Edge.RENORMALIZE) : torch;
            }
            case TF, KERAS -> {
                Conventions tf = OURS.edge(Edge.RENORMALIZE).antialias(false).sizes(SizeRule.FLOOR);
                yield antialias ? tf : tf.sums(tensorflow(tf.cubic));
            }
            case TF1 ->
                OURS.cubic(KEYS_075)
                        .antialias(false)
                        .align(Alignment.ASYMMETRIC)
                        .nearest(Alignment.ASYMMETRIC, NearestRounding.FLOOR)
                        .sizes(SizeRule.FLOOR)
                        .sums(tensorflow(KEYS_075));
            case ONNX, ORT ->
                OURS.cubic(KEYS_075)
                        .antialias(false)
                        .nearest(Alignment.HALF_PIXEL, NearestRounding.ROUND_PREFER_FLOOR)
                        .sizes(SizeRule.FLOOR);
            case MATLAB -> OURS.edge(Edge.REFLECT).sizes(SizeRule.CEILING).sums(Conventions::matlab);
            case SCIPY ->
                OURS.cubic(Kernels.CARDINAL_SPLINE)
                        .antialias(false)
                        .align(Alignment.ALIGN_CORNERS)
                        .edge(Edge.MIRROR)
                        .nearest(Alignment.ALIGN_CORNERS, NearestRounding.ROUND_PREFER_CEIL)
                        .sizes(SizeRule.HALF_EVEN_FITTED);
        };
    }

    /** How sums are carried out; constant edges, which no library with integer weights has, are summed exactly. */
    Arithmetic arithmetic(Kernel kernel, Edge chosen, SampleType type) {
        Arithmetic arithmetic = sums.of(kernel, type);
        return arithmetic.weightBits() > 0 && chosen.kind() == Edge.Kind.VALUE ? Arithmetic.EXACT : arithmetic;
    }

    // Bytes: weights of 22 bits, the image rounded between the passes. Anything else: mode F, floats summed in doubles.
    private static Arithmetic pillow(Kernel kernel, SampleType type) {
        if (type.wide()) {
            return Arithmetic.EXACT;
        }
        return type == SampleType.U8
                ? Arithmetic.fixedPoint(22).between(Between.SAMPLES)
                : Arithmetic.EXACT.order(Order.HORIZONTAL).between(Between.FLOATS);
    }

    // Bytes: weights of 11 bits; two taps are summed in the high halves of 16-bit products. Other integers: floats.
    private static Arithmetic opencv(Kernel kernel, SampleType type) {
        if (type.floating()) {
            return Arithmetic.EXACT;
        } else if (type != SampleType.U8) {
            return Arithmetic.EXACT
                    .order(Order.HORIZONTAL)
                    .rounding(Rounding.HALF_EVEN)
                    .precision(Precision.FLOATS);
        }
        Arithmetic bytes = Arithmetic.fixedPoint(11).precision(Precision.FLOATS);
        return kernel.support() <= 1 ? bytes.between(Between.CUT) : bytes;
    }

    // Weights of as many bits as samples, and what that makes of other types.
    private static Arithmetic opencvExact(Kernel kernel, SampleType type) {
        return type == SampleType.U8 || type == SampleType.U16
                ? Arithmetic.fixedPoint(type.bits())
                : opencv(kernel, type);
    }

    // The cubic comes from a table of 1024 positions; other kernels do not.
    private static Sums tensorflow(Kernel tabulated) {
        return (kernel, type) -> kernel == tabulated ? Arithmetic.EXACT.precision(Precision.TABLE) : Arithmetic.EXACT;
    }

    // An image of integers is one again after each pass.
    private static Arithmetic matlab(Kernel kernel, SampleType type) {
        return type.floating()
                ? Arithmetic.EXACT
                : Arithmetic.EXACT.order(Order.SMALLER_SCALE).between(Between.SAMPLES);
    }

    private Conventions cubic(Kernel value) {
        return new Conventions(
                value,
                lanczos,
                alignment,
                edge,
                antialias,
                nearestAlignment,
                nearestRounding,
                stepping,
                sizeRule,
                sums);
    }

    private Conventions lanczos(Kernel value) {
        return new Conventions(
                cubic, value, alignment, edge, antialias, nearestAlignment, nearestRounding, stepping, sizeRule, sums);
    }

    private Conventions align(Alignment value) {
        return new Conventions(
                cubic, lanczos, value, edge, antialias, nearestAlignment, nearestRounding, stepping, sizeRule, sums);
    }

    private Conventions edge(Edge value) {
        return new Conventions(
                cubic,
                lanczos,
                alignment,
                value,
                antialias,
                nearestAlignment,
                nearestRounding,
                stepping,
                sizeRule,
                sums);
    }

    private Conventions antialias(boolean value) {
        return new Conventions(
                cubic, lanczos, alignment, edge, value, nearestAlignment, nearestRounding, stepping, sizeRule, sums);
    }

    private Conventions nearest(Alignment align, NearestRounding rounding) {
        return new Conventions(cubic, lanczos, alignment, edge, antialias, align, rounding, stepping, sizeRule, sums);
    }

    private Conventions stepping(Stepping value) {
        return new Conventions(
                cubic, lanczos, alignment, edge, antialias, nearestAlignment, nearestRounding, value, sizeRule, sums);
    }

    private Conventions sizes(SizeRule value) {
        return new Conventions(
                cubic, lanczos, alignment, edge, antialias, nearestAlignment, nearestRounding, stepping, value, sums);
    }

    private Conventions sums(Sums value) {
        return new Conventions(
                cubic,
                lanczos,
                alignment,
                edge,
                antialias,
                nearestAlignment,
                nearestRounding,
                stepping,
                sizeRule,
                value);
    }
}
