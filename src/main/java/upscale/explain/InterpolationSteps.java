package upscale.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Cell;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.image.AxisMap;
import upscale.image.Ratio;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * One output pixel of an interpolation in a row: where it lies, what each sample weighs, what that comes to. Weights are what the method
 * itself makes of a single one at each sample.
 */
final class InterpolationSteps {
    /** Rows alike, so that what the method does across rows, even to edges, leaves the middle one as it is. */
    private static final int ALIKE = 129;

    private static final int DECIMALS = 6;

    private static final int MOST_INPUTS = 64;
    private static final int MOST_OUTPUTS = 4096;

    private final Question question;
    private final double[] row;
    private final OptionalInt asked;
    private int at;
    private final MethodOptions options;

    InterpolationSteps(Question question, OptionalInt asked) {
        if (question.input().height() > 1) {
            throw new MethodException("explain shows interpolation in a row: give --input one row, not "
                    + question.input().height());
        }
        if (question.options().get(Parameter.DERINGING).isPresent()) {
            throw new MethodException("deringing is no weighted sum: leave out --deringing");
        }
        this.question = question;
        this.row = question.input().rows()[0];
        this.asked = asked;
        this.options = alongRows(question.options());
    }

    Explanation explanation() {
        Upsampled made = apply(row);
        int outputs = made.image().info().width();
        if (row.length > MOST_INPUTS || outputs > MOST_OUTPUTS) {
            throw new MethodException("explain is for small numbers: " + row.length + " samples become " + outputs
                    + ", at most " + MOST_INPUTS + " and " + MOST_OUTPUTS + " are shown");
        }
        at = asked.orElse(outputs / 2);
        if (at < 0 || at >= outputs) {
            throw new MethodException("--at " + at + " is no output: they are 0 to " + (outputs - 1));
        }
        Map<String, String> decisions = made.decisions();
        AxisMap map = made.image().info().columns();
        double x = map.at(at);
        List<Part> parts = new ArrayList<>();
        parts.add(new Sentence("A row of " + row.length + " samples becomes " + outputs + "; output " + at
                + " is looked at. Decided: " + decided(decisions) + "."));
        parts.add(new Boxes(List.of(new Numbers(new double[][] {row}).box("", "input", Tone.PLAIN))));
        parts.add(new Heading("1. Where it lies"));
        parts.add(new Lines(List.of(
                "x(o) = " + term(map.step()) + " o " + plus(map.offset()),
                "x(" + at + ") = " + Numbers.text(x, DECIMALS))));
        parts.add(new Heading("2. What each sample weighs"));
        parts.add(new Sentence("A weight depends on the distance i - x from the output to the sample; the weights"
                + " of an output are scaled to sum to one. "
                + (decisions.containsKey("edge")
                        ? "What the kernel reaches beyond the border counts as --edge " + decisions.get("edge")
                                + " says."
                        : "Only the nearest sample counts.")));
        parts.add(new Boxes(List.of(table(x, value(made)))));
        return new Explanation(title(decisions) + ", output " + at, parts);
    }

    private Box table(double x, double result) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(cells(Tone.FAINT, "i", "i - x", "weight", "sample", "product"));
        double beyond = value(apply(new double[row.length]));
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            double[] one = new double[row.length];
            one[i] = 1;
            double weight = value(apply(one)) - beyond;
            if (weight != 0) {
                weights += weight;
                sum += weight * row[i];
                rows.add(cells(
                        Tone.PLAIN,
                        Integer.toString(i),
                        number(i - x),
                        number(weight),
                        number(row[i]),
                        number(weight * row[i])));
            }
        }
        if (beyond != 0) {
            sum += beyond;
            rows.add(cells(Tone.PLAIN, "beyond", "", "", "", number(beyond)));
        }
        rows.add(cells(Tone.STRONG, "sum", "", number(weights), "", number(sum)));
        String same =
                number(sum).equals(number(result)) ? "" : "; the library's own rounding makes it " + number(result);
        return new Box("", "taps of the output" + same, false, rows);
    }

    private static List<Cell> cells(Tone tone, String... texts) {
        return Arrays.stream(texts).map(t -> new Cell(t, tone)).toList();
    }

    private static String number(double value) {
        return Numbers.text(value, DECIMALS);
    }

    private static String term(double factor) {
        return Numbers.text(factor, DECIMALS);
    }

    private static String plus(double offset) {
        return (offset < 0 ? "- " : "+ ") + Numbers.text(Math.abs(offset), DECIMALS);
    }

    private static String decided(Map<String, String> decisions) {
        return decisions.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private String title(Map<String, String> decisions) {
        return "Interpolation: "
                + decisions.getOrDefault("kernel", question.method().name());
    }

    private Upsampled apply(double[] samples) {
        double[][] rows = new double[ALIKE][];
        Arrays.fill(rows, samples);
        return question.method().apply(new Numbers(rows).image(), options);
    }

    private double value(Upsampled made) {
        return Numbers.of(made.image()).rows()[ALIKE / 2][at];
    }

    private static MethodOptions alongRows(MethodOptions asked) {
        Target target = asked.target();
        if (target instanceof Target.Scale scale) {
            target = new Target.Scale(scale.x(), Ratio.ONE);
        } else if (target instanceof Target.Size size && size.width().isPresent()) {
            target = new Target.Size(size.width(), OptionalInt.of(ALIKE), Target.Fit.STRETCH);
        } else {
            throw new MethodException("explain shows interpolation in a row: give a scale, or a width with --size Wx");
        }
        return asked.to(target);
    }
}
