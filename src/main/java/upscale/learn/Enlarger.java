package upscale.learn;

import upscale.image.Image;

/** What was learned of images, for one scale, as it enlarges luma: what {@link HoldOut} scores. Immutable. */
public interface Enlarger {
    /** How many times as large it makes images: a whole number, at least 2. */
    int scale();

    /**
     * What it makes of a small image, computed when it is read.
     *
     * @param small planes of 32-bit floats, about from 0 to 1
     */
    Image of(Image small);
}
