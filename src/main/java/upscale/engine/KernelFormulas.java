package upscale.engine;

import java.util.function.DoubleUnaryOperator;

/**
 * The formulas of kernels, with parameters already checked; {@link Kernels} names them and says where they come from.
 *
 * <p>Formulas are functions of the distance {@code t = |x|} in source pixels. {@code sinc(t) = sin(pi t) / (pi t)}.
 */
final class KernelFormulas {
    private static final double PI = StrictMath.PI;

    private KernelFormulas() {}

    /** A kernel of the distance only. */
    private record Even(String spec, double support, DoubleUnaryOperator formula) implements Kernel {
        @Override
        public double weight(double x) {
            double t = Math.abs(x);
            return t >= support ? 0 : formula.applyAsDouble(t);
        }

        @Override
        public String toString() {
            return spec;
        }
    }

    /** Half a pixel wide to either side, closed above: the sample nearest, the later one at a tie. */
    static Kernel box() {
        return new Kernel() {
            @Override
            public double support() {
                return 0.5;
            }

            @Override
            public double weight(double x) {
                return x > -0.5 && x <= 0.5 ? 1 : 0;
            }

            @Override
            public String spec() {
                return "box";
            }

            @Override
            public String toString() {
                return spec();
            }
        };
    }

    private static Kernel even(String spec, double support, DoubleUnaryOperator formula) {
        return new Even(spec, support, formula);
    }

    static Kernel named(String spec, Kernel kernel) {
        return kernel instanceof Even e ? new Even(spec, e.support, e.formula) : kernel;
    }

    static Kernel triangle() {
        return even("triangle", 1, t -> 1 - t);
    }

    /** The (B, C) family of cubics; support 1 if both are 0, else 2. */
    static Kernel cubic(double b, double c) {
        double p0 = (6 - 2 * b) / 6;
        double p2 = (-18 + 12 * b + 6 * c) / 6;
        double p3 = (12 - 9 * b - 6 * c) / 6;
        double q0 = (8 * b + 24 * c) / 6;
        double q1 = (-12 * b - 48 * c) / 6;
        double q2 = (6 * b + 30 * c) / 6;
        double q3 = (-b - 6 * c) / 6;
        double support = b == 0 && c == 0 ? 1 : 2;
        return even(
                "cubic:" + number(b) + "," + number(c),
                support,
                t -> t < 1 ? (p3 * t + p2) * t * t + p0 : ((q3 * t + q2) * t + q1) * t + q0);
    }

    /** Keys' cubic convolution with parameter {@code a}: interpolates for every a. */
    static Kernel keys(double a) {
        return even(
                "keys:" + number(a),
                2,
                t -> t < 1 ? ((a + 2) * t - (a + 3)) * t * t + 1 : ((a * t - 5 * a) * t + 8 * a) * t - 4 * a);
    }

    static Kernel lanczos(int lobes) {
        return even("lanczos:" + lobes, lobes, t -> sinc(t) * sinc(t / lobes));
    }

    private static Kernel windowed(String name, int lobes, DoubleUnaryOperator window) {
        return even(name + ":" + lobes, lobes, t -> sinc(t) * window.applyAsDouble(t / lobes));
    }

    static Kernel hann(int lobes) {
        return windowed("hann", lobes, u -> 0.5 + 0.5 * StrictMath.cos(PI * u));
    }

    static Kernel hamming(int lobes) {
        return windowed("hamming", lobes, u -> 0.54 + 0.46 * StrictMath.cos(PI * u));
    }

    static Kernel blackman(int lobes) {
        return windowed(
                "blackman", lobes, u -> 0.42 + 0.5 * StrictMath.cos(PI * u) + 0.08 * StrictMath.cos(2 * PI * u));
    }

    static Kernel kaiser(int lobes, double beta) {
        double whole = bessel0(beta);
        return even(
                "kaiser:" + lobes + "," + number(beta),
                lobes,
                t -> sinc(t) * bessel0(beta * Math.sqrt(1 - t / lobes * (t / lobes))) / whole);
    }

    static Kernel gaussian(double sigma) {
        return even(
                "gaussian:" + number(sigma), Math.max(1, 4 * sigma), t -> StrictMath.exp(-t * t / (2 * sigma * sigma)));
    }

    static Kernel robidoux() {
        double b = 12 / (19 + 9 * Math.sqrt(2));
        return cubic(b, (1 - b) / 2);
    }

