package upscale.engine;

import java.util.Arrays;
import java.util.List;

/**
 * One of the eight ways in which a square is turned and mirrored (the dihedral group of order 8).
 *
 * @param swapped whether rows become columns, first of all
 * @param left whether left and right change places
 * @param top whether top and bottom do
 */
public record Turn(boolean swapped, boolean left, boolean top) {
    public static final List<Turn> ALL = List.of(
            new Turn(false, false, false),
            new Turn(false, false, true),
            new Turn(false, true, false),
            new Turn(false, true, true),
            new Turn(true, false, false),
            new Turn(true, false, true),
            new Turn(true, true, false),
            new Turn(true, true, true));

    /** Where each place of a square of {@code side} goes, places being counted row by row. */
    public int[] places(int side) {
        int[] places = new int[side * side];
        Arrays.setAll(places, place -> {
            int row = swapped ? place % side : place / side;
            int column = swapped ? place / side : place % side;
            return (top ? side - 1 - row : row) * side + (left ? side - 1 - column : column);
        });
        return places;
    }
}
