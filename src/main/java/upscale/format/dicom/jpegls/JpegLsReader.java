package upscale.format.dicom.jpegls;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * Reads JPEG-LS (ITU-T T.87 | ISO/IEC 14495-1): lossless and near-lossless, 2 to 16 bits, any number of components, all ways of
 * interleaving them, restarts, preset parameters and pictures wider or higher than 65535. Refused by name are mapping tables,
 * subsampled components, point transforms, heights that are told after the first scan, and the colour transforms that HP added.
 */
public final class JpegLsReader {
    static final String NAME = "jpeg-ls";

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DNL = 0xdc;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP8 = 0xe8;
    private static final int APP15 = 0xef;
    private static final int SOF55 = 0xf7;
    private static final int LSE = 0xf8;
    private static final int COM = 0xfe;

    private final byte[] bytes;
    private int at;

    /** Behind the segment that is being read. */
    private int segmentEnd;

    private int precision;
    private long width;
    private long height;
    private int[] ids;
    private boolean[] decoded;
    private Coding presets = Coding.UNSTATED;
    private long interval;
    private JpegLsImage image;

    private JpegLsReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Decodes a stream; what follows its end marker is not looked at.
     *
     * @param bytes from the start of image marker on
     * @throws FormatException corrupt, at a byte of {@code bytes}; unsupported; too large for the memory there is
     */
    public static JpegLsImage decode(byte[] bytes) throws FormatException {
        return new JpegLsReader(bytes).decode();
    }

    private JpegLsImage decode() throws FormatException {
        at = marker(bytes, 0, SOI);
        for (int marker = next(); marker != EOI; marker = next()) {
            beginSegment();
            switch (marker) {
                case SOF55 -> frame();
                case LSE -> presets();
                case DRI -> interval = number(segmentEnd - at); // in rows, of two to four bytes (C.2.5)
                case SOS -> {
                    scan();
                    continue;
                }
                case APP8 -> colourTransform();
                case DNL -> throw lateHeight();
                default -> other(marker);
            }
            if (at != segmentEnd) {
                throw corrupt("a segment that is " + (segmentEnd - at) + " bytes too long");
            }
        }
        if (image == null) {
            throw corrupt("no scan before the end");
        }
        for (int i = 0; i < decoded.length; i++) {
            if (!decoded[i]) {
                throw corrupt("no scan of component " + ids[i]);
            }
        }
        return image;
    }

    /** Steps over the marker {@code code} at {@code at}, and what may fill the bytes before it; the byte behind. */
    static int marker(byte[] bytes, int at, int code) throws FormatException {
        JpegLsReader reader = new JpegLsReader(bytes);
        reader.at = at;
        int found = reader.next();
        if (found != code) {
            throw FormatException.corrupt(
                    NAME, at, String.format(Locale.ROOT, "marker ff%02x, expected ff%02x", found, code));
        }
        return reader.at;
    }

    private int next() throws FormatException {
        if (at >= bytes.length) {
            throw corrupt("the end of the data, expected a marker");
        }
        if (bytes[at] != -1) {
            throw corrupt(String.format(Locale.ROOT, "%02x, expected a marker", bytes[at]));
        }
        while (at < bytes.length && bytes[at] == -1) {
            at++;
        }
        segmentEnd = bytes.length;
        return (int) number(1);
    }

    private void beginSegment() throws FormatException {
        int start = at;
        int length = (int) number(2);
        if (length < 2 || length > bytes.length - start) {
            at = start;
            throw corrupt("a segment of " + length + " bytes, of which there are " + (bytes.length - start));
        }
        segmentEnd = start + length;
    }

    /** The next {@code length} bytes, 1 to 4, as one number. */
    private long number(long length) throws FormatException {
        if (length < 1 || length > 4 || length > segmentEnd - at) {
            throw corrupt("a number of " + length + " bytes where " + (segmentEnd - at) + " are left");
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes[at++] & 0xff;
        }
        return number;
    }

