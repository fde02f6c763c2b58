package upscale.compare;

/**
 * What differences are told in.
 *
 * @param name for people: {@code HU}
 * @param size how many of these a code value is, positive
 */
public record Unit(String name, double size) {
    /** Samples as they are stored. */
    public static final Unit CODES = new Unit("code values", 1);

    public Unit {
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("a code value of " + size + " " + name);
        }
    }

    /** Percent of the range of samples. */
    public static Unit percent(double range) {
        return new Unit("% of the range", 100 / range);
    }
}
