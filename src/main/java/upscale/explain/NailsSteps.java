package upscale.explain;

import java.util.List;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.method.Pair;
import upscale.method.Parameter;

/** Zero insertion, shown. */
final class NailsSteps {
    private NailsSteps() {}

    static Explanation of(Question question) {
        Numbers input = question.input();
        Numbers result = question.result(input);
        Numbers ones = question.result(Numbers.filled(input.height(), input.width(), 1));
        Pair offset = question.options().get(Parameter.OFFSET).orElse(Pair.both(0));
        return new Explanation(
                "Bed of nails",
                List.of(
                        new Sentence("Every sample stands in a cell of zeros, of " + result.height() / input.height()
                                + " rows and " + result.width() / input.width()
                                + " columns: out[i s + offset] = in[i] along each axis, with offset " + offset
                                + ". All else is zero."),
                        new Boxes(List.of(
                                input.box("", "input " + input.shape(), Tone.STRONG),
                                result.box(
                                        "->",
                                        "output " + result.shape(),
                                        i -> ones.at(i) == 0 ? Tone.FAINT : Tone.STRONG)))));
    }
}
