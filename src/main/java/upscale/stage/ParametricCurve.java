package upscale.stage;

import java.util.Optional;

/**
 * ICC's parametric curve (ICC.1:2022, 10.18) in its widest form: {@code (a x + b)^g + e} from {@code x = d} on, and {@code c x + f}
 * below. Below 0 it is mirrored about its point at 0.
 */
record ParametricCurve(double g, double a, double b, double c, double d, double e, double f) implements TransferCurve {
    private static final double LONGEST_FLAT = 1 / 16.0;

    /**
     * The curve of a function type 0 to 4 with its parameters in the order of the standard.
     *
     * @return empty if it does not rise from 0 to 1, or there are too few parameters
     */
    static Optional<TransferCurve> of(int type, double[] p) {
        if (type < 0 || type > 4 || p.length < new int[] {1, 3, 4, 5, 7}[type]) {
            return Optional.empty();
        }
        ParametricCurve curve = switch (type) {
            case 0 -> new ParametricCurve(p[0], 1, 0, 0, 0, 0, 0);
            case 1 -> new ParametricCurve(p[0], p[1], p[2], 0, -p[2] / p[1], 0, 0);
            case 2 -> new ParametricCurve(p[0], p[1], p[2], 0, -p[2] / p[1], p[3], p[3]);
            case 3 -> new ParametricCurve(p[0], p[1], p[2], p[3], p[4], 0, 0);
            default -> new ParametricCurve(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        };
        return curve.rises() ? Optional.of(curve) : Optional.empty();
    }

    private boolean rises() {
        boolean power = TransferCurve.plausible(g) && a > 0 && a * Math.max(d, 0) + b >= -1e-9;
        boolean line = d <= 0 || c > 0 || c == 0 && d <= LONGEST_FLAT;
        return power && line && Double.isFinite(decode(0)) && decode(1) > decode(0) && step() >= -1e-3;
    }

    /** By how much the curve jumps up where its halves meet. */
    private double step() {
        return d > 0 && d < 1 ? upper(d) - lower(d) : 0;
    }

    private double upper(double x) {
        return StrictMath.pow(Math.max(0, a * x + b), g) + e;
    }

    private double lower(double x) {
        return c * x + f;
    }

    @Override
    public double decode(double value) {
        if (value < 0) {
            return 2 * decode(0) - decode(-value);
        }
        return value >= d ? upper(value) : lower(value);
    }

    @Override
    public double encode(double light) {
        double black = decode(0);
        if (light < black) {
            return -encode(2 * black - light);
        }
        if (d > 0 && light < upper(d)) {
            return c == 0 ? 0 : Math.min(d, (light - f) / c);
        }
        return (StrictMath.pow(Math.max(0, light - e), 1 / g) - b) / a;
    }

    @Override
    public String toString() {
        return "the profile's curve, exponent " + Math.round(g * 1e4) / 1e4;
    }
}
