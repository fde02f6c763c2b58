package upscale.learn;

import java.io.IOException;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.format.Page;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Oriented;
import upscale.stage.Expanded;
import upscale.stage.Opaque;

/** The large image that small ones are made of: colours of at least a byte, upright and without opacity, its sides multiples of a scale. */
public final class LargeImage {
    private LargeImage() {}

    /**
     * What a page shows, decoded by now.
     *
     * @throws IOException if it cannot be decoded
     */
    public static Image of(Page page) throws IOException {
        Image upright = Oriented.upright(page.raster(), page.metadata().orientation());
        return Opaque.of(Expanded.of(upright));
    }

    /**
     * As much of it, from the upper left, as is a multiple of the scale a side.
     *
     * @throws IOException if that is nothing
     */
    public static Image cropped(Image image, int scale) throws IOException {
        ImageInfo info = image.info();
        int width = info.width() / scale * scale;
        int height = info.height() / scale * scale;
        if (width == 0 || height == 0) {
            throw new IOException(
                    info.width() + "x" + info.height() + " pixels are too few to be made smaller by " + scale);
        }
        return Part.of(image, new Region(width, height, 0, 0));
    }
}
