package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import upscale.image.ImageInfo;

/** Counts samples that were held against their definition, and fails at the first that arithmetic does not excuse. */
final class Agreement {
    private long samples;
    private long rounded;
    private double worst;

    /**
     * Holds one image against its definition. Samples before rounding must agree within {@code tolerance}; integers after rounding
     * must be equal, except where the exact value lies within the tolerance of a rounding boundary: these are counted.
     */
    void hold(String what, ImageInfo info, double[][][] got, double[][][] exact, double tolerance) {
        assertThat(got).as(what).hasDimensions(exact.length, exact[0].length);
        for (int c = 0; c < exact.length; c++) {
            for (int y = 0; y < exact[c].length; y++) {
                assertThat(got[c][y]).as(what).hasSameSizeAs(exact[c][y]);
                for (int x = 0; x < exact[c][y].length; x++) {
                    hold(what + " at (" + x + ", " + y + ", " + c + ")", info, got[c][y][x], exact[c][y][x], tolerance);
                }
            }
        }
    }

    private void hold(String where, ImageInfo info, double got, double exact, double tolerance) {
        samples++;
        if (!(Math.abs(got - exact) <= tolerance)) {
            fail(where + ": " + got + " where the definition gives " + exact + ", tolerance " + tolerance);
        }
        worst = tolerance == 0 ? worst : Math.max(worst, Math.abs(got - exact) / tolerance);
        if (!info.type().floating() && settled(info, got) != settled(info, exact)) {
            double boundary = Math.floor(exact) + 0.5;
            if (Math.abs(settled(info, got) - settled(info, exact)) != 1 || Math.abs(exact - boundary) > tolerance) {
                fail(where + ": rounds to " + settled(info, got) + " where the definition rounds to "
                        + settled(info, exact) + " (" + exact + ")");
            }
            rounded++;
        }
    }

    private static double settled(ImageInfo info, double value) {
        return Math.min(Math.max(Math.floor(value + 0.5), info.min()), info.max());
    }

    long samples() {
        return samples;
    }

    @Override
    public String toString() {
        return String.format(
                "%d samples agree, the worst at %.2f of the tolerance; %d integers rounded the other way at a boundary",
                samples, worst, rounded);
    }
}
