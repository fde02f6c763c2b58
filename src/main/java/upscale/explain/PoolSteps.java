package upscale.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.image.Raster;
import upscale.method.IndexLayout;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;

/** Pooling window by window, and unpooling by the positions that it remembers. Which samples a window holds, the pooling itself tells. */
final class PoolSteps {
    private static final int MOST_INPUTS = 100;

    private final Question question;
    private final Numbers input;
    private final Numbers pooled;
    private final Optional<Numbers> positions; // none of an average
    private final Numbers windows; // a row for each window, with a one for each sample in it

    /** @param question of a pooling or, with that pooling's options, of an unpooling */
    PoolSteps(Question question) {
        boolean unpools = question.method().unpools();
        this.question = unpools ? question.of("max-pooling") : question;
        this.input = question.input();
        if (input.size() > MOST_INPUTS) {
            throw new MethodException(
                    "explain shows a pooling of at most " + MOST_INPUTS + " numbers, not of " + input.size());
        }
        this.pooled = this.question.result(input);
        boolean max = !this.question.method().name().equals("average-pooling");
        this.positions = max ? Optional.of(Numbers.of(positions())) : Optional.empty();
        this.windows = windows();
    }

    /** Pooling alone. */
    Explanation pooling() {
        List<Part> parts = new ArrayList<>();
        pooled(parts, "output");
        return new Explanation(positions.isPresent() ? "Max pooling" : "Average pooling", parts);
    }

    /** Pooling, and back. */
    Explanation unpooling() {
        List<Part> parts = new ArrayList<>();
        pooled(parts, "pooled");
        Numbers at = positions.orElseThrow();
        Positions remembered =
                new Positions(positions(), IndexLayout.TORCH, Optional.of(new Pair(input.height(), input.width())));
        Numbers restored = question.by(
                "max-unpool", pooled, MethodOptions.of(new Target.Own()).with(Parameter.POSITIONS, remembered));
        boolean[] named = new boolean[input.size()];
        IntStream.range(0, at.size()).forEach(o -> named[(int) at.at(o)] = true);
        parts.add(new Heading("3. Back to their positions"));
        parts.add(new Sentence("Every pooled sample goes back to where it was found, all else is zero. The size is"
                + " remembered with the positions. Samples are assigned, not summed."));
        parts.add(new Boxes(List.of(
                pooled.box("", "pooled", Tone.STRONG),
                at.box("", "positions", Tone.PLAIN),
                restored.box("->", "output", i -> named[i] ? Tone.STRONG : Tone.FAINT))));
        List<String> twice = IntStream.range(0, named.length)
                .filter(i -> naming(at, i).length > 1)
                .mapToObj(i -> "position " + i + ": by " + listed(naming(at, i)))
                .toList();
        if (!twice.isEmpty()) {
            parts.add(new Sentence("Windows overlap, and some positions are named more than once; the last window in"
                    + " scan order counts, which makes a difference only if the samples were changed in between:"));
            parts.add(new Lines(twice));
        }
        return new Explanation("Max unpooling", parts);
    }

    private void pooled(List<Part> parts, String name) {
        parts.add(new Sentence("Input " + input.shape() + ", window "
                + question.options().get(Parameter.WINDOW).orElseThrow() + ": output " + pooled.shape() + "."));
        parts.add(new Heading("1. The windows"));
        parts.add(new Sentence(
                positions.isPresent()
                        ? "Of every window the largest sample is taken, the first of equal ones; padding is no sample."
                        : "Of every window the mean is taken."));
        parts.add(new Lines(
                IntStream.range(0, pooled.size()).mapToObj(this::window).toList()));
        parts.add(new Heading("2. The result"));
        if (positions.isEmpty()) {
            parts.add(new Boxes(List.of(input.box("", "input", Tone.PLAIN), pooled.box("->", "output", Tone.STRONG))));
            return;
        }
        Numbers at = positions.get();
        parts.add(new Sentence("A position counts the input's samples from 0, row after row."));
        parts.add(new Boxes(List.of(
                input.box("", "input", i -> naming(at, i).length > 0 ? Tone.STRONG : Tone.PLAIN),
                pooled.box("->", name, Tone.STRONG),
                at.box("", "positions", Tone.PLAIN))));
    }

    private String window(int o) {
        int[] samples = IntStream.range(0, input.size())
                .filter(i -> windows.rows()[o][i] != 0)
                .toArray();
        String texts = IntStream.of(samples)
                .mapToObj(i -> Numbers.text(input.at(i)))
                .collect(Collectors.joining(positions.isPresent() ? ", " : " + "));
        String name = "out[" + place(o, pooled) + "]";
        if (positions.isEmpty()) {
            // The mean of ones is the part of what is counted that are samples.
            double part = question.result(Numbers.filled(input.height(), input.width(), 1))
                    .at(o);
            return name + " = (" + texts + ") / " + Numbers.text(samples.length / part) + " = "
                    + Numbers.text(pooled.at(o));
        }
        int found = (int) positions.get().at(o);
        long ties =
                IntStream.of(samples).filter(i -> input.at(i) == pooled.at(o)).count();
        return name + " = max(" + texts + ") = " + Numbers.text(pooled.at(o)) + " at [" + place(found, input)
                + "], position " + found + (ties > 1 ? "; the first of " + ties + " equal ones" : "");
    }

    private static String place(int i, Numbers numbers) {
        return i / numbers.width() + "," + i % numbers.width();
    }

    private String listed(int[] outputs) {
        return IntStream.of(outputs)
                .mapToObj(o -> "out[" + place(o, pooled) + "]")
                .collect(Collectors.joining(", "));
    }

    private static int[] naming(Numbers positions, int sample) {
        return IntStream.range(0, positions.size())
                .filter(o -> positions.at(o) == sample)
                .toArray();
    }

    private Raster positions() {
        return Raster.of(question.methods()
                .named("max-positions")
                .orElseThrow()
                .apply(input.image(), question.options())
                .image());
    }

    // A window's mean of zeros but for a one is not zero where the one lies in it.
    private Numbers windows() {
        double[][] columns = new double[input.size()][];
        for (int i = 0; i < columns.length; i++) {
            Numbers one = Numbers.impulse(input.height(), input.width(), i, 1);
            columns[i] = question.by("average-pooling", one, question.options()).flat();
        }
        return new Numbers(columns).transposed();
    }
}
