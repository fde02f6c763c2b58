package upscale.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Every kernel formula, in one table.
 *
 * <p>Formulas are functions of the distance {@code t = |x|} in source pixels. {@code sinc(t) = sin(pi t) / (pi t)}.
 */
public final class Kernels {
    private static final double PI = StrictMath.PI;

    private static final int CARDINAL_REACH = 16;

    private Kernels() {}

    /** Bilinear interpolation's kernel: {@code 1 - t}. */
    public static final Kernel TRIANGLE = even("triangle", 1, t -> 1 - t);

    /** Keys' cubic with a = -1/2, equal to Catmull-Rom: the usual "bicubic". */
    public static final Kernel CATMULL_ROM = named("catmull-rom", cubic(0, 0.5));

    public static final Kernel LANCZOS3 = lanczos(3);

    /**
     * The cubic spline through all samples: the cubic B-spline, its samples filtered by the inverse of its own (Unser 1999, Splines: a
     * perfect fit for signal and image processing). Decays by {@code 2 - sqrt 3} a sample and is cut where floats no longer see it.
     */
    public static final Kernel CARDINAL_SPLINE = even("cardinal-spline", CARDINAL_REACH, Kernels::cardinalSpline);

    /** Half a pixel wide to either side, closed above: the sample nearest, the later one at a tie. */
    public static final Kernel BOX = new Kernel() {
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

    /**
     * A family of kernels as {@code -k} names it.
     *
     * @param name the word before the colon
     * @param parameters the parameters, with their ranges
     * @param formula the weight at distance t
     * @param source where the formula comes from
     */
    public record Family(String name, List<Parameter> parameters, String formula, String source, Maker maker) {
        /** {@code cubic:B,C}, {@code lanczos[:N]}. */
        public String usage() {
            if (parameters.isEmpty()) {
                return name;
            }
            String names =
                    String.join(",", parameters.stream().map(Parameter::name).toList());
            boolean optional = parameters.stream().allMatch(p -> p.standard().isPresent());
            return optional ? name + "[:" + names + "]" : name + ":" + names;
        }
    }

    /**
     * A number that a kernel family takes.
     *
     * @param min smallest value allowed
     * @param max largest value allowed
     * @param whole whether only integers are allowed
     * @param standard the value if none is given
     */
    public record Parameter(String name, double min, double max, boolean whole, Optional<Double> standard) {
        String range() {
            return name + " is " + (whole ? "an integer" : "a number") + " from " + number(min) + " to " + number(max);
        }
    }

    /** Makes a kernel of checked parameters. */
    @FunctionalInterface
    public interface Maker {
        Kernel make(double[] parameters);
    }

    private static final List<Family> FAMILIES = List.of(
            fixed("box", "1 for -1/2 < x <= 1/2", "zero-order hold", BOX),
            fixed("triangle", "1 - t, t < 1", "linear interpolation", TRIANGLE),
            fixed(
                    "hermite",
                    "2 t^3 - 3 t^2 + 1, t < 1: cubic:0,0",
                    "Mitchell & Netravali 1988",
                    named("hermite", cubic(0, 0))),
            fixed("catmull-rom", "cubic:0,0.5 = keys:-0.5", "Catmull & Rom 1974; Keys 1981", CATMULL_ROM),
            fixed("mitchell", "cubic:1/3,1/3", "Mitchell & Netravali 1988", named("mitchell", cubic(1 / 3.0, 1 / 3.0))),
            fixed("b-spline", "cubic:1,0; smooths", "Mitchell & Netravali 1988", named("b-spline", cubic(1, 0))),
            fixed(
                    "robidoux",
                    "cubic:B,C with B = 12/(19 + 9 sqrt 2), C = (1 - B)/2",
                    "N. Robidoux 2011, ImageMagick",
                    named("robidoux", robidoux())),
            new Family(
                    "cubic",
                    List.of(real("B", -10, 10), real("C", -10, 10)),
                    "t < 1: ((12 - 9B - 6C) t^3 + (-18 + 12B + 6C) t^2 + 6 - 2B) / 6;"
                            + " t < 2: ((-B - 6C) t^3 + (6B + 30C) t^2 + (-12B - 48C) t + 8B + 24C) / 6",
                    "Mitchell & Netravali 1988, eq. 8",
                    p -> cubic(p[0], p[1])),
            new Family(
                    "keys",
                    List.of(real("A", -10, 10, -0.5)),
                    "t < 1: (A + 2) t^3 - (A + 3) t^2 + 1; t < 2: A t^3 - 5A t^2 + 8A t - 4A",
                    "Keys 1981, eq. 4 with a free",
                    p -> keys(p[0])),
            new Family(
                    "lanczos",
                    List.of(lobes(3)),
                    "sinc(t) sinc(t / N), t < N",
                    "Duchon 1979",
                    p -> lanczos((int) p[0])),
            new Family(
                    "hann",
                    List.of(lobes(3)),
                    "sinc(t) (1/2 + 1/2 cos(pi t / N)), t < N",
                    "Harris 1978",
                    p -> windowed("hann", (int) p[0], u -> 0.5 + 0.5 * StrictMath.cos(PI * u))),
            new Family(
                    "hamming",
                    List.of(lobes(3)),
                    "sinc(t) (0.54 + 0.46 cos(pi t / N)), t < N",
                    "Harris 1978",
                    p -> windowed("hamming", (int) p[0], u -> 0.54 + 0.46 * StrictMath.cos(PI * u))),
            new Family(
                    "blackman",
                    List.of(lobes(3)),
                    "sinc(t) (0.42 + 1/2 cos(pi t / N) + 0.08 cos(2 pi t / N)), t < N",
                    "Harris 1978",
                    p -> windowed(
                            "blackman",
                            (int) p[0],
                            u -> 0.42 + 0.5 * StrictMath.cos(PI * u) + 0.08 * StrictMath.cos(2 * PI * u))),
            new Family(
                    "kaiser",
                    List.of(lobes(3), real("BETA", 0, 30, 8)),
                    "sinc(t) I0(BETA sqrt(1 - (t / N)^2)) / I0(BETA), t < N",
                    "Kaiser 1974",
                    p -> kaiser((int) p[0], p[1])),
            new Family(
                    "gaussian",
                    List.of(real("SIGMA", 0.1, 100, 0.5)),
                    "exp(-t^2 / (2 SIGMA^2)), cut at max(1, 4 SIGMA)",
                    "normal distribution",
                    p -> gaussian(p[0])),
            fixed("spline16", "cubic spline through 4 samples", "Dersch 1999, Panorama Tools", spline16()),
            fixed("spline36", "cubic spline through 6 samples", "Dersch 1999, Panorama Tools", spline36()),
            fixed("spline64", "cubic spline through 8 samples", "Dersch 1999, Panorama Tools", spline64()),
            new Family(
                    "magic-kernel-sharp",
                    List.of(new Parameter("YEAR", 2013, 2021, true, Optional.of(2021.0))),
                    "2013: quadratic B-spline, sharpened, t < 5/2; 2021: sharpened further, t < 9/2",
                    "J. P. Costella 2013 and 2021, The Magic Kernel",
                    p -> magicKernelSharp((int) p[0])));

    /** The table, in the order in which it is shown. */
    public static List<Family> families() {
        return FAMILIES;
    }

    /** The family of this name, whatever stands behind a colon. */
    public static Optional<Family> family(String spec) {
        String name = name(spec);
        return FAMILIES.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static String name(String spec) {
        int colon = spec.indexOf(':');
        return (colon < 0 ? spec : spec.substring(0, colon)).trim().toLowerCase(Locale.ROOT);
    }

    /**
     * The kernel that {@code spec} names.
     *
     * @throws IllegalArgumentException if there is no such kernel, or a parameter is missing, superfluous or out of its range;
     *     the message names the range
     */
    public static Kernel parse(String spec) {
        Family family = family(spec)
                .orElseThrow(() -> new IllegalArgumentException("no kernel is called '" + name(spec) + "'; there are "
                        + String.join(", ", FAMILIES.stream().map(Family::usage).toList())));
        int colon = spec.indexOf(':');
        String[] given = colon < 0 ? new String[0] : spec.substring(colon + 1).split(",", -1);
        List<Parameter> parameters = family.parameters();
        if (given.length > parameters.size()) {
            throw new IllegalArgumentException("kernel " + spec + ": " + family.usage() + " takes "
                    + (parameters.isEmpty() ? "no parameters" : "at most " + parameters.size()));
        }
        double[] values = new double[parameters.size()];
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            if (i < given.length) {
                values[i] = number(spec, parameter, given[i].trim());
            } else {
                values[i] = parameter
                        .standard()
                        .orElseThrow(() -> new IllegalArgumentException("kernel " + spec + ": " + family.usage()
                                + " needs " + parameter.name() + "; " + parameter.range()));
            }
            shown.add(number(values[i]));
        }
        Kernel kernel = family.maker().make(values);
        return shown.isEmpty() ? kernel : named(family.name() + ":" + String.join(",", shown), kernel);
    }

    private static double number(String spec, Parameter parameter, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "kernel " + spec + ": '" + text + "' is no number; " + parameter.range(), e);
        }
        boolean integral = value == StrictMath.rint(value);
        if (!(value >= parameter.min() && value <= parameter.max()) || parameter.whole() && !integral) {
            throw new IllegalArgumentException("kernel " + spec + ": " + parameter.range() + ", not " + text);
        }
        return value;
    }

    private static String number(double value) {
        return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Family fixed(String name, String formula, String source, Kernel kernel) {
        return new Family(name, List.of(), formula, source, p -> kernel);
    }

    private static Parameter real(String name, double min, double max) {
        return new Parameter(name, min, max, false, Optional.empty());
    }

    private static Parameter real(String name, double min, double max, double standard) {
        return new Parameter(name, min, max, false, Optional.of(standard));
    }

    private static Parameter lobes(int standard) {
        return new Parameter("N", 1, 32, true, Optional.of((double) standard));
    }

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

    private static Kernel even(String spec, double support, DoubleUnaryOperator formula) {
        return new Even(spec, support, formula);
    }

    private static Kernel named(String spec, Kernel kernel) {
        return kernel instanceof Even e ? new Even(spec, e.support, e.formula) : kernel;
    }

    /** The (B, C) family of cubics; support 1 if both are 0, else 2. */
    public static Kernel cubic(double b, double c) {
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
    public static Kernel keys(double a) {
        return even(
                "keys:" + number(a),
                2,
                t -> t < 1 ? ((a + 2) * t - (a + 3)) * t * t + 1 : ((a * t - 5 * a) * t + 8 * a) * t - 4 * a);
    }

    public static Kernel lanczos(int lobes) {
        return even("lanczos:" + lobes, lobes, t -> sinc(t) * sinc(t / lobes));
    }

    private static Kernel windowed(String name, int lobes, DoubleUnaryOperator window) {
        return even(name + ":" + lobes, lobes, t -> sinc(t) * window.applyAsDouble(t / lobes));
    }

    private static Kernel kaiser(int lobes, double beta) {
        double whole = bessel0(beta);
        return even(
                "kaiser:" + lobes + "," + number(beta),
                lobes,
                t -> sinc(t) * bessel0(beta * Math.sqrt(1 - t / lobes * (t / lobes))) / whole);
    }

    private static Kernel gaussian(double sigma) {
        return even(
                "gaussian:" + number(sigma), Math.max(1, 4 * sigma), t -> StrictMath.exp(-t * t / (2 * sigma * sigma)));
    }

    private static Kernel robidoux() {
        double b = 12 / (19 + 9 * Math.sqrt(2));
        return cubic(b, (1 - b) / 2);
    }

    private static Kernel spline16() {
        return even("spline16", 2, t -> {
            double y = t - 1;
            return t < 1 ? ((t - 9 / 5.0) * t - 1 / 5.0) * t + 1 : ((-1 / 3.0 * y + 4 / 5.0) * y - 7 / 15.0) * y;
        });
    }

    private static Kernel spline36() {
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

    private static Kernel spline64() {
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
    private static double cardinalSpline(double t) {
        double z = Math.sqrt(3) - 2;
        double sum = 0;
        for (int n = (int) Math.ceil(t - 2); n <= (int) Math.floor(t + 2); n++) {
            double u = Math.abs(t - n);
            double spline = u < 1 ? 2 / 3.0 - u * u + u * u * u / 2 : (2 - u) * (2 - u) * (2 - u) / 6;
            sum += spline * StrictMath.pow(z, Math.abs(n));
        }
        return -6 * z / (1 - z * z) * sum;
    }

    private static Kernel magicKernelSharp(int year) {
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
        throw new IllegalArgumentException("kernel magic-kernel-sharp: YEAR is 2013 or 2021, not " + year);
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
}
