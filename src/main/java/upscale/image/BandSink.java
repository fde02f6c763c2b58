package upscale.image;

import java.io.IOException;

/**
 * Where the bands of an image go: an encoder, a comparison, a buffer.
 *
 * <p>It has two halves. Packing turns a band into a chunk; it is pure and runs on many threads at once. Appending takes
 * the chunks in order, top to bottom, one at a time. So a sink owns no threads, and encoding is parallel.
 *
 * @param <C> a packed chunk
 */
public interface BandSink<C> {
    /** Rows of a band; depends on the image and the sink only, never on the machine, so that output bytes do not either. */
    int bandRows();

    /** How many rows above a band packing wants to see; fewer at the top of the image. */
    default int contextRows() {
        return 0;
    }

    /** A packer for one thread; owns its scratch. */
    Packer<C> newPacker();

    /** Takes the next chunk, in order. */
    void append(C chunk) throws IOException;

    /** Turns bands into chunks, on one thread. */
    @FunctionalInterface
    interface Packer<C> {
        /**
         * Packs rows [top, band.bottom()).
         *
         * @param band the rows to pack, preceded by up to {@link BandSink#contextRows()} rows of context
         * @param top the first row to pack
         * @return the chunk, never null, which no longer refers to the band
         */
        C pack(Band band, int top);
    }
}
