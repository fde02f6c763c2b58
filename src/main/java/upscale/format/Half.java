package upscale.format;

/** IEEE 754 binary16, which Java 17 has no conversions for. */
public final class Half {
    private Half() {}

    /** The float of the same value; every half is exact in a float. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) { // zero and subnormals: mantissa * 2^-24
            float magnitude = mantissa * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int floatExponent = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | floatExponent << 23 | mantissa << 13);
    }

    /** The nearest half, ties to even; beyond the range infinity, NaN stays NaN. */
    public static short of(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 65520f) { // halfway between the largest half and what would follow it
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) { // subnormal: units of 2^-24; rint rounds ties to even
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int rebased = (bits & 0x7fffffff) - (127 - 15 << 23);
        int roundedUp = rebased + 0xfff + (rebased >> 13 & 1);
        return (short) (sign | roundedUp >> 13);
    }
}
