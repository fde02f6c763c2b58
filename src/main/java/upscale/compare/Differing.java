package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.rows.ByteDistances;

/** Which pixels of rows differ: those with a sample that is not near. Belongs to one thread. */
final class Differing {
    private final Nearness nearness;
    private final Samples left;
    private final Samples right;
    private final boolean[] differs;
    private final int[] distances;
    private final int[] farthest;

    Differing(int width, Nearness nearness) {
        this.nearness = nearness;
        this.left = new Samples(width);
        this.right = new Samples(width);
        this.differs = new boolean[width];
        this.distances = new int[width];
        this.farthest = new int[width];
    }

    /** Whether each pixel of row {@code y} differs; valid until the next call. */
    boolean[] row(Band a, Band b, int y) {
        Arrays.fill(differs, false);
        boolean farther = false;
        for (int c = 0; c < a.channels(); c++) {
            if (nearness.same(a, b, c, y)) {
                continue;
            }
            byte[] is = a.bytes(c, y);
            byte[] should = b.bytes(c, y);
            if (is != null && should != null && nearness.relative() == 0) {
                if (!farther) {
                    Arrays.fill(farthest, 0);
                    farther = true;
                }
                ByteDistances.of(is, should, distances, distances.length);
                ByteDistances.most(farthest, distances, distances.length);
            } else {
                compare(left.row(a, c, y), right.row(b, c, y));
            }
        }
        if (farther) {
            int limit = nearness.bytes();
            for (int x = 0; x < differs.length; x++) {
                differs[x] |= farthest[x] > limit;
            }
        }
        return differs;
    }

    private void compare(double[] is, double[] should) {
        for (int x = 0; x < differs.length; x++) {
            differs[x] |= !nearness.near(is[x], should[x], nearness.difference(is[x], should[x]));
        }
    }
}
