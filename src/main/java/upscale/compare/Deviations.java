package upscale.compare;

import java.util.Arrays;
import java.util.List;
import upscale.image.Band;
import upscale.rows.ByteDistances;

/** The {@link Deviation} of every channel, and how many pixels differ. */
public final class Deviations implements Measure {
    private final int width;
    private final Nearness nearness;
    private final Deviation[] channels;
    private long pixels;

    /**
     * Of nothing yet.
     *
     * @param width columns of the images
     * @param channels how many they have
     * @param nearness a pixel differs if one of its samples is not near
     */
    public Deviations(int width, int channels, Nearness nearness) {
        this.width = width;
        this.nearness = nearness;
        this.channels = new Deviation[channels];
        Arrays.fill(this.channels, Deviation.NONE);
    }

    /** Of each channel. */
    public List<Deviation> channels() {
        return List.of(channels);
    }

    /** Of all samples together. */
    public Deviation overall() {
        return Arrays.stream(channels).reduce(Deviation.NONE, Deviation::and);
    }

    /** How many pixels have a sample that is not near. */
    public long pixels() {
        return pixels;
    }

    @Override
    public Reading newReading() {
        return new Rowwise()::of;
    }

    private final class Rowwise {
        private final Samples actual = new Samples(width);
        private final Samples expected = new Samples(width);
        private final int[] distances = new int[width];

        // Of each pixel of a row, from its channels: whether one differs, of doubles; how far one is off, of bytes.
        private final boolean[] differs = new boolean[width];
        private final int[] farthest = new int[width];

        Runnable of(Band a, Band b, int top) {
            Deviation[] found = new Deviation[channels.length];
            Arrays.fill(found, Deviation.NONE);
            long differing = 0;
            for (int y = top; y < a.bottom(); y++) {
                boolean clean = true;
                for (int c = 0; c < found.length; c++) {
                    if (nearness.same(a, b, c, y)) {
                        found[c] = found[c].and(new Deviation(width, 0, 0, -1, -1, 0, 0, 0, 0));
                    } else {
                        found[c] = found[c].and(row(a, b, c, y));
                        clean = false;
                    }
                }
                differing += clean ? 0 : taken();
            }
            long pixelsHere = differing;
            return () -> add(found, pixelsHere);
        }

        private Deviation row(Band a, Band b, int c, int y) {
            byte[] is = a.bytes(c, y);
            byte[] should = b.bytes(c, y);
            return is != null && should != null && nearness.relative() == 0
                    ? row(is, should, y)
                    : row(actual.row(a, c, y), expected.row(b, c, y), y);
        }

        /** The same as of doubles, in whole numbers. */
        private Deviation row(byte[] a, byte[] b, int y) {
            ByteDistances.of(a, b, distances, width);
            ByteDistances.most(farthest, distances, width);
            int largest = ByteDistances.largest(distances, width);
            int at = 0;
            while (distances[at] < largest) {
                at++;
            }
            return new Deviation(
                    width,
                    ByteDistances.positive(distances, width),
                    largest,
                    at,
                    y,
                    a[at] & 0xff,
                    b[at] & 0xff,
                    ByteDistances.sum(distances, width),
                    ByteDistances.squares(distances, width));
        }

        private Deviation row(double[] a, double[] b, int y) {
            long count = 0;
            double largest = 0;
            int at = -1;
            double sum = 0;
            double squares = 0;
            for (int x = 0; x < width; x++) {
                double difference = nearness.difference(a[x], b[x]);
                if (difference > 0) {
                    count++;
                    sum += difference;
                    squares += difference * difference;
                    differs[x] |= !nearness.near(a[x], b[x], difference);
                    if (difference > largest) {
                        largest = difference;
                        at = x;
                    }
                }
            }
            return at < 0
                    ? new Deviation(width, 0, 0, -1, -1, 0, 0, 0, 0)
                    : new Deviation(width, count, largest, at, y, a[at], b[at], sum, squares);
        }

        private int taken() {
            int limit = nearness.bytes();
            int count = 0;
            for (int x = 0; x < width; x++) {
                count += differs[x] || farthest[x] > limit ? 1 : 0;
            }
            Arrays.fill(differs, false);
            Arrays.fill(farthest, 0);
            return count;
        }
    }

    private void add(Deviation[] found, long differing) {
        for (int c = 0; c < found.length; c++) {
            channels[c] = channels[c].and(found[c]);
        }
        pixels += differing;
    }
}
