package upscale.format;

import java.util.Locale;

/**
 * Pixels per length along each axis.
 *
 * @param x columns per unit; positive and finite
 * @param y rows per unit; positive and finite
 * @param unit the length; with {@link Unit#NONE} only the ratio means anything
 */
public record Resolution(double x, double y, Unit unit) {
    /** A length that pixels are counted against. */
    public enum Unit {
        /** No length: only the pixels' aspect ratio is known. */
        NONE(Double.NaN),
        INCH(0.0254),
        CENTIMETRE(0.01),
        METRE(1);

        private final double metres;

        Unit(double metres) {
            this.metres = metres;
        }
    }

    public Resolution {
        if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
            throw new IllegalArgumentException("not a resolution: " + x + " x " + y);
        }
    }

    /** {@code dpi} dots per inch along both axes. */
    public static Resolution dpi(double dpi) {
        return new Resolution(dpi, dpi, Unit.INCH);
    }

    /** Per another unit; unchanged if this one has no unit. */
    public Resolution in(Unit other) {
        if (unit == other || unit == Unit.NONE || other == Unit.NONE) {
            return this;
        }
        return new Resolution(x / unit.metres * other.metres, y / unit.metres * other.metres, other);
    }

    /** With {@code fx} times the columns and {@code fy} times the rows on the same area. */
    public Resolution scaled(double fx, double fy) {
        return new Resolution(x * fx, y * fy, unit);
    }

    /** With the axes exchanged, as a quarter turn does. */
    public Resolution transposed() {
        return new Resolution(y, x, unit);
    }

    /** For people: {@code 72 x 72 pixels per inch}. */
    @Override
    public String toString() {
        return rounded(x) + " x " + rounded(y) + " pixels per "
                + (unit == Unit.NONE ? "unit of unknown length" : unit.name().toLowerCase(Locale.ROOT));
    }

    private static String rounded(double value) {
        double hundredths = Math.round(value * 100) / 100.0;
        return hundredths == Math.rint(hundredths) ? Long.toString((long) hundredths) : Double.toString(hundredths);
    }
}
