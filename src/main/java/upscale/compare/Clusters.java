package upscale.compare;

import java.util.BitSet;
import upscale.image.ImageInfo;

/** The most pixels that differ within any window of a size: dust spreads, a defect clusters. */
public final class Clusters implements Measure {
    private final int width;
    private final int windowWidth;
    private final Nearness nearness;

    // The rows that a window which ends at the last one added covers.
    private final BitSet[] rows;
    private final int[] columns;
    private int row;
    private int pixels;
    private int most;
    private int mostX = -1;
    private int mostY = -1;

    /**
     * Of nothing yet.
     *
     * @param info of the images
     * @param windowWidth columns of a window, at least 1; where the image has fewer, those
     * @param windowHeight rows of a window, at least 1; where the image has fewer, those
     * @param nearness a pixel differs if one of its samples is not near
     */
    public Clusters(ImageInfo info, int windowWidth, int windowHeight, Nearness nearness) {
        if (windowWidth < 1 || windowHeight < 1) {
            throw new IllegalArgumentException("a window of " + windowWidth + "x" + windowHeight);
        }
        this.width = info.width();
        this.windowWidth = Math.min(windowWidth, width);
        this.nearness = nearness;
        this.rows = new BitSet[Math.min(windowHeight, info.height())];
        this.columns = new int[width];
    }

    /** How many pixels differ in the window where most do. */
    public int most() {
        return most;
    }

    /** The first column of the first such window, in reading order; -1 if nothing differs. */
    public int x() {
        return mostX;
    }

    /** Its first row. */
    public int y() {
        return mostY;
    }

    @Override
    public Reading newReading() {
        Differing differing = new Differing(width, nearness);
        return (a, b, top) -> {
            BitSet[] rows = new BitSet[a.bottom() - top];
            for (int y = top; y < a.bottom(); y++) {
                rows[y - top] = set(differing.row(a, b, y));
            }
            return () -> {
                for (BitSet each : rows) {
                    add(each);
                }
            };
        };
    }

    private static BitSet set(boolean[] differs) {
        BitSet set = new BitSet();
        for (int x = 0; x < differs.length; x++) {
            if (differs[x]) {
                set.set(x);
            }
        }
        return set;
    }

    private void add(BitSet differing) {
        int slot = row % rows.length;
        if (rows[slot] != null) {
            rows[slot].stream().forEach(x -> columns[x]--);
            pixels -= rows[slot].cardinality();
        }
        rows[slot] = differing;
        differing.stream().forEach(x -> columns[x]++);
        pixels += differing.cardinality();
        row++;
        if (row >= rows.length && pixels > most) {
            search();
        }
    }

    private void search() {
        int sum = 0;
        for (int x = 0; x < width; x++) {
            sum += columns[x] - (x < windowWidth ? 0 : columns[x - windowWidth]);
            if (x >= windowWidth - 1 && sum > most) {
                most = sum;
                mostX = x - windowWidth + 1;
                mostY = row - rows.length;
            }
        }
    }
}
