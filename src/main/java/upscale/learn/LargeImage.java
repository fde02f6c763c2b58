package upscale.learn;

import java.io.IOException;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Oriented;
import upscale.image.SampleType;
import upscale.stage.Expanded;
import upscale.stage.Extremes;
import upscale.stage.Opaque;
import upscale.stage.Shown;

/** The large image that small ones are made of: colours of at least a byte, upright and without opacity, its sides multiples of a scale. */
public final class LargeImage {
    private LargeImage() {}

    /**
     * What a page shows, decoded by now. Gray samples that are no data are as the smallest of those that are, as air is around a body: so there are no edges between them, of which
     * nothing is to be learned.
     *
     * @throws IOException if it cannot be decoded
     */
    public static Image of(Page page) throws IOException {
        Image upright = Oriented.upright(page.raster(), page.metadata().orientation());
        Image opaque = Opaque.of(Expanded.of(upright));
        return page.metadata()
                .attached(NoData.class)
                .filter(none -> opaque.info().colour() == Colour.GRAY)
                .map(none -> filled(opaque, none))
                .orElse(opaque);
    }

    private static Image filled(Image image, NoData none) {
        Extremes data =
                Extremes.of(Shown.values(image, sample -> none.has(sample) ? Double.NaN : sample, SampleType.F64));
        return data.low() > data.high()
                ? image
                : Shown.values(
                        image,
                        sample -> none.has(sample) ? data.low() : sample,
                        image.info().type());
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
