package upscale.explain;

import java.util.ArrayList;
import java.util.List;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.image.Ratio;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * Transposed convolution in its three forms, each computed by the methods of the real commands: kernels scattered, a convolution of the
 * zero-inserted input, and the transpose of the convolution's matrix.
 */
final class TransposedSteps {
    private static final int MOST_INPUTS = 16;

    private final Geometry geometry;
    private final Question plain;
    private final Numbers input;
    private final Numbers result;
    private final Along rows;
    private final Along columns;

    TransposedSteps(Question question) {
        if (question.input().size() > MOST_INPUTS) {
            throw new MethodException("explain shows a transposed convolution of at most " + MOST_INPUTS
                    + " numbers, not of " + question.input().size());
        }
        this.geometry = Geometry.of(question);
        this.plain = geometry.plain();
        this.input = plain.input();
        this.result = plain.result(input);
        this.rows = geometry.rows();
        this.columns = geometry.columns();
    }

    Explanation explanation() {
        Question question = geometry.question();
        Numbers output = question.result(question.input());
        Completed completed = new Completed(geometry, result, output);
        List<Part> parts = new ArrayList<>();
        parts.add(new Sentence(
                "Input " + question.input().shape() + (geometry.extended() ? ", with its borders " + input.shape() : "")
                        + ", kernel " + geometry.kernel().shape() + ", stride " + geometry.stride() + ", dilation "
                        + geometry.dilation() + ", cropped at the beginning "
                        + new Pair(rows.begin(), columns.begin()) + " (rows, columns): output " + result.shape()
                        + "."));
        parts.add(new Boxes(List.of(
                question.input().box("", "input", Tone.STRONG),
                geometry.kernel().box("*", "kernel", Tone.PLAIN),
                output.box("=", "output", Tone.STRONG))));
        completed.borders(parts);
        scattered(parts);
        convolved(parts);
        multiplied(parts);
        parts.add(new Sentence("All three give the same."));
        completed.finish(parts);
        return new Explanation("Transposed convolution", parts);
    }

    private void scattered(List<Part> parts) {
        List<Box> boxes = new ArrayList<>();
        MethodOptions places = geometry.with(geometry.ones());
        double[] sum = new double[result.size()];
        for (int i = 0; i < input.size(); i++) {
            Numbers one = Numbers.impulse(input.height(), input.width(), i, input.at(i));
            Numbers where = plain.by(Numbers.impulse(input.height(), input.width(), i, 1), places);
            Numbers piece = plain.result(one);
            for (int o = 0; o < sum.length; o++) {
                sum[o] += piece.at(o);
            }
            boxes.add(piece.placed(i == 0 ? "" : "+", Numbers.text(input.at(i)) + " x kernel", where));
        }
        boxes.add(agreed(Numbers.of(sum, result.width()), "sum").box("=", "sum", Tone.STRONG));
        parts.add(new Heading("1. Every sample scatters the kernel"));
        parts.add(new Sentence(
                "The kernel, not turned, is scaled by each sample and placed at the sample's position times"
                        + " the stride, less what is cropped. Dots are where it does not reach."));
        parts.add(new Boxes(boxes));
    }

