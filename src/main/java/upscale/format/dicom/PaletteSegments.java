package upscale.format.dicom;

import upscale.format.FormatException;

/**
 * A palette's table in segments (DICOM PS3.3, C.7.9.2): runs of entries as they are, straight lines between entries, and segments that come
 * again, by their place in bytes.
 */
final class PaletteSegments {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] in;
    private final int unit;
    private final int[] entries;
    private int filled;

    private PaletteSegments(int[] in, int unit, int count) {
        this.in = in;
        this.unit = unit;
        this.entries = new int[count];
    }

    /**
     * The entries that segments stand for.
     *
     * @param in the segments, in bytes or words
     * @param unit bytes of each
     * @param count how many entries there are to be
     */
    static int[] entries(int[] in, int unit, int count) throws FormatException {
        PaletteSegments segments = new PaletteSegments(in, unit, count);
        segments.read(0, Integer.MAX_VALUE, true);
        if (segments.filled < count) {
            throw FormatException.corrupt(
                    "dicom", "expected a palette of " + count + " entries, found " + segments.filled);
        }
        return segments.entries;
    }

    /**
     * Reads so many segments, or to the end of them or of the table.
     *
     * @param outermost whether they may refer to others, which those may not
     */
    private void read(int from, int segments, boolean outermost) throws FormatException {
        int at = from;
        for (int i = 0; i < segments && at + 1 < in.length && filled < entries.length; i++) {
            int kind = in[at];
            int length = in[at + 1];
            at += 2;
            switch (kind) {
                case DISCRETE -> {
                    require(length, at + length);
                    System.arraycopy(in, at, entries, filled, length);
                    filled += length;
                    at += length;
                }
                case LINEAR -> {
                    require(length, at + 1);
                    line(length, in[at]);
                    at++;
                }
                case INDIRECT -> {
                    require(1, at + 4 / unit);
                    long offset = 0;
                    for (int k = 0; k < 4 / unit; k++) {
                        offset |= (long) in[at + k] << 8 * unit * k;
                    }
                    if (!outermost || offset % unit != 0 || offset / unit >= at - 2) {
                        throw FormatException.corrupt(
                                "dicom",
                                "a palette's segment that refers to byte " + offset + ", where none before it begins");
                    }
                    read((int) (offset / unit), length, false);
                    at += 4 / unit;
                }
                default ->
                    throw FormatException.unsupported(
                            "dicom", "a palette's segment of kind " + kind + "; 0, 1 and 2 are read");
            }
        }
    }

    private void require(int length, int end) throws FormatException {
        if (length < 1 || end > in.length || filled + length > entries.length) {
            throw FormatException.corrupt(
                    "dicom",
                    "a palette's segment of " + length + " entries, where " + (entries.length - filled) + " of "
                            + entries.length + " are left");
        }
    }

    private void line(int length, int to) throws FormatException {
        if (filled == 0) {
            throw FormatException.corrupt("dicom", "a palette that begins with a line from nowhere");
        }
        int from = entries[filled - 1];
        for (int i = 1; i <= length; i++) {
            entries[filled++] = (int) Math.rint(from + (double) (to - from) * i / length);
        }
    }
}
