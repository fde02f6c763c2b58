package upscale.learn;

import java.io.IOException;
import upscale.compare.Luma;
import upscale.format.FormatException;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.stage.CodeMap;
import upscale.stage.Coded;
import upscale.stage.Extremes;
import upscale.stage.Quantised;
import upscale.stage.Recast;

/**
 * What of images is learned and scored: one plane of 32-bit floats, about from 0 to 1.
 *
 * <p>Of colours and of gray bytes it is their studio luma (ITU-R BT.601), rounded to bytes from 16 to 235, and divided by 255. Gray samples
 * of more bits, which seldom use all that they could hold, are taken as they are: from the smallest of an image, which becomes 0, to the
 * largest, which becomes 1.
 */
public final class Luminance {
    private final CodeMap spread; // null of studio luma

    private Luminance(CodeMap spread) {
        this.spread = spread;
    }

    /**
     * That of an image, and of others that are made of it. It is read, if it is gray and has samples of more than a byte.
     *
     * @throws FormatException unsupported, if it is neither gray nor RGB
     */
    public static Luminance of(Image image) throws FormatException {
        ImageInfo info = image.info();
        if (info.colour() != Colour.GRAY && info.colour() != Colour.RGB) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "has planes that are no colours, and luma is of gray and RGB images");
        }
        return new Luminance(info.colour() == Colour.GRAY && info.type() != SampleType.U8 ? spread(image) : null);
    }

    private static CodeMap spread(Image image) {
        Extremes found = Extremes.of(image);
        return new CodeMap(found.low(), 0, found.high() > found.low() ? found.high() - found.low() : 1);
    }

    /** The plane of the image, or of another with samples of the same kind. */
    public Image plane(Image image) {
        return spread == null
                ? Recast.scaled(Luma.of(image), SampleType.F32)
                : new Coded(Recast.as(image, SampleType.F32), () -> spread);
    }

    /**
     * The same, computed by now.
     *
     * @throws IOException if it has samples that are no finite numbers, of which nothing is learned, and which nothing is compared with
     */
    public Raster held(Image image) throws IOException {
        Raster raster = Raster.of(plane(image));
        ImageInfo info = raster.info();
        RowReader reader = raster.newReader();
        Band row = Band.of(info, 1);
        for (int y = 0; y < info.height(); y++) {
            reader.read(row.at(y, y + 1));
            for (float sample : row.row(0, y)) {
                if (!Float.isFinite(sample)) {
                    throw new IOException("has samples that are no finite numbers, which have no luma");
                }
            }
        }
        return raster;
    }

    /** A plane as it is compared with another: in bytes where it was luma of bytes, which are rounded half up. */
    public Image compared(Image plane) {
        return spread == null ? Quantised.of(Recast.scaled(plane, SampleType.U8)) : plane;
    }

    /** The range of what is compared. */
    public double range() {
        return spread == null ? 255 : 1;
    }
}
