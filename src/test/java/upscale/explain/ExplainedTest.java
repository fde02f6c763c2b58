package upscale.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.engine.Weights;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Cell;
import upscale.explain.Explanation.Sentence;
import upscale.image.Ratio;
import upscale.method.Like;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** The worked examples, number by number, and that the forms of a transposed convolution agree for any geometry. */
class ExplainedTest {
    private static final Methods METHODS = Methods.load(ExplainedTest.class.getClassLoader());

    private static final double[][] EDGES = {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}};
    private static final double[][] STROKES = {
        {0, 1, 0, 1, 1}, {0, 0, 1, 1, 0}, {1, 1, 0, 1, 0}, {0, 1, 0, 0, 1}, {0, 0, 1, 1, 0}
    };

    private static final List<Edge> EDGE_KINDS = List.of(
            Edge.REPLICATE, Edge.ZERO, new Edge(Edge.Kind.MIRROR, 0), new Edge(Edge.Kind.WRAP, 0), Edge.value(7));

    private static KernelBank bank(double[][] kernel) {
        Numbers numbers = new Numbers(kernel);
        return KernelBank.of(new Weights(numbers.height(), numbers.width(), numbers.flat(), "given"));
    }

    private static Explanation explain(String method, MethodOptions options, double[][] input) {
        Question question = new Question(METHODS, METHODS.named(method).orElseThrow(), options, new Numbers(input));
        return Explained.of(question, OptionalInt.empty());
    }

    private static Explanation transposed(double[][] kernel, double[][] input) {
        return explain("transposed", scale(1, 1).with(Parameter.WEIGHTS, bank(kernel)), input);
    }

    private static Explanation convolution(double[][] kernel, double[][] input) {
        return explain("convolution", MethodOptions.of(new Target.Own()).with(Parameter.WEIGHTS, bank(kernel)), input);
    }

    private static MethodOptions scale(int rows, int columns) {
        return MethodOptions.of(new Target.Scale(Ratio.of(columns), Ratio.of(rows)));
    }

    /** Every table with this caption, as numbers; a dot is infinite. */
    private static List<double[][]> tables(Explanation explanation, String caption) {
        return explanation.parts().stream()
                .filter(Boxes.class::isInstance)
                .flatMap(part -> ((Boxes) part).boxes().stream())
                .filter(box -> box.caption().equals(caption))
                .map(ExplainedTest::numbers)
                .toList();
    }

    private static double[][] numbers(Box box) {
        return box.cells().stream()
                .map(row -> row.stream()
                        .map(Cell::text)
                        .mapToDouble(text -> text.equals(".") ? Double.POSITIVE_INFINITY : Double.parseDouble(text))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static String sentences(Explanation explanation) {
        return explanation.parts().stream()
                .filter(Sentence.class::isInstance)
                .map(part -> ((Sentence) part).text())
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void twoByTwoOnTwoByTwo() {
        Explanation shown = transposed(new double[][] {{0, 1}, {2, 3}}, new double[][] {{0, 1}, {2, 3}});
        double[][] result = {{0, 0, 1}, {0, 4, 6}, {4, 12, 9}};
        assertThat(tables(shown, "output")).hasSize(3);
        assertThat(tables(shown, "output").get(0)).isDeepEqualTo(result);
        assertThat(tables(shown, "output").get(1)).isDeepEqualTo(result);
        assertThat(tables(shown, "sum").get(0)).isDeepEqualTo(result);
        assertThat(tables(shown, "output, 3x3").get(0)).isDeepEqualTo(result);
        double none = Double.POSITIVE_INFINITY;
        assertThat(tables(shown, "3 x kernel").get(0))
                .isDeepEqualTo(new double[][] {{none, none, none}, {none, 0, 3}, {none, 6, 9}});
        assertThat(tables(shown, "turned").get(0)).isDeepEqualTo(new double[][] {{3, 2}, {1, 0}});
        assertThat(tables(shown, "zeros inserted").get(0))
                .isDeepEqualTo(new double[][] {{0, 0, 0, 0}, {0, 0, 1, 0}, {0, 2, 3, 0}, {0, 0, 0, 0}});
        assertThat(sentences(shown)).contains("All three give the same.");
    }

    @Test
    void fourByFourConvolvedAndTheMatrixBack() {
        double[][] kernel = {{1, 2, 1}, {2, 1, 2}, {1, 1, 2}};
        double[][] input = {{3, 5, 2, 7}, {4, 1, 3, 8}, {6, 3, 8, 2}, {9, 6, 1, 5}};
        Explanation shown = convolution(kernel, input);
        assertThat(tables(shown, "output").get(0)).isDeepEqualTo(new double[][] {{55, 52}, {57, 50}});
        double[][] matrix = tables(shown, "C, 4x16").get(0);
        assertThat(matrix[0]).containsExactly(1, 2, 1, 0, 2, 1, 2, 0, 1, 1, 2, 0, 0, 0, 0, 0);
        assertThat(matrix[3]).containsExactly(0, 0, 0, 0, 0, 1, 2, 1, 0, 2, 1, 2, 0, 1, 1, 2);
        Explanation back = transposed(kernel, new double[][] {{55, 52}, {57, 50}});
        assertThat(tables(back, "C, 4x16").get(0)).isDeepEqualTo(matrix);
        double[][] returned = tables(back, "output, 4x4").get(0);
        assertThat(returned[0]).containsExactly(55, 162, 159, 52);
        assertThat(tables(shown, "shape restored").get(0)).isDeepEqualTo(returned);
        assertThat(tables(shown, "C transposed, 16x4").get(0))
                .isDeepEqualTo(tables(back, "C transposed, 16x4").get(0));
    }

    @Test
    void transposingTheEdgeDetectorRestoresTheShapeOnly() {
        Explanation shown = convolution(EDGES, STROKES);
        assertThat(tables(shown, "output").get(0)).isDeepEqualTo(new double[][] {{3, -3, -1}, {-2, 3, -3}, {-3, 2, 3}});
        double[][] restored = tables(shown, "shape restored").get(0);
        assertThat(restored).hasDimensions(5, 5);
        assertThat(restored[0]).containsExactly(0, 3, -3, -1, 0);
        assertThat(sentences(shown))
                .contains("restores the shape only, not the image: the first row comes out as [0, 3, -3, -1, 0],"
                        + " and was [0, 1, 0, 1, 1].");
        assertThat(sentences(convolution(new double[][] {{1}}, STROKES))).contains("gives back the input itself");
    }

    @Test
    void withZeroEdgesABilinearKernelDarkensTheBorder() {
        MethodOptions bilinear = scale(2, 2).with(Parameter.EDGE, Edge.ZERO);
        double[][] flat = {{1, 1}, {1, 1}};
        double[][] dark = {
            {0.5625, 0.75, 0.75, 0.5625}, {0.75, 1, 1, 0.75}, {0.75, 1, 1, 0.75}, {0.5625, 0.75, 0.75, 0.5625}
        };
        assertThat(tables(explain("transposed", bilinear, flat), "output").get(0))
                .isDeepEqualTo(dark);
        for (double[] row :
                tables(explain("transposed", scale(2, 2), flat), "output").get(0)) {
            assertThat(row).containsOnly(1);
        }
    }

    @Test
    void kerasCropsAtTheEndWhatTorchCropsAtTheBeginning() {
        double[][] input = {{0, 1}, {2, 3}};
        MethodOptions kernel =
                scale(2, 2).with(Parameter.WEIGHTS, bank(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}));
        double[][] whole =
                tables(explain("transposed", kernel, input), "output").get(0);
        double[][] keras = tables(
                        explain(
                                "transposed",
                                kernel.with(Parameter.PADDING, Padding.Rule.SAME)
                                        .with(Parameter.LIKE, Like.KERAS),
                                input),
                        "output")
                .get(0);
        double[][] torch = tables(
                        explain(
                                "transposed",
                                kernel.with(Parameter.PADDING, Padding.Sides.all(1))
                                        .with(Parameter.OUTPUT_PADDING, Pair.both(1))
                                        .with(Parameter.LIKE, Like.TORCH),
                                input),
                        "output")
                .get(0);
        assertThat(whole).hasDimensions(5, 5);
        for (int y = 0; y < 4; y++) {
            assertThat(keras[y]).containsExactly(Arrays.copyOf(whole[y], 4));
            assertThat(torch[y]).containsExactly(Arrays.copyOfRange(whole[y + 1], 1, 5));
        }
    }

    @Test
    void theThreeFormsAgreeForAnyGeometry() {
        SplittableRandom random = new SplittableRandom(4);
        int shown = 0;
        int cropping = 0;
        for (int i = 0; i < 600; i++) {
            double[][] kernel = random(random, 1 + random.nextInt(4), 1 + random.nextInt(4));
            double[][] input = random(random, 1 + random.nextInt(3), 1 + random.nextInt(4));
            int rows = 1 + random.nextInt(3);
            int columns = 1 + random.nextInt(3);
            Pair dilation = new Pair(1 + random.nextInt(2), 1 + random.nextInt(3));
            int padding = random.nextInt(3);
            MethodOptions options =
                    scale(rows, columns).with(Parameter.WEIGHTS, bank(kernel)).with(Parameter.DILATION, dilation);
            if (i % 3 == 0) {
                options = options.with(Parameter.PADDING, Padding.Rule.SAME);
            } else {
                options = options.with(Parameter.PADDING, new Padding.Sides(padding, random.nextInt(2), 1, 0))
                        .with(
                                Parameter.OUTPUT_PADDING,
                                new Pair(
                                        random.nextInt(Math.max(rows, dilation.rows())),
                                        random.nextInt(Math.max(columns, dilation.columns()))));
            }
            if (i % 2 == 0) {
                options = options.with(Parameter.EDGE, EDGE_KINDS.get(random.nextInt(EDGE_KINDS.size())));
            }
            Explanation explanation;
            try {
                explanation = explain("transposed", options, input);
            } catch (MethodException e) {
                assertThat(e).hasMessageContaining("leaves no");
                continue;
            }
            double[][] result = tables(explanation, "output").get(0);
            assertThat(tables(explanation, "sum").get(0)).isDeepEqualTo(result);
            String shape = "output, " + result.length + "x" + result[0].length;
            assertThat(tables(explanation, shape).get(0)).isDeepEqualTo(result);
            assertThat(tables(explanation, "output").get(1)).isDeepEqualTo(result);
            cropping += sentences(explanation).contains(" -") ? 1 : 0;
            shown++;
        }
        assertThat(shown).isGreaterThan(400);
        assertThat(cropping).isGreaterThan(20);
    }

    private static double[][] random(SplittableRandom random, int height, int width) {
        double[][] rows = new double[height][width];
        for (double[] row : rows) {
            Arrays.setAll(row, x -> random.nextInt(-4, 9));
        }
        return rows;
    }

    @Test
    void weightsOfAnOutputAreThoseOfTheKernel() {
        MethodOptions options = scale(2, 2).with(Parameter.KERNEL, Kernels.TRIANGLE);
        Question question = new Question(
                METHODS, METHODS.named("lanczos").orElseThrow(), options, new Numbers(new double[][] {{10, 20, 40}}));
        Explanation shown = Explained.of(question, OptionalInt.of(3));
        Box taps = ((Boxes) shown.parts().get(shown.parts().size() - 1)).boxes().get(0);
        List<List<String>> texts = taps.cells().stream()
                .map(row -> row.stream().map(Cell::text).toList())
                .toList();
        assertThat(texts)
                .containsExactly(
                        List.of("i", "i - x", "weight", "sample", "product"),
                        List.of("1", "-0.25", "0.75", "20", "15"),
                        List.of("2", "0.75", "0.25", "40", "10"),
                        List.of("sum", "", "1", "", "25"));
    }

    @Test
    void refusesWhatItDoesNotShow() {
        KernelBank one = bank(new double[][] {{1}});
        double[][] large = new double[5][5];
        assertThatThrownBy(() -> explain("transposed", scale(1, 1).with(Parameter.WEIGHTS, one), large))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining("at most 16 numbers, not of 25");
        assertThatThrownBy(() -> explain("lanczos", scale(2, 2), new double[2][2]))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining("in a row");
        assertThatThrownBy(() -> explain("pixel-unshuffle", MethodOptions.of(new Target.Own()), new double[2][2]))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining("there is no explanation for pixel-unshuffle");
    }
}
