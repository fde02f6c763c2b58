package upscale.format;

import java.util.Optional;
import upscale.image.AxisMap;

/**
 * Where a slice lies in a patient, in the patient's own coordinates and millimetres.
 *
 * @param corner the centre of its first pixel
 * @param right the direction from a column to the next, of length 1
 * @param down the direction from a row to the next, of length 1
 * @param columnSpacing from a column's centre to the next one's
 * @param rowSpacing from a row's centre to the next one's
 */
public record Place(Point corner, Point right, Point down, double columnSpacing, double rowSpacing) {
    /** How far directions may be apart, and distances in proportion, and still count as the same: files have few digits. */
    private static final double SAME = 1e-3;

    /** A point or a step. */
    public record Point(double x, double y, double z) {
        public Point plus(Point step) {
            return new Point(x + step.x, y + step.y, z + step.z);
        }

        public Point minus(Point start) {
            return new Point(x - start.x, y - start.y, z - start.z);
        }

        public Point times(double factor) {
            return new Point(factor * x, factor * y, factor * z);
        }

        public double dot(Point other) {
            return x * other.x + y * other.y + z * other.z;
        }

        public Point cross(Point other) {
            return new Point(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
        }

        public double length() {
            return Math.sqrt(dot(this));
        }
    }

    /**
     * The place that DICOM's attributes state (PS3.3, C.7.6.2.1.1).
     *
     * @param position Image Position (Patient): three coordinates
     * @param axes Image Orientation (Patient): the directions of rows and columns, three each
     * @param spacing Pixel Spacing: between rows, between columns
     * @return empty if any of them has another number of values
     */
    public static Optional<Place> of(double[] position, double[] axes, double[] spacing) {
        return position.length == 3 && axes.length == 6 && spacing.length == 2
                ? Optional.of(new Place(point(position, 0), point(axes, 0), point(axes, 3), spacing[1], spacing[0]))
                : Optional.empty();
    }

    private static Point point(double[] numbers, int from) {
        return new Point(numbers[from], numbers[from + 1], numbers[from + 2]);
    }

    /**
     * The same slice on another grid, whose first pixel lies so many columns and rows of this one from the first pixel of this one.
     *
     * @param columns from the new grid's columns to this one's
     * @param rows from the new grid's rows to this one's
     */
    public Place onGrid(AxisMap columns, AxisMap rows) {
        Point across = right.times(columnSpacing).times(columns.offset());
        Point along = down.times(rowSpacing).times(rows.offset());
        Spacing spacing = new Spacing(rowSpacing, columnSpacing).onGrid(columns, rows);
        return new Place(corner.plus(across).plus(along), right, down, spacing.columns(), spacing.rows());
    }

    /** At right angles to the slice: right, down and this are a right-handed system. */
    public Point normal() {
        return right.cross(down);
    }

    /** How far along {@code direction} it lies. */
    public double along(Point direction) {
        return corner.dot(direction);
    }

    /** The same slice, its first pixel elsewhere. */
    public Place movedTo(Point newCorner) {
        return new Place(newCorner, right, down, columnSpacing, rowSpacing);
    }

    /** Whether both lie parallel, with pixels of one size. */
    public boolean parallelTo(Place other) {
        return right.minus(other.right).length() < SAME
                && down.minus(other.down).length() < SAME
                && Math.abs(columnSpacing - other.columnSpacing) < SAME * columnSpacing
                && Math.abs(rowSpacing - other.rowSpacing) < SAME * rowSpacing;
    }
}
