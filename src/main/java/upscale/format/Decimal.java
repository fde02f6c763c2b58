package upscale.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in digits, as DICOM's value representation DS wants them: at most 16 characters (PS3.5, 6.2). */
public final class Decimal {
    private static final int LENGTH = 16;

    private Decimal() {}

    /** The shortest text of {@code value}, or where that is too long the nearest that is not. */
    public static String of(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (int digits = 17; digits > 1; digits--) {
            BigDecimal rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            String plain = rounded.toPlainString();
            if (plain.length() <= LENGTH) {
                return plain;
            }
            String scientific = rounded.toString();
            if (scientific.length() <= LENGTH && !scientific.equals(plain)) {
                return scientific;
            }
        }
        throw new IllegalArgumentException(value + " in " + LENGTH + " characters");
    }
}
