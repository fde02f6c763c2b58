package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.method.Method;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Parameter;

/** {@code docs/methods.md} tells of every method, kernel and rule there is, with the options, formulas and sources of the code. */
class MethodsPageTest {
    private static final Markdown PAGE = Markdown.of(Path.of("docs", "methods.md"));

    @TestFactory
    Stream<DynamicTest> methodsHaveASectionWithTheirOptionsAndPicture() {
        return Methods.load(getClass().getClassLoader()).selectable().stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    String section = section(method);
                    assertThat(section).contains("](pictures/" + method.name() + ".png)");
                    TreeSet<String> options = method.parameters().stream()
                            .map(Parameter::option)
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(section)
                            .contains("Options: "
                                    + options.stream().map(o -> "`" + o + "`").collect(Collectors.joining(", ")) + ".");
                }));
    }

    private static String section(Method method) {
        String[] sections = PAGE.text().split("(?m)^## ");
        List<String> found = Stream.of(sections)
                .filter(s -> s.startsWith(method.name() + "\n"))
                .toList();
        assertThat(found).as("sections about " + method.name()).hasSize(1);
        return found.get(0);
    }

    @Test
    void theTableOfKernelsIsTheCodes() {
        List<String> rows = PAGE.lines().stream()
                .filter(line -> line.contains("](pictures/kernel-"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Kernels.families().stream().map(MethodsPageTest::row).toList());
    }

    private static String row(Kernels.Family family) {
        String parameters = family.parameters().stream()
                .map(p -> "<br>" + p.name() + " " + number(p.min()) + (isYear(p) ? " or " : "..") + number(p.max())
                        + p.standard().map(s -> ", else " + number(s)).orElse(""))
                .collect(Collectors.joining());
        return "| `" + family.usage() + "`" + parameters + " | `" + family.formula() + "`<br>" + family.source()
                + " | ![" + family.name() + "](pictures/kernel-" + family.name() + ".png) |";
    }

    /** {@code | `spline16` | `1 <= t < 2` | `-1/3 u^3 + 4/5 u^2 - 7/15 u` |}. */
    private static final Pattern PIECE = Pattern.compile("\\| `([^`]+)` \\| `(\\S+) <= t < (\\S+)` \\| `([^`]+)` \\|");

    private static final Pattern TERM = Pattern.compile("(-?)([\\d/]*) ?([tu]?)(?:\\^(\\d))?");

    @Test
    void thePiecewisePolynomialsAreTheCodes() {
        Map<String, Double> reached = new TreeMap<>();
        for (String line : PAGE.lines()) {
            Matcher piece = PIECE.matcher(line);
            if (piece.matches()) {
                Kernel kernel = Kernels.parse(piece.group(1));
                double from = fraction(piece.group(2));
                double to = fraction(piece.group(3));
                assertThat(reached.getOrDefault(piece.group(1), 0.0)).isEqualTo(from);
                reached.put(piece.group(1), to);
                for (double t = from + 1 / 64.0; t < to; t += 1 / 16.0) {
                    assertThat(kernel.weight(t))
                            .as(line + " at " + t)
                            .isCloseTo(value(piece.group(4), t), within(1e-12));
                }
            }
        }
        assertThat(reached).hasSize(5);
        reached.forEach((spec, to) ->
                assertThat(to).as(spec).isEqualTo(Kernels.parse(spec).support()));
    }

    private static double value(String polynomial, double t) {
        double sum = 0;
        for (String text : polynomial.replace("- ", "+ -").split(" \\+ ")) {
            Matcher term = TERM.matcher(text);
            assertThat(term.matches()).as(text).isTrue();
            double factor = term.group(2).isEmpty() ? 1 : fraction(term.group(2));
            double base = term.group(3).equals("u") ? t - Math.floor(t) : t;
            int power = term.group(3).isEmpty() ? 0 : term.group(4) == null ? 1 : Integer.parseInt(term.group(4));
            sum += (term.group(1).isEmpty() ? 1 : -1) * factor * Math.pow(base, power);
        }
        return sum;
    }

    private static double fraction(String text) {
        String[] terms = text.split("/");
        return Double.parseDouble(terms[0]) / (terms.length > 1 ? Double.parseDouble(terms[1]) : 1);
    }

    private static boolean isYear(Kernels.Parameter parameter) { // of a publication: there is nothing between them
        return parameter.name().equals("YEAR");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @TestFactory
    Stream<DynamicTest> kernelsInterpolateUnlessThePageSaysThatTheySmooth() {
        String smoothing = PAGE.text()
                .replaceAll("(?s).*Kernels that are 1 at 0 and 0 at all other integers", "")
                .replaceAll("(?s)do not; they smooth.*", "");
        return Kernels.families().stream()
                .filter(f -> f.parameters().stream().allMatch(p -> p.standard().isPresent()))
                .map(f -> DynamicTest.dynamicTest(
                        f.name(),
                        () -> assertThat(interpolates(Kernels.parse(f.name())))
                                .isEqualTo(!smoothing.contains("`" + f.name() + "`"))));
    }

    private static boolean interpolates(Kernel kernel) {
        if (Math.abs(kernel.weight(0) - 1) > 1e-12) {
            return false;
        }
        for (int i = 1; i <= kernel.support(); i++) {
            if (Math.abs(kernel.weight(i)) > 1e-12) {
                return false;
            }
        }
        return true;
    }

    @Test
    void alignmentsEdgesAndRoundingsAreAllThere() {
        List<String> code = PAGE.inlineCode();
        for (Alignment alignment : Alignment.values()) {
            assertThat(code).contains(alignment.toString());
        }
        for (NearestRounding rounding : NearestRounding.values()) {
            assertThat(code).contains(rounding.toString());
        }
        for (Edge edge : List.of(Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP, Edge.ZERO, Edge.RENORMALIZE)) {
            assertThat(code).contains(edge.toString());
        }
    }
}
