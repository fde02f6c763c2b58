package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** An image that is as expected where that does not matter: there it has the samples of the one it is compared with. */
final class Excused implements Image {
    private final Image actual;
    private final Image expected;
    private final Excuse excuse;

    /** Where an image need not be as expected. Immutable; shared by threads. */
    @FunctionalInterface
    interface Excuse {
        /** A way to ask for one thread. */
        Asking newAsking();

        /** Asks row by row, downwards. */
        @FunctionalInterface
        interface Asking {
            /** Sets those of {@code excused} that need not be as expected, in row {@code y}; the others are false. */
            void mark(int y, boolean[] excused);
        }
    }

    /** @param expected of the size, channels and type of {@code actual} */
    Excused(Image actual, Image expected, Excuse excuse) {
        this.actual = actual;
        this.expected = expected;
        this.excuse = excuse;
    }

    @Override
    public ImageInfo info() {
        return actual.info();
    }

    @Override
    public RowReader newReader() {
        RowReader reader = actual.newReader();
        RowReader other = expected.newReader();
        Excuse.Asking asking = excuse.newAsking();
        boolean[] excused = new boolean[info().width()];
        Band row = Band.of(expected.info(), 1);
        return band -> {
            reader.read(band);
            for (int y = band.top(); y < band.bottom(); y++) {
                Arrays.fill(excused, false);
                asking.mark(y, excused);
                int first = first(excused);
                if (first < excused.length) {
                    other.read(row.at(y, y + 1));
                    replace(band, row, y, excused, first);
                }
            }
        };
    }

    private static int first(boolean[] excused) {
        int x = 0;
        while (x < excused.length && !excused[x]) {
            x++;
        }
        return x;
    }

    private static void replace(Band band, Band with, int y, boolean[] excused, int first) {
        for (int c = 0; c < band.channels(); c++) {
            if (band.wide()) {
                double[] out = band.wideRow(c, y);
                double[] in = with.wideRow(c, y);
                for (int x = first; x < excused.length; x++) {
                    out[x] = excused[x] ? in[x] : out[x];
                }
            } else {
                float[] out = band.row(c, y);
                float[] in = with.row(c, y);
                for (int x = first; x < excused.length; x++) {
                    out[x] = excused[x] ? in[x] : out[x];
                }
            }
        }
    }
}
