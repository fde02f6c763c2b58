package upscale.bank;

import java.util.ArrayList;
import java.util.List;
import upscale.engine.Turn;

/**
 * A way round in which a window is looked at: turned, and negated or not. Of the sixteen there are, one makes waves rise in known directions, so that windows that differ in nothing else are treated alike.
 *
 * @param turn what is done to the window
 * @param sign 1, or -1 if it is negated
 */
public record Way(Turn turn, float sign) {
    /** The sixteen, {@link #number numbered}. */
    public static final List<Way> ALL = all();

    /** The first ones are the turns, not negated. */
    static final int TURNS = Turn.ALL.size();

    /** The window as it is. */
    static final int AS_IT_IS = number(false, false, false, false);

    private static List<Way> all() {
        List<Way> ways = new ArrayList<>();
        for (int number = 0; number < 2 * Turn.ALL.size(); number++) {
            Turn turn = new Turn((number & 1) != 0, (number & 2) != 0, (number & 4) != 0);
            ways.add(new Way(turn, (number & 8) != 0 ? -1 : 1));
        }
        return List.copyOf(ways);
    }

    static int number(boolean swapped, boolean left, boolean top, boolean negated) {
        return (swapped ? 1 : 0) + (left ? 2 : 0) + (top ? 4 : 0) + (negated ? 8 : 0);
    }

    /** Where each place of a square of {@code side} goes, by the number of the way. */
    public static int[][] places(int side) {
        return ALL.stream().map(way -> way.turn().places(side)).toArray(int[][]::new);
    }
}
