package upscale.engine;

import java.util.Objects;
import upscale.rows.Rounding;

/**
 * How the sums of a separable resampling are carried out: exactly, or as a library does that computes in integers.
 *
 * @param weightBits fractional bits of the integer weights that {@link Taps} hold, rounded half to even before edges fold them
 *     together; 0 if they are plain numbers
 * @param between what the first pass's sums become before the second
 * @param rounding how the last sums become samples
 * @param order which pass goes first
 * @param phases positions between two samples that kernels are tabulated at, the nearest being taken; 0 if they are computed where
 *     they are needed
 */
public record Arithmetic(int weightBits, Between between, Rounding rounding, Order order, int phases) {
    /** What happens between the passes. */
    public enum Between {
        /** Nothing: sums are kept as they are. */
        KEPT,
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

    /** Weights as they are, sums in the band's own precision, nothing rounded: the pipeline does that. */
    public static final Arithmetic EXACT = new Arithmetic(0, Between.KEPT, Rounding.HALF_UP, Order.CHEAPER, 0);

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
        return new Arithmetic(weightBits, Between.KEPT, Rounding.HALF_UP, Order.HORIZONTAL, 0);
    }

    public Arithmetic between(Between value) {
        return new Arithmetic(weightBits, value, rounding, order, phases);
    }

    public Arithmetic rounding(Rounding value) {
        return new Arithmetic(weightBits, between, value, order, phases);
    }

    public Arithmetic order(Order value) {
        return new Arithmetic(weightBits, between, rounding, value, phases);
    }

    public Arithmetic phases(int value) {
        return new Arithmetic(weightBits, between, rounding, order, value);
    }

    /** Whether sums leave the engine as they are, neither rounded nor clamped. */
    public boolean keepsSums() {
        return weightBits == 0 && between == Between.KEPT && rounding == Rounding.HALF_UP;
    }
}
