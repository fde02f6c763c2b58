package upscale.compare;

import upscale.image.Band;
import upscale.rows.Rows;

/** Rows of a band as doubles, whatever it holds. Belongs to one thread. */
final class Samples {
    private final double[] scratch;

    Samples(int width) {
        scratch = new double[width];
    }

    /** Row {@code y}; valid until the next call, and not to be changed. */
    double[] row(Band band, int channel, int y) {
        byte[] bytes = band.bytes(channel, y);
        if (bytes != null) {
            for (int x = 0; x < bytes.length; x++) {
                scratch[x] = bytes[x] & 0xff;
            }
            return scratch;
        }
        return band.wide() ? band.wideRow(channel, y) : Rows.DOUBLE.of(band.row(channel, y), scratch, band.width());
    }
}
