package upscale.format.jpeg;

/** What the components of a JPEG file are. */
enum JpegColours {
    GRAY("gray"),
    RGB("RGB"),
    YCBCR("YCbCr"),
    /** Amounts of ink. */
    CMYK("CMYK"),
    /** Amounts of white paper between the ink, as Adobe's programs store them. */
    INVERTED_CMYK("inverted CMYK"),
    /** Inverted CMYK whose first three components are coded as luma and chroma of the ink. */
    YCCK("YCCK");

    private final String label;

    JpegColours(String label) {
        this.label = label;
    }

    /**
     * What the components are. The files do not say so; this is the convention that libjpeg set (jdapimin.c): Adobe's
     * segment decides, then JFIF's, then the components' names.
     */
    static JpegColours of(JpegStructure file) {
        int[] ids = file.frame().ids();
        boolean adobe = file.adobe() >= 0;
        return switch (ids.length) {
            case 1 -> GRAY;
            case 4 -> !adobe ? CMYK : file.adobe() == 0 ? INVERTED_CMYK : YCCK;
            default -> {
                if (file.jfif()) {
                    yield YCBCR;
                }
                boolean named = ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B';
                yield adobe ? file.adobe() == 0 ? RGB : YCBCR : named ? RGB : YCBCR;
            }
        };
    }

    String label() {
        return label;
    }

    boolean gray() {
        return this == GRAY;
    }

    /** Whether the components are inks, which are converted to sRGB. */
    boolean ink() {
        return this == CMYK || this == INVERTED_CMYK || this == YCCK;
    }

    /** Turns luma and chroma into RGB, and inverted or coded inks into amounts of ink: interleaved bytes of a row, where they are. */
    void toInkOrRgb(byte[] row) {
        if (this == YCBCR) {
            ycbcrToRgb(row, 3);
        } else if (this == YCCK) { // Y, Cb and Cr are of the amounts of ink, K is inverted
            ycbcrToRgb(row, 4);
            for (int i = 3; i < row.length; i += 4) {
                row[i] = (byte) ~row[i];
            }
        } else if (this == INVERTED_CMYK) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) ~row[i];
            }
        }
    }

    /** JFIF's conversion (ITU-T T.871, 7) in 16-bit fixed point with libjpeg's rounding, so that samples equal everybody's. */
    private static void ycbcrToRgb(byte[] row, int step) {
        for (int i = 0; i < row.length; i += step) {
            int y = row[i] & 0xff;
            int cb = (row[i + 1] & 0xff) - 128;
            int cr = (row[i + 2] & 0xff) - 128;
            row[i] = clamp(y + (91881 * cr + 32768 >> 16)); // 1.402
            row[i + 1] = clamp(y + (-22554 * cb - 46802 * cr + 32768 >> 16)); // 0.344136, 0.714136
            row[i + 2] = clamp(y + (116130 * cb + 32768 >> 16)); // 1.772
        }
    }

    private static byte clamp(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }
}