    private void frame() throws FormatException {
        if (ids != null) {
            throw corrupt("a second frame");
        }
        precision = (int) number(1);
        size(number(2), number(2));
        ids = new int[(int) number(1)];
        decoded = new boolean[ids.length];
        if (precision < 2 || precision > 16 || ids.length == 0) {
            throw corrupt(ids.length + " components of " + precision + " bits, expected some of 2 to 16");
        }
        for (int i = 0; i < ids.length; i++) {
            int id = (int) number(1);
            if (Arrays.stream(ids, 0, i).anyMatch(other -> other == id)) {
                throw corrupt("component " + id + " twice");
            }
            ids[i] = id;
            if (number(1) != 0x11 && ids.length > 1) {
                throw unsupported("subsampled components");
            }
            number(1); // the table of quantisation, of which JPEG-LS has none
        }
    }

    /** Takes what is not zero; the rest is told elsewhere (C.2.4.1.4). */
    private void size(long rows, long columns) throws FormatException {
        if (rows != 0 && height != 0 || columns != 0 && width != 0) {
            throw corrupt("a second size, " + columns + "x" + rows);
        }
        height += rows;
        width += columns;
    }

    private void presets() throws FormatException {
        int kind = (int) number(1);
        switch (kind) {
            case 1 ->
                presets = new Coding(
                        (int) number(2), 0, (int) number(2), (int) number(2), (int) number(2), (int) number(2));
            case 2, 3 -> at = segmentEnd; // a mapping table is refused where it is used
            case 4 -> {
                int length = (int) number(1);
                size(number(length), number(length));
            }
            default -> throw unsupported("preset parameters of kind " + kind);
        }
    }

    private void scan() throws FormatException {
        if (ids == null) {
            throw corrupt("a scan before the frame");
        }
        int start = at;
        int[] components = new int[(int) number(1)];
        for (int i = 0; i < components.length; i++) {
            components[i] = component((int) number(1));
            if (number(1) != 0) {
                throw unsupported("samples by a mapping table");
            }
        }
        int near = (int) number(1);
        int interleave = (int) number(1);
        long pointTransform = number(1);
        if (pointTransform != 0) {
            throw unsupported("point transform " + pointTransform);
        }
        if (at != segmentEnd || components.length == 0 || interleave > 2 || interleave == 0 && components.length > 1) {
            at = start;
            throw corrupt("a scan of " + components.length + " components interleaved by mode " + interleave);
        }
        Coding coding = presets.with(precision, near);
        if (!coding.isValid(precision)) {
            throw corrupt(precision + " bits and " + coding);
        }
        allocate();
        int[][] together = interleave == 2
                ? new int[][] {components}
                : IntStream.of(components).mapToObj(c -> new int[] {c}).toArray(int[][]::new);
        at = new Scan(bytes, image, coding, together).decode(at, interval);
    }

    /** The index in the frame of the component called {@code id}, which is decoded from now on. */
    private int component(int id) throws FormatException {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id && !decoded[i]) {
                decoded[i] = true;
                return i;
            }
        }
        throw corrupt("component " + id + " in a scan, but not in the frame, or a second time");
    }

    private void allocate() throws FormatException {
        if (image != null) {
            return;
        }
        if (height == 0) {
            throw lateHeight();
        }
        Rasters.requireSize(NAME, width, height, ids.length);
        ImageInfo info = ImageInfo.planes((int) width, (int) height, ids.length, SampleType.U16);
        Rasters.requireRoom(info);
        long samples = info.pixels() * ids.length;
        if (samples > Integer.MAX_VALUE - 8) {
            throw FormatException.tooLarge(samples + " samples in a JPEG-LS stream");
        }
        image = new JpegLsImage((int) width, (int) height, precision, ids.length, new short[(int) samples]);
    }

    private void colourTransform() throws FormatException {
        boolean named = segmentEnd - at == 5 && number(4) == 0x6d726678; // "mrfx"
        if (named && bytes[at] != 0) {
            throw unsupported("colour transform HP" + bytes[at]);
        }
        at = segmentEnd;
    }

    private void other(int marker) throws FormatException {
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
            throw unsupported("JPEG of another kind, SOF" + (marker - 0xc0) + ", expected SOF55");
        }
        if (marker != COM && (marker < APP0 || marker > APP15)) {
            throw corrupt(String.format(Locale.ROOT, "marker ff%02x", marker));
        }
        at = segmentEnd;
    }

    private static FormatException lateHeight() {
        return unsupported("a height that is told after the first scan (DNL)");
    }

    private FormatException corrupt(String message) {
        return FormatException.corrupt(NAME, at, message);
    }

    private static FormatException unsupported(String message) {
        return FormatException.unsupported(NAME, message);
    }
}
