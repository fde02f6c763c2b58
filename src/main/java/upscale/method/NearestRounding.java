package upscale.method;

import java.util.Locale;
import upscale.image.AxisMap;

/** Which of two neighbours is the nearest. Decided on exact fractions. */
public enum NearestRounding {
    /** The one before. */
    FLOOR,
    /** The one after. */
    CEIL,
    /** The nearer; the one before at a tie. */
    ROUND_PREFER_FLOOR,
    /** The nearer; the one after at a tie. */
    ROUND_PREFER_CEIL;

    /** The sample for output {@code o}; may lie outside the image by one. */
    public int sample(AxisMap map, int o) {
        int floor = map.floor(o);
        return floor
                + switch (this) {
                    case FLOOR -> 0;
                    case CEIL -> map.onGrid(o) ? 0 : 1;
                    case ROUND_PREFER_FLOOR -> map.compareFractionToHalf(o) > 0 ? 1 : 0;
                    case ROUND_PREFER_CEIL -> map.compareFractionToHalf(o) >= 0 ? 1 : 0;
                };
    }

    /** How {@code --nearest-rounding} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
