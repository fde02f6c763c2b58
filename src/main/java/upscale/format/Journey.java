package upscale.format;

import upscale.image.ImageInfo;
import upscale.image.Orientation;

/**
 * What became of a picture between its file and the one it is written to.
 *
 * @param turned how it lay in its file; it has been turned upright
 * @param from the picture, upright, before it was enlarged
 * @param to the picture as it is written; its axis maps lead to the columns and rows of {@code from}
 * @param how what was done in one line of method and settings, the same for the same settings: {@code lanczos:3, edge replicate}
 * @param recoded whether code values no longer stand for what they did, having been moved or spread over another range
 * @param invented whether it shows detail that was made up, as being probable
 */
public record Journey(Orientation turned, ImageInfo from, ImageInfo to, String how, boolean recoded, boolean invented) {
    /** One on which nothing was made up. */
    public Journey(Orientation turned, ImageInfo from, ImageInfo to, String how, boolean recoded) {
        this(turned, from, to, how, recoded, false);
    }
}
