package upscale.rows;

/** How a number becomes a whole one. */
public enum Rounding {
    /** The largest integer not above it. */
    DOWN,
    /** The nearest integer, the larger one at a tie. */
    HALF_UP,
    /** The nearest integer, the even one at a tie. */
    HALF_EVEN
}
