package upscale.preview;

import java.util.Optional;
import upscale.compare.Region;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.Target;

/**
 * Some pixels of an image, and what of an enlarged image is made of them.
 *
 * @param region within the image
 * @param scale how many times as large they become
 */
record Crop(Region region, Target.Scale scale) {
    /**
     * As much of the image as the enlarged region hangs on.
     *
     * @param local whether that is only what is near
     */
    Region needed(ImageInfo info, boolean local) {
        if (!local || !scale.x().whole() || !scale.y().whole()) {
            return new Region(
                    info.width(),
                    info.height(),
                    0,
                    0); // else pixels may come to lie otherwise between those of the image
        }
        int reach = Candidate.REACH;
        return new Region(
                        region.width() + 2 * reach, region.height() + 2 * reach, region.x() - reach, region.y() - reach)
                .within(info.width(), info.height())
                .orElseThrow();
    }

    /**
     * The part of an enlarged image that shows the region; empty if it is too small for that.
     *
     * @param enlarged what was made of {@code from}
     * @param from as much of the image as was enlarged
     */
    Optional<Region> in(ImageInfo enlarged, Region from) {
        int width = pixels(scale.x(), region.width());
        int height = pixels(scale.y(), region.height());
        // Sizes are rounded, and some methods make a few pixels less.
        int x = Math.min(times(scale.x(), region.x() - from.x()), enlarged.width() - width);
        int y = Math.min(times(scale.y(), region.y() - from.y()), enlarged.height() - height);
        return x < 0 || y < 0 ? Optional.empty() : Optional.of(new Region(width, height, x, y));
    }

    /** The same part where all of the image is enlarged. */
    Region inWhole(Region part, Region from) {
        return new Region(
                part.width(),
                part.height(),
                part.x() + times(scale.x(), from.x()),
                part.y() + times(scale.y(), from.y()));
    }

    /** How many pixels so many become, at least 1. */
    static int pixels(Ratio scale, int pixels) {
        return Math.max(1, times(scale, pixels));
    }

    private static int times(Ratio scale, int pixels) {
        return Math.toIntExact(Math.round(pixels * scale.value()));
    }
}
