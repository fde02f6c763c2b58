package upscale.format.dicom;

import upscale.format.FormatException;

/**
 * What a JPEG stream says of its frame (ITU-T T.81, B.2.2), read before a decoder is let loose on it.
 *
 * @param marker SOF0 to SOF15, as 0xc0 to 0xcf
 * @param precision bits of a sample
 */
record JpegHeader(int marker, int precision, int width, int height, int components) {
    private static final int LOSSLESS = 0xc3;

    static JpegHeader of(byte[] frame) throws FormatException {
        if (u16(frame, 0) != 0xffd8) {
            throw FormatException.corrupt("dicom", "a JPEG frame without start marker");
        }
        requireEnd(frame);
        int at = 2;
        while (at + 4 <= frame.length) {
            int marker = u16(frame, at);
            if (marker >> 8 != 0xff || marker == 0xffda || marker == 0xffd9) {
                break;
            }
            if (marker == 0xffff) { // fill
                at++;
                continue;
            }
            int code = marker & 0xff;
            int length = u16(frame, at + 2);
            boolean header = code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
            if (header && at + 10 <= frame.length) {
                return new JpegHeader(
                        code, frame[at + 4] & 0xff, u16(frame, at + 7), u16(frame, at + 5), frame[at + 9] & 0xff);
            }
            at += 2 + length;
        }
        throw FormatException.corrupt("dicom", "a JPEG frame without frame header");
    }

    /** The end marker is the last thing in a frame, but for what fills its fragment. */
    private static void requireEnd(byte[] frame) throws FormatException {
        int end = frame.length;
        while (end > 2 && (frame[end - 1] == 0 || frame[end - 1] == (byte) 0xff)) {
            end--;
        }
        if (u16(frame, end - 2) != 0xffd9) {
            throw FormatException.corrupt("dicom", "a JPEG frame that is cut short: its end marker is missing");
        }
    }

    private static int u16(byte[] bytes, int at) {
        return at < 0 || at + 2 > bytes.length ? -1 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    boolean lossless() {
        return marker == LOSSLESS;
    }

    /** Checks that it is a frame of such pixels, in a coding that there are decoders of. */
    void requireOf(PixelLayout layout) throws FormatException {
        if (width != layout.width() || height != layout.height() || components != layout.samples()) {
            throw FormatException.corrupt(
                    "dicom",
                    "expected a JPEG frame of " + layout.width() + "x" + layout.height() + " pixels with "
                            + layout.samples() + " components, found " + width + "x" + height + " with " + components);
        }
        if (marker > LOSSLESS) {
            throw FormatException.unsupported(
                    "dicom", "a JPEG frame of " + (marker > 0xc8 ? "arithmetic" : "hierarchical") + " coding");
        }
        if (precision > layout.allocated()) {
            throw FormatException.corrupt(
                    "dicom", "JPEG samples of " + precision + " bits, where " + layout.allocated() + " are allocated");
        }
    }
}
