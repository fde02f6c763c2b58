package upscale.method;

import java.util.Optional;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * Where max pooling found its samples: what unpooling needs beside the pooled image.
 *
 * @param indices a number for every sample of the pooled image, as many channels as it has
 * @param layout how they number the samples
 * @param size columns and rows of the image that was pooled, if remembered
 */
public record Positions(Raster indices, IndexLayout layout, Optional<Pair> size) implements PositionSource {
    @Override
    public Positions of(ImageInfo pooled, MethodOptions options) {
        return this;
    }

    /** Indices as planes, of an array that has channels last: its axes H, W, C were taken for C, H, W. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // turned on purpose
    public static Raster channelsFirst(Raster array) {
        ImageInfo in = array.info();
        Raster planes = Raster.allocate(ImageInfo.planes(in.height(), in.channels(), in.width(), in.type()));
        for (int c = 0; c < in.width(); c++) {
            for (int y = 0; y < in.channels(); y++) {
                for (int x = 0; x < in.height(); x++) {
                    planes.set(c, x, y, array.get(y, c, x));
                }
            }
        }
        return planes;
    }

    /** The inverse: an array whose axes C, H, W are the planes' H, W, C. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // turned on purpose
    public static Raster channelsLast(Raster planes) {
        ImageInfo in = planes.info();
        Raster array = Raster.allocate(ImageInfo.planes(in.channels(), in.width(), in.height(), in.type()));
        for (int c = 0; c < in.channels(); c++) {
            for (int y = 0; y < in.height(); y++) {
                for (int x = 0; x < in.width(); x++) {
                    array.set(y, c, x, planes.get(c, x, y));
                }
            }
        }
        return array;
    }
}
