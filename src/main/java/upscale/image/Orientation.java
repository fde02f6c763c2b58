package upscale.image;

/**
 * How stored rows and columns lie in the picture, as EXIF and TIFF number it (TIFF 6.0, tag 274): what must be done to a
 * stored image to see it upright.
 */
public enum Orientation {
    UPRIGHT(1, false, false, false),
    FLIPPED(2, false, true, false),
    HALF_TURN(3, false, true, true),
    FLIPPED_HALF_TURN(4, false, false, true),
    TRANSPOSED(5, true, false, false),
    QUARTER_TURN(6, true, false, true),
    ANTI_TRANSPOSED(7, true, true, true),
    THREE_QUARTER_TURN(8, true, true, false);

    private final int tag;
    private final boolean swapsAxes;
    private final boolean mirrorsColumns;
    private final boolean mirrorsRows;

    Orientation(int tag, boolean swapsAxes, boolean mirrorsColumns, boolean mirrorsRows) {
        this.tag = tag;
        this.swapsAxes = swapsAxes;
        this.mirrorsColumns = mirrorsColumns;
        this.mirrorsRows = mirrorsRows;
    }

    /** The orientation with this tag value; upright for values outside 1..8, as viewers treat them. */
    public static Orientation ofTag(int tag) {
        return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
    }

    /** The tag's value, 1 to 8. */
    public int tag() {
        return tag;
    }

    /** Whether the upright picture's rows are stored columns. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /** Whether stored columns are counted from the right. */
    boolean mirrorsColumns() {
        return mirrorsColumns;
    }

    /** Whether stored rows are counted from the bottom. */
    boolean mirrorsRows() {
        return mirrorsRows;
    }
}