    static Kernel spline16() {
        return even("spline16", 2, t -> {
            double y = t - 1;
            return t < 1 ? ((t - 9 / 5.0) * t - 1 / 5.0) * t + 1 : ((-1 / 3.0 * y + 4 / 5.0) * y - 7 / 15.0) * y;
        });
    }

    static Kernel spline36() {
        return even("spline36", 3, t -> {
            if (t < 1) {
                return ((13 / 11.0 * t - 453 / 209.0) * t - 3 / 209.0) * t + 1;
            }
            if (t < 2) {
                double y = t - 1;
                return ((-6 / 11.0 * y + 270 / 209.0) * y - 156 / 209.0) * y;
            }
            double y = t - 2;
            return ((1 / 11.0 * y - 45 / 209.0) * y + 26 / 209.0) * y;
        });
    }

    static Kernel spline64() {
        return even("spline64", 4, t -> {
            if (t < 1) {
                return ((49 / 41.0 * t - 6387 / 2911.0) * t - 3 / 2911.0) * t + 1;
            }
            if (t < 2) {
                double y = t - 1;
                return ((-24 / 41.0 * y + 4032 / 2911.0) * y - 2328 / 2911.0) * y;
            }
            if (t < 3) {
                double y = t - 2;
                return ((6 / 41.0 * y - 1008 / 2911.0) * y + 582 / 2911.0) * y;
            }
            double y = t - 3;
            return ((-1 / 41.0 * y + 168 / 2911.0) * y - 97 / 2911.0) * y;
        });
    }

    // The inverse of the B-spline's samples 1/6, 4/6, 1/6 is -6 z / (1 - z^2) z^|n| with z = sqrt 3 - 2.
    // At a sample itself sin(pi x) is 0, and the weight without it infinitely larger than the others'.
    static Kernel unscaledLanczos4() {
        return even("lanczos:4", 4, t -> {
            double y = t * PI / 4;
            return t == 0 ? 1e30 : ((int) t % 2 == 0 ? 1 : -1) * StrictMath.sin(y) / (y * y);
        });
    }

    static Kernel cardinalSpline() {
        double z = Math.sqrt(3) - 2;
        return even("cardinal-spline", 16, t -> {
            double sum = 0;
            for (int n = (int) Math.ceil(t - 2); n <= (int) Math.floor(t + 2); n++) {
                double u = Math.abs(t - n);
                double spline = u < 1 ? 2 / 3.0 - u * u + u * u * u / 2 : (2 - u) * (2 - u) * (2 - u) / 6;
                sum += spline * StrictMath.pow(z, Math.abs(n));
            }
            return -6 * z / (1 - z * z) * sum;
        });
    }

    static Kernel magicKernelSharp(int year) {
        if (year == 2013) {
            return even("magic-kernel-sharp:2013", 2.5, t -> {
                if (t <= 0.5) {
                    return 17 / 16.0 - 7 / 4.0 * t * t;
                }
                return t <= 1.5 ? (1 - t) * (7 / 4.0 - t) : -1 / 8.0 * (t - 5 / 2.0) * (t - 5 / 2.0);
            });
        }
        if (year == 2021) {
            return even("magic-kernel-sharp:2021", 4.5, t -> {
                if (t <= 0.5) {
                    return 577 / 576.0 - 239 / 144.0 * t * t;
                }
                if (t <= 1.5) {
                    return 35 / 36.0 * (t - 1) * (t - 239 / 140.0);
                }
                if (t <= 2.5) {
                    return 1 / 6.0 * (t - 2) * (65 / 24.0 - t);
                }
                if (t <= 3.5) {
                    return 1 / 36.0 * (t - 3) * (t - 15 / 4.0);
                }
                return -1 / 288.0 * (t - 9 / 2.0) * (t - 9 / 2.0);
            });
        }
        throw new IllegalArgumentException("magic kernel sharp of " + year);
    }

    /** {@code sin(pi t) / (pi t)}, 1 at 0; exactly 0 at the other integers. */
    private static double sinc(double t) {
        if (t == 0) {
            return 1;
        }
        return t == StrictMath.rint(t) ? 0 : StrictMath.sin(PI * t) / (PI * t);
    }

    /** The modified Bessel function of order zero, by its power series (Abramowitz & Stegun 9.6.12). */
    private static double bessel0(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 0x1p-54; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }

    /** A parameter as it is written: without a fraction where it has none. */
    static String number(double value) {
        return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
