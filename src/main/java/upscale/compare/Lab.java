package upscale.compare;

import upscale.stage.TransferCurve;

/**
 * CIELAB (CIE 15) of sRGB in its own white, D65 for the 2 degree observer: 0.95047, 1, 1.08883. The matrix is that of ITU-R BT.709's primaries to six digits, as
 * scikit-image has it.
 */
final class Lab {
    private static final double[][] TO_XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double LEAST_CUBE = 0.008856;

    private Lab() {}

    /**
     * L*, a* and b* of a colour.
     *
     * @param rgb encoded, from 0 to 1
     * @param lab what becomes of it
     */
    static void of(double[] rgb, double[] lab) {
        double r = TransferCurve.SRGB.decode(rgb[0]);
        double g = TransferCurve.SRGB.decode(rgb[1]);
        double b = TransferCurve.SRGB.decode(rgb[2]);
        double x = root((TO_XYZ[0][0] * r + TO_XYZ[0][1] * g + TO_XYZ[0][2] * b) / WHITE[0]);
        double y = root((TO_XYZ[1][0] * r + TO_XYZ[1][1] * g + TO_XYZ[1][2] * b) / WHITE[1]);
        double z = root((TO_XYZ[2][0] * r + TO_XYZ[2][1] * g + TO_XYZ[2][2] * b) / WHITE[2]);
        lab[0] = 116 * y - 16;
        lab[1] = 500 * (x - y);
        lab[2] = 200 * (y - z);
    }

    private static double root(double t) {
        return t > LEAST_CUBE ? StrictMath.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
