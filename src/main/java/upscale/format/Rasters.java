package upscale.format;

import upscale.image.ImageInfo;
import upscale.image.Raster;

/** Allocation of decoded images: the one place where a size that a file claims meets the memory there is. */
public final class Rasters {
    /** Samples of a row: at eight bytes each they still fit a Java array. */
    private static final long ROW_LIMIT = Integer.MAX_VALUE / 8;

    private Rasters() {}

    /**
     * A raster of zeros.
     *
     * @throws FormatException too large, if it would take more than three quarters of the heap
     */
    public static Raster allocate(ImageInfo info) throws FormatException {
        requireRoom(info);
        return Raster.allocate(info);
    }

    /**
     * Checks what {@link #allocate} would, for decoders that allocate late.
     *
     * @throws FormatException too large, if a raster of {@code info} would take more than three quarters of the heap
     */
    public static void requireRoom(ImageInfo info) throws FormatException {
        long bytes = Raster.bytes(info);
        long limit = Runtime.getRuntime().maxMemory() / 4 * 3;
        if (bytes > limit || (long) info.width() * info.channels() > ROW_LIMIT) {
            throw FormatException.tooLarge(info.width() + "x" + info.height() + " pixels with " + info.channels()
                    + " channels of " + info.type().label() + " take " + (bytes >> 20) + " MiB, and there are "
                    + (limit >> 20) + " MiB; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx...");
        }
    }

    /**
     * Checks a width, height and channel count as a file states them, before an {@link ImageInfo} is made of them.
     *
     * @throws FormatException if one is zero, negative or beyond what Java can hold
     */
    public static void requireSize(String format, long width, long height, long channels) throws FormatException {
        if (width < 1 || height < 1 || channels < 1) {
            throw FormatException.corrupt(format, "size " + width + "x" + height + " with " + channels + " channels");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * channels > ROW_LIMIT) {
            throw FormatException.tooLarge(width + "x" + height + " pixels with " + channels + " channels");
        }
    }
}
