package upscale.chain;

import java.util.List;
import upscale.image.Image;
import upscale.method.Methods;
import upscale.method.Upsampled;

/**
 * Operators one after another, each given the result of the one before: the encoder-decoder and the U-Net of the textbooks. Immutable.
 *
 * <p>The result is lazy, but not wholly: read band by band, sums of sums would be computed again for every band that they reach into,
 * and twice for every name that is used. So a result that sums went into (of a convolution, a transposed one, an interpolation) is
 * {@linkplain Held held} before sums are taken of it, and where a later step calls it by its label. That costs 4 bytes a sample, 8 for
 * types of more than 16 bits other than float32, from when it is first read until nothing reads it any more. What only moves samples or
 * changes each by itself is never held.
 */
public final class Chain {
    private final List<Step> steps;

    private Chain(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * A chain from its text, whose grammar is told in {@code docs/chain.md}.
     *
     * @param methods what operators there are
     * @param vocabulary what their options' words mean
     * @throws IllegalArgumentException if the text is no chain; the message says which step and where
     */
    public static Chain parse(String text, Methods methods, Vocabulary vocabulary) {
        return new Chain(Grammar.parse(text, methods, vocabulary));
    }

    /** Whether one of the steps {@linkplain upscale.method.Method#invents invents}. */
    boolean invents() {
        return steps.stream()
                .anyMatch(step -> step.operator() instanceof Step.Apply apply
                        && apply.method().invents());
    }

    /**
     * The chain's result, computed when it is read, and the shape after each step. What comes out is what went in (colours, alpha) if it
     * has as many channels; of an image with colours, one channel is gray and three are RGB; all else is planes.
     *
     * @param threads how many compute what is held, at least 1
     * @throws upscale.method.MethodException if a step cannot be done; the message names the step
     */
    public Upsampled apply(Image source, int threads) {
        return new Application(steps, source, threads).run();
    }
}
