package upscale.format;

import upscale.image.AxisMap;

/**
 * Distances between the centres of pixels, in millimetres.
 *
 * @param rows between a row and the next: the first of DICOM's two values (PS3.3, 10.7.1.3)
 * @param columns between a column and the next
 */
public record Spacing(double rows, double columns) {
    /**
     * That of another grid on the same area.
     *
     * @param toColumn from the new grid's columns to this one's
     * @param toRow from the new grid's rows to this one's
     */
    public Spacing onGrid(AxisMap toColumn, AxisMap toRow) {
        return new Spacing(rows * step(toRow), columns * step(toColumn));
    }

    // A grid of one pixel that stands for no certain distance has the old one's.
    private static double step(AxisMap map) {
        return map.step() > 0 ? map.step() : 1;
    }

    /** With the axes exchanged, as a quarter turn does. */
    public Spacing transposed() {
        return new Spacing(columns, rows);
    }

    /** Pixels per length; both distances are positive. */
    public Resolution resolution() {
        return new Resolution(10 / columns, 10 / rows, Resolution.Unit.CENTIMETRE);
    }

    /** For people. */
    public String label() {
        return rows + " mm between rows, " + columns + " mm between columns";
    }
}
