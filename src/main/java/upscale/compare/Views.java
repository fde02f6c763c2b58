package upscale.compare;

import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.stage.Expanded;

/**
 * Two images and where they differ, to be looked at: RGB in bytes, whatever they hold, and not too large.
 *
 * @param difference where they differ, highlighted
 * @param factor that all are made smaller by; 1 if they are as large as they were
 */
public record Views(Image actual, Image expected, Image difference, int factor) {
    /** @param most columns, and rows, that a view may have */
    public static Views of(Alike.Ready ready, Nearness nearness, int most) {
        int factor = factor(ready.actual().info(), most);
        Image difference = Expanded.of(DiffStyle.HIGHLIGHT
                .of(ready.actual(), ready.expected(), nearness, 1, ready.range())
                .get(0));
        return new Views(
                of(ready.actual(), factor), of(ready.expected(), factor), Reduced.of(difference, factor, true), factor);
    }

    /** By which an image is made smaller, so that it has no more than {@code most} columns and rows. */
    public static int factor(ImageInfo info, int most) {
        return (Math.max(info.width(), info.height()) - 1) / most + 1;
    }

    /** An image that was compared with none. */
    public static Image of(Image image, int factor) {
        return Reduced.of(Shown.of(Expanded.of(image)), factor, false);
    }
}
