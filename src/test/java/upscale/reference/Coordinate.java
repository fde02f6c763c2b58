package upscale.reference;

import upscale.engine.Alignment;

/** A position on the source grid as an exact fraction: ties must fall where the formula says, not where rounding does. */
record Coordinate(long numerator, long denominator) {

    /**
     * Where output {@code o} of {@code out} lies among {@code in} samples, each alignment written out.
     *
     * @param n numerator of the scale
     * @param d denominator of the scale
     */
    static Coordinate of(Alignment alignment, long o, long in, long out, long n, long d) {
        Coordinate halfPixel = new Coordinate((2 * o + 1) * d - n, 2 * n); // (o + 1/2) / s - 1/2
        return switch (alignment) {
            case HALF_PIXEL -> halfPixel;
            case ASYMMETRIC -> new Coordinate(o * d, n); // o / s
            case ALIGN_CORNERS -> out == 1 ? new Coordinate(0, 1) : new Coordinate(o * (in - 1), out - 1);
            case PYTORCH_HALF_PIXEL -> out == 1 ? new Coordinate(0, 1) : halfPixel;
            // half-pixel + in/2 (1 - out / (in s)) = half-pixel + (in n - out d) / (2 n)
            case HALF_PIXEL_SYMMETRIC -> new Coordinate(halfPixel.numerator + in * n - out * d, halfPixel.denominator);
        };
    }

    double value() {
        return (double) numerator / denominator;
    }

    /** {@code (i - x) * n / d}, rounded once. */
    double distanceTo(long i, long n, long d) {
        return (double) ((i * denominator - numerator) * n) / (denominator * d);
    }
}
