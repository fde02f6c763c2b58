package upscale.method;

import java.util.Optional;
import upscale.engine.Degradation;
import upscale.image.Image;

/**
 * What was learned of images, for one scale: what the interpolation of an image lacks. Immutable.
 *
 * <p>What it is called, for {@code -v}, is its {@code toString}.
 */
public interface LearnedModel {
    /** How many times as large it makes images: a whole number, at least 2. */
    int scale();

    /** How the small images were made of large ones that it learned of; nothing, if that is not known or there was more to it. */
    Optional<Degradation> degradation();

    /**
     * What bicubic interpolation (Catmull-Rom) of these planes lacks: as many planes of 32-bit floats, {@link #scale} times as large, computed when they are read.
     *
     * @param planes luma, or what is treated alike, of 32-bit floats from 0 to 1
     */
    Image missing(Image planes);

    /** The mean of what it makes of an image in the eight ways in which that can lie, turned and mirrored, each turned back (Timofte, Rothe, Van Gool 2016, arXiv 1511.02228). */
    LearnedModel ensemble();
}
