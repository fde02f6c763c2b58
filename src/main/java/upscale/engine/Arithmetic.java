package upscale.engine;

import java.util.Objects;
import upscale.image.AxisMap;
import upscale.rows.Rounding;

/**
 * How the sums of a separable resampling are carried out: exactly, or as a library does that computes in integers.
 *
 * @param weightBits fractional bits of the integer weights that {@link Taps} hold, rounded half to even before edges fold them
 *     together; 0 if they are plain numbers
 * @param between what the first pass's sums become before the second
 * @param rounding how the last sums become samples
 * @param order which pass goes first
 * @param precision how precisely output positions are known, and weights computed from them
 */
public record Arithmetic(int weightBits, Between between, Rounding rounding, Order order, Precision precision) {
    /** What happens between the passes. */
    public enum Between {
        /** Nothing: sums are kept as they are. */
        KEPT,
        /** Sums, made in doubles, are rounded to floats. */
        FLOATS,
        /** Sums are rounded half up and clamped to samples. */
        SAMPLES,
        /**
         * Sums are cut to {@link #SUM_BITS} fractional bits, and each product of the second pass to {@link #PRODUCT_BITS}: what
         * remains of the high halves of 16-bit multiplications.
         */
        CUT;

        static final int SUM_BITS = 7;
        static final int PRODUCT_BITS = 2;
    }

    /** Which pass goes first. */
    public enum Order {
        /** The one that makes the smaller intermediate image; with exact sums only a matter of cost. */
        CHEAPER,
        /** Along rows. */
        HORIZONTAL,
        /** The one of the smaller scale; along columns if they are equal. */
        SMALLER_SCALE
    }

    /** How precisely taps are computed. */
    public enum Precision {
        /** Positions are exact fractions, weights doubles. */
        EXACT,
        /** Positions, weights and their sum are floats, so that a weight depends on how far from the origin it is. */
        FLOATS,
        /** Positions are the nearest of 1024 steps between two samples, where a table of the kernel has its entries. */
        TABLE
    }

    private static final int TABLE_STEPS = 1024;

    /** Weights as they are, sums in the band's own precision, nothing rounded: the pipeline does that. */
    public static final Arithmetic EXACT =
            new Arithmetic(0, Between.KEPT, Rounding.HALF_UP, Order.CHEAPER, Precision.EXACT);

    public Arithmetic {
        Objects.requireNonNull(rounding);
        if (between != Between.KEPT && order == Order.CHEAPER) {
            throw new IllegalArgumentException("rounding between the passes needs an order of passes");
        }
        if (between == Between.CUT && (order != Order.HORIZONTAL || weightBits < Between.SUM_BITS)) {
            throw new IllegalArgumentException(
                    "cut sums are made along rows, of weights with more bits than they keep");
        }
    }

    /** Integer weights of so many fractional bits, rows first, sums rounded half up at the end. */
    public static Arithmetic fixedPoint(int weightBits) {
        return new Arithmetic(weightBits, Between.KEPT, Rounding.HALF_UP, Order.HORIZONTAL, Precision.EXACT);
    }

    public Arithmetic between(Between value) {
        return new Arithmetic(weightBits, value, rounding, order, precision);
    }

    public Arithmetic rounding(Rounding value) {
        return new Arithmetic(weightBits, between, value, order, precision);
    }

    public Arithmetic order(Order value) {
        return new Arithmetic(weightBits, between, rounding, value, precision);
    }

    public Arithmetic precision(Precision value) {
        return new Arithmetic(weightBits, between, rounding, order, value);
    }

    /** Whether sums leave the engine as they are, neither rounded nor clamped. */
    boolean keepsSums() {
        return weightBits == 0
                && (between == Between.KEPT || between == Between.FLOATS)
                && rounding == Rounding.HALF_UP;
    }

    /** Whether sums need doubles to come out as the library's do. */
    boolean needsDoubles() {
        return weightBits > 0 || between != Between.KEPT;
    }

    /** The position of output {@code o} beyond the sample before it, as precisely as it is known, times {@link #denominator}. */
    double numerator(AxisMap map, int o) {
        return switch (precision) {
            case EXACT -> map.remainder(o);
            case FLOATS -> Math.max(0, Math.min((float) map.at(o) - map.floor(o), 1));
            case TABLE -> Math.rint(map.fraction(o) * TABLE_STEPS);
        };
    }

    double denominator(AxisMap map) {
        return switch (precision) {
            case EXACT -> map.d();
            case FLOATS -> 1;
            case TABLE -> TABLE_STEPS;
        };
    }

    /** A weight, or a sum of weights, as precisely as it is computed. */
    double known(double weight) {
        return precision == Precision.FLOATS ? (float) weight : weight;
    }
}
