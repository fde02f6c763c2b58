package upscale.method;

/**
 * A whole number for each axis: a stride, a dilation, an offset.
 *
 * @param rows along columns, vertically; at least 0
 * @param columns along rows, horizontally; at least 0
 */
public record Pair(int rows, int columns) {
    public Pair {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(rows + "," + columns + " is negative");
        }
    }

    /** The same for both axes. */
    public static Pair both(int value) {
        return new Pair(value, value);
    }

    /** As frameworks write it: rows, columns; one number if they are equal. */
    @Override
    public String toString() {
        return rows == columns ? Integer.toString(rows) : rows + "," + columns;
    }
}
