package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;

/**
 * Which samples count as the same: those no farther from one another than {@code absolute}, or than {@code relative} times the larger magnitude.
 *
 * @param absolute in code values, at least 0
 * @param relative at least 0
 * @param nanDiffers whether NaN is not the same as NaN
 */
public record Nearness(double absolute, double relative, boolean nanDiffers) {
    /** Nothing but what is equal, and NaN like NaN. */
    public static final Nearness EXACT = new Nearness(0, 0, false);

    public Nearness {
        if (!(absolute >= 0) || !(relative >= 0)) {
            throw new IllegalArgumentException("a tolerance of " + absolute + ", " + relative);
        }
    }

    /** How far two samples are apart: infinitely, if one of them alone is NaN. */
    double difference(double a, double b) {
        if (a == b) {
            return 0;
        }
        boolean nan = Double.isNaN(a);
        if (nan && Double.isNaN(b)) {
            return nanDiffers ? Double.POSITIVE_INFINITY : 0;
        }
        return nan || Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.abs(a - b);
    }

    /** How far bytes may be apart, if nothing is relative. */
    int bytes() {
        return (int) Math.min(255, absolute);
    }

    /** Whether two samples so far apart count as the same. */
    boolean near(double a, double b, double difference) {
        return difference <= absolute
                || difference <= relative * Math.max(Math.abs(a), Math.abs(b)) && difference < Double.POSITIVE_INFINITY;
    }

    /** Whether a row of two bands is the same to the bit, which most rows of most pairs are. Not all that are equal are: 0 is not -0. */
    boolean same(Band a, Band b, int channel, int y) {
        if (nanDiffers || a.wide() != b.wide()) {
            return false;
        } else if (a.wide()) {
            return Arrays.equals(a.wideRow(channel, y), b.wideRow(channel, y));
        } else if (a.bytes(channel, y) != null && b.bytes(channel, y) != null) {
            return Arrays.equals(a.bytes(channel, y), b.bytes(channel, y));
        }
        return Arrays.equals(a.row(channel, y), b.row(channel, y));
    }
}