    private void convolved(List<Part> parts) {
        Pair stride = geometry.stride();
        Numbers nails = plain.by(
                        "bed-of-nails",
                        input,
                        MethodOptions.of(new Target.Scale(Ratio.of(stride.columns()), Ratio.of(stride.rows()))))
                .window(0, 0, (input.height() - 1) * stride.rows() + 1, (input.width() - 1) * stride.columns() + 1);
        int top = rows.reach() - rows.begin();
        int left = columns.reach() - columns.begin();
        int bottom = result.height() + rows.reach() - nails.height() - top;
        int right = result.width() + columns.reach() - nails.width() - left;
        Numbers padded = nails.window(-top, -left, result.height() + rows.reach(), result.width() + columns.reach());
        Numbers turned = geometry.kernel().turned();
        Numbers made = plain.by(
                "convolution",
                padded,
                MethodOptions.of(new Target.Own())
                        .with(Parameter.WEIGHTS, Geometry.bank(turned))
                        .with(Parameter.DILATION, geometry.dilation()));
        parts.add(new Heading("2. Zeros inserted, then a convolution"));
        parts.add(new Sentence("Between neighbouring samples go stride - 1 zeros, around them " + top + ", " + left
                + ", "
                + bottom + ", " + right + " more (top, left, bottom, right; a negative number crops). At the top and"
                + " the left that is dilation (k - 1) - padding. The kernel is turned by 180 degrees and slides"
                + " over it at stride 1."));
        boolean[] sample = new boolean[padded.size()];
        for (int i = 0; i < input.size(); i++) {
            int y = i / input.width() * stride.rows() + top;
            int x = i % input.width() * stride.columns() + left;
            if (y >= 0 && y < padded.height() && x >= 0 && x < padded.width()) {
                sample[y * padded.width() + x] = true;
            }
        }
        parts.add(new Boxes(List.of(
                padded.box("", "zeros inserted", i -> sample[i] ? Tone.STRONG : Tone.FAINT),
                turned.box("*", "turned", Tone.PLAIN),
                agreed(made, "convolution").box("=", geometry.name(), Tone.STRONG))));
    }

    private void multiplied(List<Part> parts) {
        // The convolution that goes the other way, from the output's shape to the input's.
        int bottom = rest(input.height(), rows.stride(), rows.reach(), result.height(), rows.begin());
        int right = rest(input.width(), columns.stride(), columns.reach(), result.width(), columns.begin());
        Numbers kernel = geometry.kernel();
        MethodOptions back = MethodOptions.of(new Target.Own())
                .with(Parameter.WEIGHTS, Geometry.bank(kernel))
                .with(Parameter.STRIDE, geometry.stride())
                .with(Parameter.DILATION, geometry.dilation())
                .with(Parameter.PADDING, new Padding.Sides(rows.begin(), columns.begin(), bottom, right));
        double[][] columns = new double[result.size()][];
        for (int o = 0; o < columns.length; o++) {
            Numbers impulse = Numbers.impulse(result.height(), result.width(), o, 1);
            columns[o] = plain.by("convolution", impulse, back)
                    .window(0, 0, input.height(), input.width())
                    .flat();
        }
        Numbers transpose = new Numbers(columns);
        Numbers product = Numbers.of(transpose.times(input.flat()), result.width());
        parts.add(new Heading("3. The convolution matrix, transposed"));
        parts.add(new Sentence("The convolution with this kernel, stride and padding takes " + result.shape() + " to "
                + input.shape() + ". As a matrix C it has a row for each of its outputs and a column for each of"
                + " its inputs: " + transpose.transposed().shape() + "."));
        parts.add(new Boxes(List.of(MatrixBox.of(transpose.transposed(), "", "C"))));
        parts.add(new Sentence("Its transpose, " + transpose.shape() + ", takes the input, written as a column, to the"
                + " output, row after row:"));
        parts.add(new Boxes(List.of(
                MatrixBox.of(transpose, "", "C transposed"),
                Numbers.of(input.flat(), 1).box("x", "input", Tone.STRONG),
                Numbers.of(product.flat(), 1).box("=", geometry.name(), Tone.STRONG),
                agreed(product, "matrix").box("=", geometry.name() + ", " + result.shape(), Tone.STRONG))));
    }

    // What the convolution needs at the end to come to the input's length; none where output padding went beyond that.
    private static int rest(int in, int stride, int reach, int out, int begin) {
        return Math.max(0, (in - 1) * stride + reach + 1 - out - begin);
    }

    private Numbers agreed(Numbers made, String form) {
        if (!made.same(result)) {
            throw new IllegalStateException("the " + form + " gives another result than the transposed convolution");
        }
        return made;
    }
}
