package upscale.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An image that can only be decoded in order, from the top down, and is so as far as its readers have come.
 *
 * <p>The reader that first needs a row has it decoded, and all above it, on its own thread, unless a thread {@linkplain #ahead ahead of all} has done it;
 * the others read meanwhile what is there. Once decoding has failed, every row that is not there yet fails alike.
 *
 * <p>All rows are kept, but for an image that is read {@linkplain #passing in passing}.
 */
public final class Unfolding implements Image {
    /** Rows that are allocated, and forgotten, together, where not all are kept. */
    private static final int PIECE_ROWS = 64;

    private final ImageInfo info;
    private final boolean rowwise;
    private final Decoding decoding;
    private int pieceRows; // settled before the first row is decoded
    private volatile AtomicReferenceArray<Piece> pieces;
    private volatile int filled;
    private volatile int asked;

    // Guarded by this.
    private int kept;
    private int forgotten; // pieces
    private Filler filler;
    private Throwable failure;
    private final Deque<Raster> spare = new ArrayDeque<>();
    private boolean ended;
    private boolean over;

    /** How an image is decoded, from its first row on. */
    @FunctionalInterface
    public interface Decoding {
        /**
         * Begins, again if it has begun before: the filler of that time is not used any more.
         *
         * @param whole whether all rows will be kept
         * @throws IOException if there is no room for them, or the file cannot be read
         */
        Filler begin(boolean whole) throws IOException;
    }

    /** What decodes rows, in order. Called by one thread at a time. */
    @FunctionalInterface
    public interface Filler {
        /**
         * Decodes rows, from the first that is not decoded yet on.
         *
         * @param rows is filled
         * @param top the row of the image that is the first of {@code rows}
         * @param bottom rows of the image above this one are needed
         * @return the first row of the image that is not decoded now: {@code bottom}, or one below it
         * @throws IOException if the data are damaged, behind the last row included, or cannot be read
         */
        int fill(Raster rows, int top, int bottom) throws IOException;
    }

    /** Some rows, and how many read them: so that memory is used again, and not what somebody reads. */
    private static final class Piece {
        private final Raster rows;
        private final AtomicInteger readers = new AtomicInteger(); // below 0 when it is not to be read any more

        Piece(Raster rows) {
            this.rows = rows;
        }

        boolean enter() {
            return readers.updateAndGet(n -> n < 0 ? n : n + 1) > 0;
        }

        void leave() {
            readers.decrementAndGet();
        }

        boolean retire() {
            return readers.compareAndSet(0, -1);
        }
    }

    /**
     * An image of which nothing is decoded.
     *
     * @param rowwise whether the filler decodes no row below those it is asked for
     */
    public Unfolding(ImageInfo info, boolean rowwise, Decoding decoding) {
        this.info = info;
        this.rowwise = rowwise;
        this.decoding = decoding;
        this.pieceRows = info.height();
        this.kept = info.height();
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    /**
     * Promises that it is read from the top down, and is not kept: memory does not depend on its height then. Readers that fall farther behind one
     * another than {@code rows}, or come again, are served as well, but have it decoded anew. To be called before it is read.
     *
     * @param rows that are kept above the lowest that is decoded
     */
    public synchronized void passing(int rows) {
        if (pieces == null && rowwise) {
            pieceRows = Math.min(PIECE_ROWS, info.height());
            kept = rows;
        }
    }

    @Override
    public RowReader newReader() {
        return band -> {
            band.requireFits(info);
            try {
                read(band);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /**
     * All rows.
     *
     * @throws IOException if one cannot be decoded
     */
    public Raster whole() throws IOException {
        if (pieceRows < info.height()) {
            return Raster.of(this);
        }
        Piece all = rows(0, info.height())[0];
        all.leave();
        return all.rows;
    }

    /**
     * Decodes what nobody has read.
     *
     * @throws IOException if it is damaged
     */
    public synchronized void finish() throws IOException {
        if (!ended) {
            fill(info.height(), info.height());
        }
    }

    /**
     * Decodes before rows are asked for, until {@link #leave} is called: for a thread of its own.
     *
     * @param rows at most so many are decoded that nobody has asked for
     */
    public void ahead(int rows) {
        while (further(rows)) {
            // each step lets others in
        }
    }

    /** Ends {@link #ahead}. */
    public synchronized void leave() {
        over = true;
        notifyAll();
    }

    private synchronized boolean further(int rows) {
        try {
            while (!over && (failure != null || filled >= Math.min(info.height(), asked + rows))) {
                wait();
            }
            if (!over) {
                fill(Math.min(info.height(), filled + PIECE_ROWS), asked);
            }
            return !over;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException | Error e) {
            return true; // which is kept, for those who need the rows
        }
    }

    private void read(Band band) throws IOException {
        Piece[] pieces = rows(band.top(), band.bottom());
        int first = band.top() / pieceRows;
        for (int i = 0; i < pieces.length; i++) {
            pieces[i].rows.read(band, (first + i) * pieceRows);
            pieces[i].leave();
        }
    }

    /** The pieces that rows [top, bottom) lie in, entered. */
    private Piece[] rows(int top, int bottom) throws IOException {
        if (asked < bottom) {
            ask(bottom);
        }
        Piece[] there = filled < bottom ? null : there(top, bottom);
        return there == null ? decoded(top, bottom) : there;
    }

    private synchronized void ask(int bottom) {
        asked = Math.max(asked, bottom);
        notifyAll();
    }

    /** Null if one of them has been forgotten. */
    private Piece[] there(int top, int bottom) {
        AtomicReferenceArray<Piece> all = pieces;
        Piece[] there = new Piece[(bottom - 1) / pieceRows - top / pieceRows + 1];
        for (int i = 0; i < there.length; i++) {
            Piece piece = all.get(top / pieceRows + i);
            if (piece == null || !piece.enter()) {
                for (int k = 0; k < i; k++) {
                    there[k].leave();
                }
                return null;
            }
            there[i] = piece;
        }
        return there;
    }

    private synchronized Piece[] decoded(int top, int bottom) throws IOException {
        if (top / pieceRows < forgotten) {
            again(bottom);
        }
        fill(bottom, top);
        return there(top, bottom);
    }

    /** Whoever comes again may be one who has fallen behind: more is kept for the next. */
    private void again(int bottom) throws IOException {
        kept = (int) Math.min(2L * kept, info.height());
        filler = decoding.begin(false);
        pieces = new AtomicReferenceArray<>(pieces.length());
        forgotten = 0;
        filled = 0;
        asked = bottom;
    }

    /** Decodes rows above {@code bottom}, and forgets none from {@code top} on. */
    private void fill(int bottom, int top) throws IOException {
        try {
            if (filled < bottom) {
                throwFailure();
                begin();
            }
            while (filled < bottom) {
                int piece = filled / pieceRows;
                int first = piece * pieceRows;
                int end = Math.min(first + pieceRows, info.height());
                if (pieces.get(piece) == null) {
                    pieces.set(piece, new Piece(room(end - first)));
                }
                filled = filler.fill(pieces.get(piece).rows, first, Math.min(end, bottom));
                forget(Math.min(top, filled - kept));
            }
            ended |= filled == info.height();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    private void throwFailure() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void begin() throws IOException {
        if (filler == null) {
            filler = decoding.begin(pieceRows == info.height());
            pieces = new AtomicReferenceArray<>((info.height() + pieceRows - 1) / pieceRows);
        }
    }

    private Raster room(int rows) {
        return rows == pieceRows && !spare.isEmpty()
                ? spare.pop()
                : Raster.allocate(info.onGrid(info.width(), rows, AxisMap.IDENTITY, AxisMap.IDENTITY));
    }

    private void forget(int above) {
        for (; (forgotten + 1) * pieceRows <= above; forgotten++) {
            Piece piece = pieces.getAndSet(forgotten, null);
            if (piece.retire()) {
                spare.push(piece.rows);
            }
        }
    }
}
