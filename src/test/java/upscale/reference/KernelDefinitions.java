package upscale.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Kernels stated a second time, each from another description than the one the product computes with: cubics as mixtures of three
 * basic ones, splines by solving for them, sharpened kernels as sums of shifted ones.
 */
final class KernelDefinitions {
    /**
     * A kernel by definition.
     *
     * @param support beyond this distance every weight is zero
     * @param weight at signed distance
     */
    record Definition(double support, DoubleUnaryOperator weight) {
        double at(double x) {
            return Math.abs(x) > support ? 0 : weight.applyAsDouble(x);
        }
    }

    private KernelDefinitions() {}

    private static final Map<String, Definition> ALL = new LinkedHashMap<>();

    static {
        ALL.put("box", new Definition(0.5, x -> -0.5 < x && x <= 0.5 ? 1 : 0));
        ALL.put("triangle", new Definition(1, x -> Math.max(0, 1 - Math.abs(x))));
        ALL.put("hermite", new Definition(1, KernelDefinitions::hermite));
        ALL.put("catmull-rom", new Definition(2, KernelDefinitions::catmullRom));
        ALL.put("mitchell", cubic(1 / 3.0, 1 / 3.0));
        ALL.put("b-spline", new Definition(2, x -> bSpline(3, x)));
        ALL.put("robidoux", cubic(0.37821575509399867, 0.31089212245300067));
        ALL.put("cubic:0.2,0.6", cubic(0.2, 0.6));
        ALL.put("cubic:-1,2.5", cubic(-1, 2.5));
        ALL.put("keys:-0.75", cubic(0, 0.75));
        ALL.put("lanczos:2", new Definition(2, x -> sinc(x) * sinc(x / 2)));
        ALL.put("lanczos:3", new Definition(3, x -> sinc(x) * sinc(x / 3)));
        ALL.put("lanczos:4", new Definition(4, x -> sinc(x) * sinc(x / 4)));
        // cosine windows as polynomials in the cosine: (1 + c)/2 = cos^2, and cos 2a = 2 cos^2 a - 1
        ALL.put("hann:3", new Definition(3, x -> sinc(x) * Math.pow(Math.cos(Math.PI * x / 6), 2)));
        ALL.put("hamming:2", new Definition(2, x -> sinc(x) * (0.08 + 0.92 * Math.pow(Math.cos(Math.PI * x / 4), 2))));
        ALL.put("blackman:3", new Definition(3, x -> {
            double c = Math.cos(Math.PI * x / 3);
            return sinc(x) * (0.34 + 0.5 * c + 0.16 * c * c);
        }));
        ALL.put(
                "kaiser:3,8",
                new Definition(3, x -> sinc(x) * bessel0(8 * Math.sqrt(Math.max(0, 1 - x * x / 9))) / bessel0(8)));
        ALL.put("gaussian:0.5", new Definition(2, x -> Math.abs(x) < 2 ? Math.exp(-2 * x * x) : 0));
        ALL.put("gaussian:1.2", new Definition(4.8, x -> Math.abs(x) < 4.8 ? Math.exp(-x * x / 2.88) : 0));
        ALL.put("spline16", new Definition(2, x -> naturalSpline(4, x)));
        ALL.put("spline36", new Definition(3, x -> naturalSpline(6, x)));
        ALL.put("spline64", new Definition(4, x -> naturalSpline(8, x)));
        ALL.put("magic-kernel-sharp:2013", new Definition(2.5, KernelDefinitions::magicSharp2013));
        ALL.put(
                "magic-kernel-sharp:2021",
                new Definition(
                        4.5, x -> (34 * magicSharp2013(x) + magicSharp2013(x - 2) + magicSharp2013(x + 2)) / 36));
    }

    /** By the spelling that {@code -k} takes. */
    static Map<String, Definition> all() {
        return ALL;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : x == Math.rint(x) ? 0 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    // The (B, C) family is affine in B and C, and these three of its members are known by themselves.
    private static Definition cubic(double b, double c) {
        return new Definition(2, x -> (1 - b - 2 * c) * hermite(x) + b * bSpline(3, x) + 2 * c * catmullRom(x));
    }

    private static double hermite(double x) {
        double t = Math.abs(x);
        return t < 1 ? (1 - t) * (1 - t) * (1 + 2 * t) : 0;
    }

    private static double catmullRom(double x) {
        double t = Math.abs(x);
        return t < 1 ? 1.5 * t * t * t - 2.5 * t * t + 1 : t < 2 ? -0.5 * (t - 1) * (t - 2) * (t - 2) : 0;
    }

    /** The centred B-spline of a degree by the recurrence of Cox and de Boor. */
    private static double bSpline(int degree, double x) {
        if (degree == 0) {
            return -0.5 < x && x <= 0.5 ? 1 : 0;
        }
        double h = (degree + 1) / 2.0;
        return ((x + h) * bSpline(degree - 1, x + 0.5) + (h - x) * bSpline(degree - 1, x - 0.5)) / degree;
    }

    // The magic kernel is the quadratic B-spline; sharpening takes back what it blurs: -1/4, 3/2, -1/4.
    private static double magicSharp2013(double x) {
        return 1.5 * bSpline(2, x) - 0.25 * (bSpline(2, x - 1) + bSpline(2, x + 1));
    }

    /** I0(x) = (1 / pi) * integral over [0, pi] of exp(x cos a) da; the trapezoid rule converges geometrically. */
    private static double bessel0(double x) {
        int n = 64;
        double sum = (Math.exp(x) + Math.exp(-x)) / 2;
        for (int i = 1; i < n; i++) {
            sum += Math.exp(x * Math.cos(Math.PI * i / n));
        }
        return sum / n;
    }

    /**
     * The weight of the sample at distance {@code x} in the middle interval of the natural cubic spline through {@code n} samples:
     * the spline through an impulse, its moments solved for by Gaussian elimination.
     */
    private static double naturalSpline(int n, double x) {
        double t = Math.abs(x);
        if (t >= n / 2) {
            return 0;
        }
        // Position p in [n/2 - 1, n/2) of samples 0..n-1, the impulse t to its left.
        int cell = (int) t;
        double u = t - cell;
        int middle = n / 2 - 1;
        int impulse = middle - cell;
        double[] y = new double[n];
        y[impulse] = 1;
        double[] m = new double[n]; // second derivatives, zero at both ends
        double[] diagonal = new double[n];
        double[] right = new double[n];
        for (int i = 1; i < n - 1; i++) {
            diagonal[i] = 4;
            right[i] = 6 * (y[i - 1] - 2 * y[i] + y[i + 1]);
        }
        for (int i = 2; i < n - 1; i++) {
            double factor = 1 / diagonal[i - 1];
            diagonal[i] -= factor;
            right[i] -= factor * right[i - 1];
        }
        for (int i = n - 2; i >= 1; i--) {
            m[i] = (right[i] - m[i + 1]) / diagonal[i];
        }
        double v = 1 - u;
        return v * y[middle]
                + u * y[middle + 1]
                + (v * v * v - v) / 6 * m[middle]
                + (u * u * u - u) / 6 * m[middle + 1];
    }
}
