package upscale.image;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact positive fraction, such as a scale: {@code numerator / denominator}, in lowest terms.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record Ratio(long numerator, long denominator) {
    public static final Ratio ONE = new Ratio(1, 1);

    /** Terms larger than this are rounded away, so that products with pixel counts fit a long. */
    private static final int MAX_BITS = 30;

    public Ratio {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException("not a positive ratio: " + numerator + "/" + denominator);
        }
        long g = gcd(numerator, denominator);
        numerator /= g;
        denominator /= g;
    }

    /** The greatest common divisor of two numbers, neither of them negative; BigInteger's takes milliseconds to load. */
    public static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    public static Ratio of(long whole) {
        return new Ratio(whole, 1);
    }

    /**
     * The decimal number as a fraction: exact while both terms stay below 2^30 (nine digits), else the last convergent of its
     * continued fraction with such terms, which is off by less than 2^-30 of it.
     *
     * @throws IllegalArgumentException if it is not positive, or is too small or too large for such terms
     */
    public static Ratio of(BigDecimal decimal) {
        if (decimal.signum() <= 0) {
            throw new IllegalArgumentException(decimal + " is not positive");
        }
        if (decimal.compareTo(BigDecimal.valueOf(1L << MAX_BITS)) >= 0
                || decimal.compareTo(BigDecimal.valueOf(Math.scalb(1.0, -MAX_BITS))) <= 0) {
            throw new IllegalArgumentException(decimal + " is out of range");
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        BigInteger n = plain.unscaledValue();
        BigInteger d = BigInteger.ONE;
        if (plain.scale() > 0) {
            d = BigInteger.TEN.pow(plain.scale());
        } else {
            n = n.multiply(BigInteger.TEN.pow(-plain.scale()));
        }
        return nearest(n, d);
    }

    // Convergents of the continued fraction: the best approximations with bounded terms.
    private static Ratio nearest(BigInteger n, BigInteger d) {
        BigInteger h0 = BigInteger.ZERO;
        BigInteger h1 = BigInteger.ONE;
        BigInteger k0 = BigInteger.ONE;
        BigInteger k1 = BigInteger.ZERO;
        while (d.signum() != 0) {
            BigInteger[] division = n.divideAndRemainder(d);
            BigInteger h = division[0].multiply(h1).add(h0);
            BigInteger k = division[0].multiply(k1).add(k0);
            if (h.bitLength() > MAX_BITS || k.bitLength() > MAX_BITS) {
                break;
            }
            h0 = h1;
            h1 = h;
            k0 = k1;
            k1 = k;
            n = d;
            d = division[1];
        }
        return new Ratio(h1.longValueExact(), k1.longValueExact());
    }

    public double value() {
        return (double) numerator / denominator;
    }

    public boolean whole() {
        return denominator == 1;
    }

    public Ratio inverse() {
        return new Ratio(denominator, numerator);
    }

    // What a record is given of its own is linked by method handles when it is first called, which takes milliseconds
    // too.
    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio that && numerator == that.numerator && denominator == that.denominator;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(numerator) * 31 + Long.hashCode(denominator);
    }

    /** {@code 2}, {@code 1.5}, or {@code 4/3} where no short decimal is exact. */
    @Override
    public String toString() {
        if (whole()) {
            return Long.toString(numerator);
        }
        try {
            String decimal = BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator))
                    .stripTrailingZeros()
                    .toPlainString();
            if (decimal.length() <= 9) {
                return decimal;
            }
        } catch (ArithmeticException e) {
            // no finite decimal: fall through to the fraction
        }
        return numerator + "/" + denominator;
    }
}
