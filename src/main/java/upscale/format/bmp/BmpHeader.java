package upscale.format.bmp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import upscale.format.Ending;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.format.Resolution;
import upscale.image.IccProfile;

/**
 * What stands before the pixels of a bitmap (BITMAPCOREHEADER to BITMAPV5HEADER, and OS/2's).
 *
 * @param topDown whether the first stored row is the top one
 * @param bits of a pixel
 * @param compression {@link #RGB}, {@link #RLE8}, {@link #RLE4}; bit fields are RGB with masks
 * @param masks red, green, blue and alpha within a pixel of 16 or 32 bits; 0 for none
 * @param palette 0xRRGGBBff; empty above 8 bits
 * @param pixels offset of the first stored row
 */
record BmpHeader(
        int width,
        int height,
        boolean topDown,
        int bits,
        int compression,
        int[] masks,
        int[] palette,
        int pixels,
        Optional<Resolution> resolution,
        Optional<IccProfile> icc) {

    static final int RGB = 0;
    static final int RLE8 = 1;
    static final int RLE4 = 2;
    static final int BITFIELDS = 3;
    static final int ALPHA_BITFIELDS = 6;

    /** {@code 'MBED'}: the profile is in the file. */
    static final int PROFILE_EMBEDDED = 0x4d424544;

    /** Where the information header starts, after the file header. */
    static final int START = 14;

    /** Bytes of the first kind of information header; later ones end wherever their writers had no more to say. */
    private static final int CORE = 12;

    /** @param ending what is thought of a file that ends before its colour profile does */
    static BmpHeader of(byte[] file, Ending ending) throws FormatException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        require(file, 18);
        int size = in.getInt(START);
        if (size != CORE && (size < 16 || size > 256)) {
            throw FormatException.unsupported("bmp", "an information header of " + size + " bytes");
        }
        require(file, START + (long) size);
        boolean core = size == CORE;
        long width = core ? in.getShort(18) & 0xffff : in.getInt(18);
        long signedHeight = core ? in.getShort(20) & 0xffff : in.getInt(22);
        int bits = in.getShort(core ? 24 : 28) & 0xffff;
        int compression = field(in, size, 16);
        Rasters.requireSize("bmp", width, Math.abs(signedHeight), 1);
        requireSupported(bits, compression, size);

        boolean masked = compression == BITFIELDS || compression == ALPHA_BITFIELDS;
        int afterHeader = START + size;
        if (masked && size == 40) { // the masks follow
            afterHeader += compression == BITFIELDS ? 12 : 16;
            require(file, afterHeader);
        }
        int[] masks = masked
                ? masks(in, size, compression)
                : bits == 16 ? new int[] {0x7c00, 0x3e0, 0x1f, 0} : new int[] {0xff0000, 0xff00, 0xff, 0};
        int pixels = in.getInt(10);
        if (pixels < afterHeader || pixels > file.length) {
            throw FormatException.corrupt(
                    "bmp",
                    10,
                    "pixels at byte " + (pixels & 0xffffffffL) + " of " + file.length + ", expected after byte "
                            + afterHeader);
        }
        int entry = core ? 3 : 4;
        int claimed = field(in, size, 32);
        int colours = bits > 8 ? 0 : claimed > 0 && claimed <= 1 << bits ? claimed : 1 << bits;
        int[] palette = new int[Math.min(colours, (pixels - afterHeader) / entry)];
        for (int i = 0; i < palette.length; i++) {
            int at = afterHeader + i * entry;
            palette[i] = (file[at + 2] & 0xff) << 24 | (file[at + 1] & 0xff) << 16 | (file[at] & 0xff) << 8 | 0xff;
        }
        if (bits <= 8 && palette.length == 0) {
            throw FormatException.corrupt("bmp", afterHeader, "no palette for pixels of " + bits + " bits");
        }
        return new BmpHeader(
                (int) width,
                (int) Math.abs(signedHeight),
                signedHeight < 0,
                bits,
                masked ? RGB : compression,
                masks,
                palette,
                pixels,
                resolution(field(in, size, 24), field(in, size, 28)),
                profile(file, in, size, ending));
    }

    /** A 32-bit field of the information header, 0 if this version of the header ends before it. */
    private static int field(ByteBuffer in, int size, int offset) {
        return size >= offset + 4 ? in.getInt(START + offset) : 0;
    }

    private static void requireSupported(int bits, int compression, int size) throws FormatException {
        boolean os2 = size == 16 || size == 64;
        boolean masks = !os2 && (size == 40 || size >= (compression == BITFIELDS ? 52 : 56));
        boolean known = switch (compression) {
            case RGB -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case BITFIELDS, ALPHA_BITFIELDS -> (bits == 16 || bits == 32) && masks;
            default -> false;
        };
        if (!known) {
            throw FormatException.unsupported("bmp", bits + " bits a pixel with compression " + compression);
        }
    }

    private static int[] masks(ByteBuffer in, int size, int compression) throws FormatException {
        boolean alpha = compression == ALPHA_BITFIELDS || size >= 56;
        int at = START + 40;
        int[] masks = {in.getInt(at), in.getInt(at + 4), in.getInt(at + 8), alpha ? in.getInt(at + 12) : 0};
        for (int i = 0; i < 4; i++) {
            int run = masks[i] >>> Integer.numberOfTrailingZeros(masks[i]);
            boolean contiguous = (run & run + 1) == 0 && (run != 0 || i == 3);
            if (!contiguous || Integer.bitCount(run) > 16) {
                throw FormatException.unsupported("bmp", "the bit mask 0x" + Integer.toHexString(masks[i]));
            }
        }
        return masks;
    }

    private static Optional<Resolution> resolution(int x, int y) {
        return x > 0 && y > 0 ? Optional.of(new Resolution(x, y, Resolution.Unit.METRE)) : Optional.empty();
    }

    private static Optional<IccProfile> profile(byte[] file, ByteBuffer in, int size, Ending ending)
            throws FormatException {
        if (field(in, size, 56) != PROFILE_EMBEDDED || size < 124) {
            return Optional.empty();
        }
        long at = START + (field(in, size, 112) & 0xffffffffL);
        long length = field(in, size, 116) & 0xffffffffL;
        if (at + length > file.length) {
            ending.early(FormatException.corrupt(
                    "bmp",
                    file.length,
                    "the file is cut short: its colour profile is " + length + " bytes from byte " + at + " on"));
            return Optional.empty();
        }
        return length < 128
                ? Optional.empty()
                : Optional.of(new IccProfile(Arrays.copyOfRange(file, (int) at, (int) (at + length))));
    }

    private static void require(byte[] file, long length) throws FormatException {
        if (file.length < length) {
            throw FormatException.corrupt("bmp", file.length, "the file is cut short within its header");
        }
    }
}
