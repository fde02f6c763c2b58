package upscale.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.engine.Degradation;
import upscale.image.Image;
import upscale.learn.LargeImage;
import upscale.learn.Luminance;

/**
 * How super-resolution is scored: an image is made smaller, a method enlarges it again, and the luma of both is compared without a border as
 * wide as the scale (C. Dong et al. 2014, Learning a deep convolutional network for image super-resolution, and the papers since).
 *
 * @param degradation how it is made smaller
 */
public record Protocol(Degradation degradation, Variant variant) {
    /** What the method is shown. */
    public enum Variant {
        /** The luma of the large image, rounded to bytes and made smaller in floats. */
        A,
        /**
         * The image itself, made smaller in the samples that it has and rounded after each pass over it, as is what the method makes of it.
         * Interpolations that are not asked for anything else round after each pass as well, as {@code --like matlab}.
         */
        B
    }

    /**
     * The scores of some trials, each after those before it.
     *
     * @param whole the large image, which is cropped to a multiple of each scale; see {@link LargeImage#of}
     * @throws IOException if it is too small or neither gray nor RGB, or a method does not make of the small one an image as large as it
     */
    public List<Score> scores(Image whole, List<Trial> trials) throws IOException {
        Luminance luminance = Luminance.of(whole);
        List<Score> scores = new ArrayList<>();
        Optional<Exam> exam = Optional.empty();
        for (Trial trial : trials) {
            if (exam.filter(e -> e.scale() == trial.scale()).isEmpty()) {
                exam = Optional.of(Exam.of(whole, trial.scale(), luminance, this));
            }
            scores.add(exam.get().score(trial));
        }
        return scores;
    }
}
