package upscale.image;

/**
 * An exact affine map along one axis, from a pixel index {@code o} of one grid to a coordinate of another:
 * {@code x(o) = (a * o + b) / d}. Integer coordinates are pixel centres.
 *
 * <p>Every question about geometry (sample positions, pixel spacing, resolution, moved origins) is answered from such a
 * map, and because it is rational, two outputs that sit at the same phase get bit-identical fractions.
 *
 * @param a step numerator, in source pixels times {@code d}; positive
 * @param b offset numerator
 * @param d common denominator; positive
 */
public record AxisMap(long a, long b, long d) {
    /** Every pixel onto itself. */
    public static final AxisMap IDENTITY = new AxisMap(1, 0, 1);

    public AxisMap {
        if (d <= 0 || a < 0) {
            throw new IllegalArgumentException("not an axis map: (" + a + " o + " + b + ") / " + d);
        }
        long g = Ratio.gcd(Ratio.gcd(a, Math.abs(b)), d);
        a /= g;
        b /= g;
        d /= g;
    }

    /** The coordinate of pixel {@code o}. */
    public double at(int o) {
        return floor(o) + fraction(o);
    }

    /** The largest integer not above {@code x(o)}. */
    public int floor(int o) {
        return Math.toIntExact(Math.floorDiv(numerator(o), d));
    }

    /** {@code x(o) - floor(o)}, in [0, 1): the same double for every output of the same phase. */
    public double fraction(int o) {
        return (double) remainder(o) / d;
    }

    /** The fraction's exact numerator over {@link #d()}: {@code (x(o) - floor(o)) * d}, in [0, d). */
    public long remainder(int o) {
        return Math.floorMod(numerator(o), d);
    }

    /** Twice the fraction compared with one half: negative below, zero at, positive above a half. Exact. */
    public int compareFractionToHalf(int o) {
        long remainder = remainder(o);
        return Long.compare(remainder, d - remainder);
    }

    /** Whether {@code x(o)} is an integer. */
    public boolean onGrid(int o) {
        return remainder(o) == 0;
    }

    /** Source pixels an output step covers: the inverse of the scale. */
    public double step() {
        return (double) a / d;
    }

    /** The coordinate of pixel 0. */
    public double offset() {
        return (double) b / d;
    }

    /** The map that goes through this one first: {@code next.then(...)} reads {@code outer(this(o))}. */
    public AxisMap then(AxisMap outer) {
        // outer((a o + b) / d) = (A (a o + b) + B d) / (D d)
        return new AxisMap(
                Math.multiplyExact(outer.a, a),
                Math.addExact(Math.multiplyExact(outer.a, b), Math.multiplyExact(outer.b, d)),
                Math.multiplyExact(outer.d, d));
    }

    private long numerator(int o) {
        return Math.addExact(Math.multiplyExact(a, (long) o), b);
    }
}
