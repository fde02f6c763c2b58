package upscale.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import upscale.image.Orientation;

/**
 * What an EXIF block says of how a picture lies and how large it is (CIPA DC-008, 4.6.4; the layout is TIFF's). JPEG,
 * PNG and WebP carry the same block in different wrappings.
 *
 * @param orientation tag 274; upright if not stated
 * @param resolution tags 282, 283 and 296; cameras write 72 dpi when they do not know
 */
public record Exif(Orientation orientation, Optional<Resolution> resolution) {
    /** An EXIF block that says nothing. */
    public static final Exif NONE = new Exif(Orientation.UPRIGHT, Optional.empty());

    private static final int ORIENTATION = 274;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int RESOLUTION_UNIT = 296;
    private static final int SHORT = 3;
    private static final int RATIONAL = 5;

    /**
     * Reads the first directory of a block.
     *
     * @param tiff from the byte order mark on, without JPEG's {@code Exif\0\0}
     * @return what could be read; a block that breaks the rules is no reason to refuse the picture
     */
    public static Exif of(byte[] tiff) {
        int mark = tiff.length < 8 ? 0 : (tiff[0] & 0xff) << 8 | tiff[1] & 0xff;
        if (mark != 0x4949 && mark != 0x4d4d) {
            return NONE;
        }
        ByteBuffer in = ByteBuffer.wrap(tiff).order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int orientation = 1;
        int unit = 2;
        double x = 0;
        double y = 0;
        try {
            in.position(within(tiff, in.getInt(4)));
            for (int entries = in.getShort() & 0xffff; entries > 0; entries--) {
                int entry = in.position();
                int tag = in.getShort() & 0xffff;
                int type = in.getShort() & 0xffff;
                in.getInt();
                if (tag == ORIENTATION && type == SHORT) {
                    orientation = in.getShort() & 0xffff;
                } else if (tag == RESOLUTION_UNIT && type == SHORT) {
                    unit = in.getShort() & 0xffff;
                } else if (tag == X_RESOLUTION && type == RATIONAL) {
                    x = rational(in, within(tiff, in.getInt()));
                } else if (tag == Y_RESOLUTION && type == RATIONAL) {
                    y = rational(in, within(tiff, in.getInt()));
                }
                in.position(within(tiff, entry + 12));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // What was read before the break still stands.
        }
        return new Exif(Orientation.ofTag(orientation), resolution(x, y, unit));
    }

    private static int within(byte[] tiff, int offset) {
        if (offset < 0 || offset > tiff.length) {
            throw new IndexOutOfBoundsException(offset);
        }
        return offset;
    }

    private static double rational(ByteBuffer in, int at) {
        return (in.getInt(at) & 0xffffffffL) / (double) (in.getInt(at + 4) & 0xffffffffL);
    }

    private static Optional<Resolution> resolution(double x, double y, int unit) {
        if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
            return Optional.empty();
        }
        return switch (unit) {
            case 2 -> Optional.of(new Resolution(x, y, Resolution.Unit.INCH));
            case 3 -> Optional.of(new Resolution(x, y, Resolution.Unit.CENTIMETRE));
            default -> Optional.of(new Resolution(x, y, Resolution.Unit.NONE));
        };
    }
}
