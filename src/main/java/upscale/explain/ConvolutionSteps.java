package upscale.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import upscale.engine.KernelBank;
import upscale.engine.Weights;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** Convolution as sums of products, as a matrix, and what the transpose of that matrix makes of the result. */
final class ConvolutionSteps {
    private static final int MOST_INPUTS = 64;

    private final Question question;
    private final Geometry geometry;
    private final Numbers input;
    private final Numbers result;

    ConvolutionSteps(Question question) {
        this.question = question;
        this.geometry = Geometry.of(question);
        this.input = question.input();
        this.result = question.result(input);
        if (input.size() > MOST_INPUTS) {
            throw new MethodException(
                    "explain shows a convolution of at most " + MOST_INPUTS + " numbers, not of " + input.size());
        }
    }

    Explanation explanation() {
        Numbers matrix = matrix(question.options());
        Numbers reached = matrix(question.options().with(Parameter.WEIGHTS, ones()));
        Numbers product = Numbers.of(matrix.times(input.flat()), result.width());
        if (!product.same(result)) {
            throw new IllegalStateException("the matrix gives another result than the convolution");
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Sentence(
                "Input " + input.shape() + ", kernel " + geometry.kernel().shape() + ", stride " + geometry.stride()
                        + ", dilation " + geometry.dilation() + ": output " + result.shape() + "."));
        parts.add(new Boxes(List.of(
                input.box("", "input", Tone.PLAIN),
                geometry.kernel().box("*", "kernel", Tone.PLAIN),
                result.box("=", "output", Tone.STRONG))));
        parts.add(new Heading("1. The kernel slides over the input"));
        parts.add(new Sentence("It is not turned. Where it lies, samples times weights are summed; what is beyond the"
                + " borders is zero and left out here."));
        parts.add(new Lines(IntStream.range(0, result.size())
                .mapToObj(o -> sum(o, matrix, reached))
                .toList()));
        parts.add(new Heading("2. The same as a matrix"));
        parts.add(new Sentence("One row for each output, one column for each input, both row after row: C is "
                + matrix.shape() + ", and C times the input, written as a column, is the output."));
        parts.add(new Boxes(List.of(MatrixBox.of(matrix, "", "C"))));
        back(parts, matrix);
        return new Explanation("Convolution", parts);
    }

    private String sum(int o, Numbers matrix, Numbers reached) {
        String terms = IntStream.range(0, input.size())
                .filter(i -> reached.rows()[o][i] != 0)
                .mapToObj(i -> Numbers.text(input.at(i)) + "·" + signed(matrix.rows()[o][i]))
                .collect(Collectors.joining(" + "));
        return "out[" + o / result.width() + "," + o % result.width() + "] = " + (terms.isEmpty() ? "nothing" : terms)
                + " = " + Numbers.text(result.at(o));
    }

    private static String signed(double weight) {
        String text = Numbers.text(weight);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    private void back(List<Part> parts, Numbers matrix) {
        Numbers transpose = matrix.transposed();
        Numbers returned = Numbers.of(transpose.times(result.flat()), input.width());
        parts.add(new Heading("3. Back with the transpose"));
        parts.add(new Sentence("C transposed, " + transpose.shape() + ", takes " + result.shape() + " back to "
                + input.shape() + ". That is the transposed convolution with the same kernel. "
                + (returned.same(input)
                        ? "Here it gives back the input itself, which is an exception."
                        : "It restores the shape only, not the image: the first row comes out as " + row(returned)
                                + ", and was " + row(input) + ".")));
        parts.add(new Boxes(List.of(
                        MatrixBox.of(transpose, "", "C transposed"),
                        Numbers.of(result.flat(), 1).box("x", "output", Tone.PLAIN),
                        returned.box("=", "shape restored", Tone.STRONG),
                        input.box("/=", "input", Tone.PLAIN))
                .subList(0, returned.same(input) ? 3 : 4)));
    }

    private static String row(Numbers numbers) {
        return java.util.Arrays.stream(numbers.rows()[0])
                .mapToObj(Numbers::text)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The convolution's matrix, column by column what it makes of a single one. */
    private Numbers matrix(MethodOptions options) {
        double[][] columns = new double[input.size()][];
        for (int i = 0; i < columns.length; i++) {
            Numbers one = Numbers.impulse(input.height(), input.width(), i, 1);
            columns[i] = question.by(question.method().name(), one, options).flat();
        }
        return new Numbers(columns).transposed();
    }

    private KernelBank ones() {
        double[] ones = new double[geometry.kernel().size()];
        java.util.Arrays.fill(ones, 1);
        return KernelBank.of(
                new Weights(geometry.kernel().height(), geometry.kernel().width(), ones, "ones"));
    }
}
