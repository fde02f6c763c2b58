package upscale.compare;

import java.util.Arrays;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;

/**
 * The {@link ColourDistance} of two images, whose samples are taken as sRGB. Where they are not opaque, they are seen in front of black and of white, and what shows more of a difference
 * counts.
 */
final class ColourDistances implements Measure {
    private static final int BINS_PER_UNIT = 100;
    private static final int BINS = 200 * BINS_PER_UNIT;

    private final ImageInfo info;
    private final double near;
    private final long[] counts = new long[BINS + 1]; // of those that are different at all, by hundredths, rounded up
    private double sum;
    private double largest;
    private int x = -1;
    private int y = -1;
    private long beyond;

    /**
     * Of nothing yet.
     *
     * @param info of both images
     * @param near pixels no farther apart are not beyond the tolerance
     */
    ColourDistances(ImageInfo info, double near) {
        if (!measures(info)) {
            throw new IllegalArgumentException("no colours: " + info);
        }
        this.info = info;
        this.near = near;
    }

    /** Whether such images have colours. */
    static boolean measures(ImageInfo info) {
        return info.colour() == Colour.GRAY || info.colour() == Colour.RGB;
    }

    ColourDistance found() {
        long rest = info.pixels() - Arrays.stream(counts).sum();
        int bin = 0;
        for (long least = info.pixels() - info.pixels() / 100; rest < least; rest += counts[bin]) {
            bin++;
        }
        double most99 = bin == BINS ? largest : (double) bin / BINS_PER_UNIT;
        return new ColourDistance(sum / info.pixels(), most99, largest, x, y, beyond);
    }

    @Override
    public Reading newReading() {
        return new Pixels()::of;
    }

    private final class Pixels {
        private final double[] one = new double[info.channels()];
        private final double[] other = new double[info.channels()];
        private final double[] rgb = new double[3];
        private final double[] lab = new double[3];
        private final double[] otherLab = new double[3];

        Runnable of(Band actual, Band expected, int top) {
            int[] bins = new int[BINS + 1];
            double total = 0;
            double most = 0;
            int column = -1;
            int row = -1;
            int far = 0;
            for (int j = top; j < actual.bottom(); j++) {
                for (int i = 0; i < info.width(); i++) {
                    double distance = distance(actual, expected, i, j);
                    if (distance > 0) {
                        total += distance;
                        bins[(int) Math.min(BINS, Math.ceil(distance * BINS_PER_UNIT))]++;
                        far += distance > near ? 1 : 0;
                        if (distance > most) {
                            most = distance;
                            column = i;
                            row = j;
                        }
                    }
                }
            }
            double foundSum = total;
            double foundMost = most;
            int foundX = column;
            int foundY = row;
            int foundFar = far;
            return () -> {
                sum += foundSum;
                beyond += foundFar;
                for (int k = 0; k < bins.length; k++) {
                    counts[k] += bins[k];
                }
                if (foundMost > largest) {
                    largest = foundMost;
                    x = foundX;
                    y = foundY;
                }
            };
        }

        private double distance(Band actual, Band expected, int i, int j) {
            boolean same = true;
            for (int c = 0; c < one.length; c++) {
                one[c] = actual.sample(c, i, j) / info.white();
                other[c] = expected.sample(c, i, j) / info.white();
                same &= one[c] == other[c] || Double.isNaN(one[c]) && Double.isNaN(other[c]);
            }
            if (same) {
                return 0;
            } else if (!info.hasAlpha()) {
                return distance(0);
            }
            return Math.max(distance(0), distance(1));
        }

        private double distance(double behind) {
            seen(one, behind, lab);
            seen(other, behind, otherLab);
            double distance = Ciede2000.of(lab, otherLab);
            return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        }

        private void seen(double[] samples, double behind, double[] out) {
            double opacity = info.hasAlpha() ? samples[samples.length - 1] : 1;
            double part = info.alpha() == Alpha.STRAIGHT ? opacity : 1;
            for (int c = 0; c < rgb.length; c++) {
                double colour = samples[info.colourChannels() == 1 ? 0 : c];
                rgb[c] = part * colour + (1 - opacity) * behind;
            }
            Lab.of(rgb, out);
        }
    }
}
