package upscale.explain;

import java.util.List;
import upscale.engine.Edge;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.method.EvenOverlap;
import upscale.method.Parameter;

/** What stands around the sums of a convolution, transposed or not: its borders before them, and what becomes of them afterwards. */
final class Completed {
    private final Geometry geometry;
    private final Numbers sums;
    private final Numbers result;

    /**
     * @param sums what the plain form makes
     * @param result what was asked for
     */
    Completed(Geometry geometry, Numbers sums, Numbers result) {
        this.geometry = geometry;
        this.sums = sums;
        this.result = result;
    }

    /** What the edge puts beyond the borders, if it is more than zeros. */
    void borders(List<Part> parts) {
        Numbers input = geometry.question().input();
        Numbers extended = geometry.plain().input();
        if (geometry.edge().equals(Edge.ZERO)) {
            return;
        }
        if (extended.size() == input.size()) {
            parts.add(new Sentence("The kernel does not reach beyond the borders: --edge " + geometry.edge()
                    + " changes nothing here."));
            return;
        }
        int top = geometry.rows().before();
        int left = geometry.columns().before();
        parts.add(new Heading("The borders"));
        parts.add(new Sentence("--edge " + geometry.edge() + " extends the input as far as the kernel reaches: "
                + top + ", " + left + ", " + geometry.rows().after() + ", "
                + geometry.columns().after()
                + " samples (top, left, bottom, right). What follows is done to the extended input."));
        parts.add(new Boxes(List.of(input.box("", "input", Tone.STRONG), extended.box("->", "extended", i -> {
            int y = i / extended.width() - top;
            int x = i % extended.width() - left;
            boolean own = y >= 0 && y < input.height() && x >= 0 && x < input.width();
            return own ? Tone.STRONG : Tone.FAINT;
        }))));
    }

    /** The division that evens overlap out, and the bias. */
    void finish(List<Part> parts) {
        Numbers even = geometry.question()
                .options()
                .get(Parameter.EVEN_OVERLAP)
                .map(how -> divided(parts, how))
                .orElse(sums);
        double bias = geometry.bias();
        if (bias != 0) {
            parts.add(new Heading("The bias"));
            parts.add(new Sentence("Every output becomes " + Numbers.text(bias) + " more."));
            parts.add(new Boxes(List.of(
                    even.box("", "sums", Tone.PLAIN),
                    Numbers.filled(1, 1, bias).box("+", "bias", Tone.PLAIN),
                    result.box("=", "output", Tone.STRONG))));
        }
        if (!even.plus(bias).same(result)) {
            throw new IllegalStateException("the steps give another result than "
                    + geometry.question().method().name());
        }
    }

    private Numbers divided(List<Part> parts, EvenOverlap how) {
        Numbers input = geometry.plain().input();
        Numbers ones = Numbers.filled(input.height(), input.width(), 1);
        Numbers kernel = geometry.kernel();
        double mean = (double) geometry.stride().rows() * geometry.stride().columns() / kernel.size();
        Numbers weights = how == EvenOverlap.GAIN ? kernel : Numbers.filled(kernel.height(), kernel.width(), mean);
        Numbers divisor = geometry.plain().by(ones, geometry.with(Geometry.bank(weights)));
        Numbers even = sums.over(divisor);
        parts.add(new Heading("Evened out"));
        parts.add(new Sentence("--even-overlap " + how + " divides by "
                + (how == EvenOverlap.GAIN
                        ? "what the same kernel makes of an input of ones."
                        : "how many weights met, in proportion to their mean number.")));
        parts.add(new Boxes(List.of(
                sums.box("", "sums", Tone.PLAIN),
                divisor.box("/", "divisor", Tone.PLAIN),
                even.box("=", geometry.bias() == 0 ? "output" : "even", Tone.STRONG))));
        return even;
    }
}
