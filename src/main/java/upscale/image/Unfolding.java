package upscale.image;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster that is filled from the top down, as far as its readers have come: what can only be decoded in order.
 *
 * <p>The reader that first needs a row has it decoded, and all above it, on its own thread; the others read meanwhile what is
 * there. Once decoding has failed, every row that is not there yet fails alike.
 */
public final class Unfolding implements Image {
    private final Raster raster;
    private final Filler filler;
    private volatile int filled;
    private IOException failure; // guarded by this

    /** What decodes rows, in order. Called by one thread at a time. */
    @FunctionalInterface
    public interface Filler {
        /**
         * Fills rows of the raster, from the first that is empty on.
         *
         * @param bottom rows above this one are needed
         * @return the first row that is empty now: {@code bottom}, or one below it
         * @throws IOException if the data are damaged, behind the last row included, or cannot be read
         */
        int fill(int bottom) throws IOException;
    }

    /** @param raster what {@code filler} fills; all of it empty */
    public Unfolding(Raster raster, Filler filler) {
        this.raster = raster;
        this.filler = filler;
    }

    @Override
    public ImageInfo info() {
        return raster.info();
    }

    @Override
    public RowReader newReader() {
        RowReader reader = raster.newReader();
        return band -> {
            band.requireFits(info());
            try {
                require(band.bottom());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader.read(band);
        };
    }

    /**
     * All rows.
     *
     * @throws IOException if one cannot be decoded
     */
    public Raster whole() throws IOException {
        require(info().height());
        return raster;
    }

    private void require(int bottom) throws IOException {
        if (filled < bottom) {
            fill(bottom);
        }
    }

    private synchronized void fill(int bottom) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            if (filled < bottom) {
                filled = filler.fill(bottom);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
