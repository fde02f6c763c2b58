package upscale.learn;

import java.io.IOException;
import java.util.Locale;
import upscale.engine.Degradation;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * A small image and the large one that is to be made of it.
 *
 * @param luminance of both
 * @param small a plane of floats
 * @param large one {@code scale} times as large
 * @param scale times as large
 */
public record LumaPair(Luminance luminance, Image small, Image large, int scale) {
    /**
     * An image and what is made of it.
     *
     * @throws IOException if it is too small, or none that is learned of
     */
    public static LumaPair of(Image image, int scale, Degradation degradation) throws IOException {
        Image whole = LargeImage.cropped(image, scale);
        Luminance luminance = Luminance.of(whole);
        Image large = luminance.held(whole);
        return new LumaPair(luminance, Raster.of(degradation.of(large, scale)), large, scale);
    }

    /**
     * Two images that there are.
     *
     * @throws IOException if they do not fit together
     */
    public static LumaPair of(Image small, Image large, int scale) throws IOException {
        ImageInfo in = small.info();
        ImageInfo out = large.info();
        if (out.width() / scale != in.width() || out.height() / scale != in.height()) {
            throw new IOException("the small image has " + in.width() + "x" + in.height() + " pixels and the large one "
                    + out.width() + "x" + out.height() + ", which is not " + scale + " times as many a side");
        } else if (in.type() != out.type() || in.colour() != out.colour()) {
            throw new IOException(
                    "the small image and the large one are of different kinds: " + kind(in) + " and " + kind(out));
        }
        Image whole = LargeImage.cropped(large, scale);
        Luminance luminance = Luminance.of(whole);
        return new LumaPair(luminance, luminance.held(small), luminance.held(whole), scale);
    }

    private static String kind(ImageInfo info) {
        return info.colour().name().toLowerCase(Locale.ROOT) + " " + info.type().label();
    }

    /** Whether a window of {@code size} pixels a side fits into the small image. */
    boolean holds(int size) {
        return small.info().width() >= size && small.info().height() >= size;
    }
}
