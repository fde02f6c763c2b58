package upscale.format.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Rasters;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;

/**
 * A page whose strips or tiles are decoded when rows of them are read, by several threads at once, and kept while they are likely to be read
 * again: it is never held whole.
 */
final class Chunked implements Image {
    /** Small strips are decoded several at a time. */
    private static final int SLAB_BYTES = 1 << 18;

    /** What is kept, besides the slabs that are being read. */
    private static final long KEPT_BYTES = 1 << 24;

    /** Whose slabs are counted on, as if each held one that is not kept any more. */
    private static final long READERS = 8;

    private final Layout layout;
    private final Description description;
    private final RandomBytes file;
    private final int slabRows;
    private final int most;
    private final Map<Integer, Slab> kept = new LinkedHashMap<>(16, 0.75f, true); // guarded by itself; last read last
    private final BitSet seen = new BitSet(); // guarded by kept

    /** Rows of chunks below one another, decoded by whoever reads them first. */
    private static final class Slab {
        private Raster rows; // guarded by this

        synchronized Raster rows(ChunkReader decoder, ImageInfo info, int top) throws IOException {
            if (rows == null) {
                Raster filled = Raster.allocate(info);
                decoder.fill(filled, top);
                rows = filled;
            }
            return rows;
        }
    }

    /** @throws FormatException too large, if the chunks beside one another are more than memory holds */
    Chunked(Layout layout, Description description, RandomBytes file) throws FormatException {
        this.layout = layout;
        this.description = description;
        this.file = file;
        long chunkBytes = Raster.bytes(rows(Math.min(layout.chunkHeight(), layout.height())));
        long chunks = Math.max(1, Math.min(SLAB_BYTES / chunkBytes, layout.down()));
        this.slabRows = (int) Math.min(layout.height(), chunks * layout.chunkHeight());
        Rasters.requireRoom(rows(slabRows));
        this.most = (int) (KEPT_BYTES / (chunks * chunkBytes));
    }

    /**
     * About how many bytes are taken while it is read by a few threads.
     *
     * @param row bytes of the chunks beside one another
     */
    static long memory(long row) {
        return KEPT_BYTES + READERS * Math.max(SLAB_BYTES, row);
    }

    private ImageInfo rows(int count) {
        return description.info().onGrid(layout.width(), count, AxisMap.IDENTITY, AxisMap.IDENTITY);
    }

    @Override
    public ImageInfo info() {
        return description.info();
    }

    @Override
    public RowReader newReader() {
        return new Reader();
    }

    /**
     * Decodes what nobody has read.
     *
     * @throws IOException if it is damaged
     */
    void finish() throws IOException {
        Reader reader = new Reader();
        for (int slab = next(0); slab * (long) slabRows < info().height(); slab = next(slab + 1)) {
            reader.require(slab);
        }
    }

    private int next(int slab) {
        synchronized (kept) {
            return seen.nextClearBit(slab);
        }
    }

    private Slab slab(int index) {
        synchronized (kept) {
            Slab slab = kept.computeIfAbsent(index, i -> new Slab());
            Iterator<Slab> oldest = kept.values().iterator();
            for (int more = kept.size() - Math.max(1, most); more > 0; more--) {
                oldest.next();
                oldest.remove();
            }
            return slab;
        }
    }

    private final class Reader implements RowReader {
        private ChunkReader decoder;
        private int index = -1;
        private Raster rows;

        @Override
        public void read(Band band) {
            band.requireFits(info());
            try {
                for (int slab = band.top() / slabRows; slab * slabRows < band.bottom(); slab++) {
                    require(slab);
                    rows.read(band, slab * slabRows);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The last slab is held here, so that it is decoded once for a reader however many others there are. */
        private void require(int slab) throws IOException {
            if (slab == index) {
                return;
            }
            if (decoder == null) {
                decoder = new ChunkReader(layout, description, file);
            }
            int top = slab * slabRows;
            rows = slab(slab).rows(decoder, rows(Math.min(slabRows, info().height() - top)), top);
            index = slab;
            synchronized (kept) {
                seen.set(slab);
            }
        }
    }
}
