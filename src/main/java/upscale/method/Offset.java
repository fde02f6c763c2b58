package upscale.method;

/**
 * Where in its cell of zeros a sample is put.
 *
 * @param y rows from the top of the cell, at least 0
 * @param x columns from the left of the cell, at least 0
 */
public record Offset(int y, int x) {
    public static final Offset TOP_LEFT = new Offset(0, 0);

    public Offset {
        if (y < 0 || x < 0) {
            throw new IllegalArgumentException("offset " + y + "," + x + " is negative");
        }
    }

    /** As frameworks write it: row, column. */
    @Override
    public String toString() {
        return y + "," + x;
    }
}
