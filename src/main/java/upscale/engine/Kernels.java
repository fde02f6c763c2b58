package upscale.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kernel formula, in one table.
 *
 * <p>Formulas are functions of the distance {@code t = |x|} in source pixels. {@code sinc(t) = sin(pi t) / (pi t)}.
 */
public final class Kernels {
    private Kernels() {}

    /** Bilinear interpolation's kernel: {@code 1 - t}. */
    public static final Kernel TRIANGLE = KernelFormulas.triangle();

    /** Keys' cubic with a = -1/2, equal to Catmull-Rom: the usual "bicubic". */
    public static final Kernel CATMULL_ROM = KernelFormulas.named("catmull-rom", cubic(0, 0.5));

    public static final Kernel LANCZOS3 = lanczos(3);

    /**
     * The cubic spline through all samples: the cubic B-spline, its samples filtered by the inverse of its own (Unser 1999, Splines: a
     * perfect fit for signal and image processing). Decays by {@code 2 - sqrt 3} a sample and is cut where floats no longer see it.
     */
    public static final Kernel CARDINAL_SPLINE = KernelFormulas.cardinalSpline();

    /**
     * Lanczos with four lobes, without the factor {@code sin(pi x)} that all weights of an output share, and its sign taken from which
     * lobe it is: what OpenCV evaluates. Once normalised it differs in the last bits only, which integer weights can show.
     */
    public static final Kernel LANCZOS4_UNSCALED = KernelFormulas.unscaledLanczos4();

    /** Half a pixel wide to either side, closed above: the sample nearest, the later one at a tie. */
    public static final Kernel BOX = KernelFormulas.box();

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
     * @param step between values allowed; 0 if all numbers are
     * @param standard the value if none is given
     */
    public record Parameter(String name, double min, double max, double step, Optional<Double> standard) {
        String range() {
            String ends = KernelFormulas.number(min) + (two() ? " or " : " to ") + KernelFormulas.number(max);
            return name + " is " + (two() ? "" : step > 0 ? "an integer from " : "a number from ") + ends;
        }

        private boolean two() {
            return step == max - min;
        }

        boolean allows(double value) {
            return value >= min && value <= max && (step == 0 || (value - min) % step == 0);
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
                    KernelFormulas.named("hermite", cubic(0, 0))),
            fixed("catmull-rom", "cubic:0,0.5 = keys:-0.5", "Catmull & Rom 1974; Keys 1981", CATMULL_ROM),
            fixed(
                    "mitchell",
                    "cubic:1/3,1/3",
                    "Mitchell & Netravali 1988",
                    KernelFormulas.named("mitchell", cubic(1 / 3.0, 1 / 3.0))),
            fixed(
                    "b-spline",
                    "cubic:1,0; smooths",
                    "Mitchell & Netravali 1988",
                    KernelFormulas.named("b-spline", cubic(1, 0))),
            fixed(
                    "robidoux",
                    "cubic:B,C with B = 12/(19 + 9 sqrt 2), C = (1 - B)/2",
                    "N. Robidoux 2011, ImageMagick",
                    KernelFormulas.named("robidoux", KernelFormulas.robidoux())),
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
                    p -> KernelFormulas.hann((int) p[0])),
            new Family(
                    "hamming",
                    List.of(lobes(3)),
                    "sinc(t) (0.54 + 0.46 cos(pi t / N)), t < N",
                    "Harris 1978",
                    p -> KernelFormulas.hamming((int) p[0])),
            new Family(
                    "blackman",
                    List.of(lobes(3)),
                    "sinc(t) (0.42 + 1/2 cos(pi t / N) + 0.08 cos(2 pi t / N)), t < N",
                    "Harris 1978",
                    p -> KernelFormulas.blackman((int) p[0])),
            new Family(
                    "kaiser",
                    List.of(lobes(3), real("BETA", 0, 30, 8)),
                    "sinc(t) I0(BETA sqrt(1 - (t / N)^2)) / I0(BETA), t < N",
                    "Kaiser 1974",
                    p -> KernelFormulas.kaiser((int) p[0], p[1])),
            new Family(
                    "gaussian",
                    List.of(real("SIGMA", 0.1, 100, 0.5)),
                    "exp(-t^2 / (2 SIGMA^2)), cut at max(1, 4 SIGMA)",
                    "normal distribution",
                    p -> KernelFormulas.gaussian(p[0])),
            fixed(
                    "spline16",
                    "cubic spline through 4 samples",
                    "Dersch 1999, Panorama Tools",
                    KernelFormulas.spline16()),
            fixed(
                    "spline36",
                    "cubic spline through 6 samples",
                    "Dersch 1999, Panorama Tools",
                    KernelFormulas.spline36()),
            fixed(
                    "spline64",
                    "cubic spline through 8 samples",
                    "Dersch 1999, Panorama Tools",
                    KernelFormulas.spline64()),
            new Family(
                    "magic-kernel-sharp",
                    List.of(new Parameter("YEAR", 2013, 2021, 8, Optional.of(2021.0))),
                    "2013: quadratic B-spline, sharpened, t < 5/2; 2021: sharpened further, t < 9/2",
                    "J. P. Costella 2013 and 2021, The Magic Kernel",
                    p -> KernelFormulas.magicKernelSharp((int) p[0])));

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
            shown.add(KernelFormulas.number(values[i]));
        }
        Kernel kernel = family.maker().make(values);
        return shown.isEmpty() ? kernel : KernelFormulas.named(family.name() + ":" + String.join(",", shown), kernel);
    }

    private static double number(String spec, Parameter parameter, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "kernel " + spec + ": '" + text + "' is no number; " + parameter.range(), e);
        }
        if (!parameter.allows(value)) {
            throw new IllegalArgumentException("kernel " + spec + ": " + parameter.range() + ", not " + text);
        }
        return value;
    }

    private static Family fixed(String name, String formula, String source, Kernel kernel) {
        return new Family(name, List.of(), formula, source, p -> kernel);
    }

    private static Parameter real(String name, double min, double max) {
        return new Parameter(name, min, max, 0, Optional.empty());
    }

    private static Parameter real(String name, double min, double max, double standard) {
        return new Parameter(name, min, max, 0, Optional.of(standard));
    }

    private static Parameter lobes(int standard) {
        return new Parameter("N", 1, 32, 1, Optional.of((double) standard));
    }

    /** The (B, C) family of cubics; support 1 if both are 0, else 2. */
    public static Kernel cubic(double b, double c) {
        return KernelFormulas.cubic(b, c);
    }

    /** Keys' cubic convolution with parameter {@code a}: interpolates for every a. */
    public static Kernel keys(double a) {
        return KernelFormulas.keys(a);
    }

    /** The sinc windowed by its own main lobe, stretched to {@code lobes} lobes. */
    public static Kernel lanczos(int lobes) {
        return KernelFormulas.lanczos(lobes);
    }
}
