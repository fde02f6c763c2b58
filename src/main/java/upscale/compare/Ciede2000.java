package upscale.compare;

/**
 * The colour difference CIEDE2000 (CIE 142-2001; as Sharma, Wu and Dalal state it, Color Research and Application 30(1), 2005, equations 2 to 22, with all parametric
 * factors 1): about 1 is just seen.
 */
public final class Ciede2000 {
    private static final double SEVENTH_OF_25 = 6103515625.0; // 25^7

    private Ciede2000() {}

    /** The difference of two colours, each L*, a*, b*. */
    public static double of(double[] one, double[] other) {
        double chroma = (length(one[1], one[2]) + length(other[1], other[2])) / 2;
        double g = (1 - vividness(chroma)) / 2;
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * other[1];
        double c1 = length(a1, one[2]);
        double c2 = length(a2, other[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, other[2]);
        boolean gray = c1 * c2 == 0;

        double turn = gray ? 0 : h2 - h1;
        turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
        double dl = other[0] - one[0];
        double dc = c2 - c1;
        double dh = 2 * Math.sqrt(c1 * c2) * sin(turn / 2);

        double l = (one[0] + other[0]) / 2;
        double c = (c1 + c2) / 2;
        double h = gray ? h1 + h2 : middle(h1, h2);
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
        double blue = (h - 275) / 25;
        double rotation = -sin(60 * StrictMath.exp(-blue * blue)) * 2 * vividness(c);
        double off = (l - 50) * (l - 50);
        double x = dl / (1 + 0.015 * off / Math.sqrt(20 + off));
        double y = dc / (1 + 0.045 * c);
        double z = dh / (1 + 0.015 * c * t);
        return Math.sqrt(Math.max(0, x * x + y * y + z * z + rotation * y * z));
    }

    private static double middle(double h1, double h2) {
        double sum = h1 + h2;
        return Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double vividness(double chroma) {
        double seventh = chroma * chroma * chroma * chroma * chroma * chroma * chroma;
        return Math.sqrt(seventh / (seventh + SEVENTH_OF_25));
    }

    private static double length(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }

    /** In degrees, from 0 to 360; 0 of gray. */
    private static double hue(double a, double b) {
        double degrees = a == 0 && b == 0 ? 0 : StrictMath.toDegrees(StrictMath.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double sin(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }
}
