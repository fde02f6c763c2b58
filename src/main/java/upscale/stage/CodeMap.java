package upscale.stage;

/**
 * What codes stand for: {@code value = lowest + factor * (code - first)}. Kept in this form for its precision: {@link #offset} may be many
 * times the values' range.
 *
 * @param lowest the value of code {@code first}
 * @param first a code
 * @param factor the difference in value from a code to the next, above 0
 */
public record CodeMap(double lowest, double first, double factor) {
    /** Codes that are the values. */
    public static final CodeMap IDENTITY = new CodeMap(0, 0, 1);

    /** The code of {@code value}, neither rounded nor clamped. */
    public double code(double value) {
        return (value - lowest) / factor + first;
    }

    /** The value of code 0: {@code value = factor * code + offset}. */
    public double offset() {
        return lowest - factor * first;
    }

    /** The equation, exactly. */
    @Override
    public String toString() {
        double offset = offset();
        return "value = " + (factor == 1 ? "" : number(factor) + " * ") + "code"
                + (offset == 0 ? "" : (offset < 0 ? " - " : " + ") + number(Math.abs(offset)));
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
