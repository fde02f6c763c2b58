package upscale.format.png;

import java.nio.ByteBuffer;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.SampleType;

/**
 * The IHDR chunk: how samples are laid out (PNG third edition, 11.2.1).
 *
 * @param depth bits of a sample, or of a palette index
 * @param colourType {@link #GRAY}, {@link #RGB}, {@link #PALETTE}, {@link #GRAY_ALPHA} or {@link #RGB_ALPHA}
 * @param interlaced whether pixels come in the seven passes of Adam7
 */
record Header(int width, int height, int depth, int colourType, boolean interlaced) {
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    static Header of(byte[] data) throws FormatException {
        if (data.length != 13) {
            throw FormatException.corrupt("png", "IHDR has 13 bytes, not " + data.length);
        }
        ByteBuffer in = ByteBuffer.wrap(data);
        int width = in.getInt();
        int height = in.getInt();
        int depth = in.get();
        int colourType = in.get();
        int compression = in.get();
        int filter = in.get();
        int interlace = in.get();
        boolean depthFits = switch (colourType) {
            case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> throw FormatException.corrupt("png", "colour type " + colourType + " does not exist");
        };
        if (!depthFits) {
            throw FormatException.corrupt("png", "colour type " + colourType + " with " + depth + " bits a sample");
        }
        if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
            throw FormatException.corrupt(
                    "png",
                    "compression, filter and interlace methods are 0, 0 and 0 or 1, not " + compression + ", " + filter
                            + " and " + interlace);
        }
        Header header = new Header(width, height, depth, colourType, interlace == 1);
        Rasters.requireSize("png", width, height, header.channels());
        if ((long) width * header.pixelBits() / 8 > Integer.MAX_VALUE - 64) {
            throw FormatException.tooLarge(width + " pixels of " + header.pixelBits() + " bits in a row");
        }
        return header;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colourType)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (interlaced ? 1 : 0))
                .array();
    }

    /** Samples of a pixel in the file. */
    int channels() {
        return switch (colourType) {
            case RGB -> 3;
            case GRAY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    boolean hasAlpha() {
        return colourType == GRAY_ALPHA || colourType == RGB_ALPHA;
    }

    SampleType type() {
        return SampleType.unsigned(depth);
    }

    private int pixelBits() {
        return channels() * depth;
    }

    /** Bytes of a row of {@code pixels} pixels, without its filter byte. */
    int rowBytes(int pixels) {
        return (int) (((long) pixels * pixelBits() + 7) / 8);
    }

    /** How many bytes back the filters look for the sample to the left. */
    int filterStep() {
        return Math.max(1, pixelBits() / 8);
    }

    /** Bytes of the whole image with its filter bytes, before compression. */
    long imageBytes() {
        long bytes = 0;
        for (Pass pass : Pass.of(this)) {
            bytes += pass.rows() * (1L + rowBytes(pass.columns()));
        }
        return bytes;
    }
}
