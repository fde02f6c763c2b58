package upscale.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import upscale.engine.Edge;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.method.MethodException;
import upscale.method.MethodOptions;

/** Convolution as sums of products, as a matrix, and what the transpose of that matrix makes of the result. */
final class ConvolutionSteps {
    private static final int MOST_INPUTS = 64;

    private final Geometry geometry;
    private final Question plain;
    private final Numbers input;
    private final Numbers result;

    ConvolutionSteps(Question question) {
        if (question.input().size() > MOST_INPUTS) {
            throw new MethodException("explain shows a convolution of at most " + MOST_INPUTS + " numbers, not of "
                    + question.input().size());
        }
        this.geometry = Geometry.of(question);
        this.plain = geometry.plain();
        this.input = plain.input();
        this.result = plain.result(input);
    }

    Explanation explanation() {
        Question question = geometry.question();
        Numbers output = question.result(question.input());
        Completed completed = new Completed(geometry, result, output);
        Numbers matrix = matrix(plain.options());
        Numbers reached = matrix(geometry.with(geometry.ones()));
        Numbers product = Numbers.of(matrix.times(input.flat()), result.width());
        if (!product.same(result)) {
            throw new IllegalStateException("the matrix gives another result than the convolution");
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Sentence(
                "Input " + question.input().shape() + (geometry.extended() ? ", with its borders " + input.shape() : "")
                        + ", kernel " + geometry.kernel().shape() + ", stride " + geometry.stride() + ", dilation "
                        + geometry.dilation() + ": output " + result.shape() + "."));
        parts.add(new Boxes(List.of(
                question.input().box("", "input", Tone.PLAIN),
                geometry.kernel().box("*", "kernel", Tone.PLAIN),
                output.box("=", "output", Tone.STRONG))));
        completed.borders(parts);
        parts.add(new Heading("1. The kernel slides over the input"));
        parts.add(new Sentence("It is not turned. Where it lies, samples times weights are summed"
                + (geometry.edge().equals(Edge.ZERO)
                        ? "; what is beyond the borders is zero and left out here."
                        : ".")));
        parts.add(new Lines(IntStream.range(0, result.size())
                .mapToObj(o -> sum(o, matrix, reached))
                .toList()));
        parts.add(new Heading("2. The same as a matrix"));
        parts.add(new Sentence("One row for each output, one column for each input, both row after row: C is "
                + matrix.shape() + ", and C times the input, written as a column, is the output"
                + (geometry.bias() == 0 ? "." : " before its bias.")));
        parts.add(new Boxes(List.of(MatrixBox.of(matrix, "", "C"))));
        back(parts, matrix);
        completed.finish(parts);
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
                        Numbers.of(result.flat(), 1).box("x", geometry.name(), Tone.PLAIN),
                        returned.box("=", "shape restored", Tone.STRONG),
                        input.box("/=", geometry.extended() ? "extended" : "input", Tone.PLAIN))
                .subList(0, returned.same(input) ? 3 : 4)));
    }

    private static String row(Numbers numbers) {
        return Arrays.stream(numbers.rows()[0]).mapToObj(Numbers::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The convolution's matrix, column by column what it makes of a single one. */
    private Numbers matrix(MethodOptions options) {
        double[][] columns = new double[input.size()][];
        for (int i = 0; i < columns.length; i++) {
            Numbers one = Numbers.impulse(input.height(), input.width(), i, 1);
            columns[i] = plain.by(one, options).flat();
        }
        return new Numbers(columns).transposed();
    }
}
