package upscale.sweep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.RowReader;

/**
 * Carries an image into a sink, band by band from top to bottom: bands are computed and packed by several threads, and appended
 * in order by the calling one.
 *
 * <p>Look-ahead is bounded, so memory is a few bands whatever the image's size. Which band is which depends on the sink alone:
 * what is appended is the same for any number of threads. The first failure stops the sweep and is thrown; no thread
 * outlives the call.
 *
 * @param <C> a packed chunk
 */
public final class BandSweep<C> {
    /** Runs in flight per thread: one being computed, one waiting for its turn. */
    private static final int LOOK_AHEAD = 2;

    /**
     * Most bands of a run. A thread takes neighbours, as what one band needs of the source its neighbour needs too, in part: what a kernel
     * covers beyond the band's edge, which a reader that goes on has at hand.
     */
    static final int RUN = 4;

    private final Image image;
    private final BandSink<C> sink;
    private final int threads;
    private final int bandRows;
    private final int bands;
    private final int window;

    // Guarded by this.
    private final Object[] packed;
    private int next;
    private int appended;
    private Throwable failure;

    private BandSweep(Image image, BandSink<C> sink, int threads) {
        this.image = image;
        this.sink = sink;
        int height = image.info().height();
        this.bandRows = Math.min(sink.bandRows(), height);
        this.bands = (height + bandRows - 1) / bandRows;
        this.threads = Math.min(threads, bands);
        this.window = LOOK_AHEAD * RUN * this.threads;
        this.packed = new Object[window];
    }

    /**
     * Sweeps {@code image} into {@code sink}.
     *
     * @param threads how many compute, at least 1; with 1 everything happens on the calling thread
     * @throws IOException what the sink or a decoder behind the image threw
     */
    public static <C> void run(Image image, BandSink<C> sink, int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        BandSweep<C> sweep = new BandSweep<>(image, sink, threads);
        try {
            if (sweep.threads == 1) {
                sweep.alone();
            } else {
                sweep.together();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How many rows, at the most, lie between those that are read at the same time. */
    public static int rowsAtOnce(int bandRows, int contextRows, int threads) {
        return LOOK_AHEAD * RUN * threads * bandRows + contextRows;
    }

    /** One thread's reader, packer and band, and the run of bands that it is at: [next, end). */
    private final class Lane {
        private final RowReader reader = image.newReader();
        private final BandSink.Packer<C> packer = sink.newPacker();
        private final Band band = Band.of(image.info(), bandRows + sink.contextRows());
        private int next;
        private int end;

        C pack(int index) {
            int top = index * bandRows;
            int bottom = Math.min(image.info().height(), top + bandRows);
            reader.read(band.at(Math.max(0, top - sink.contextRows()), bottom));
            return Objects.requireNonNull(packer.pack(band, top), "a packer gave no chunk");
        }
    }

    private void alone() throws IOException {
        Lane lane = new Lane();
        for (int i = 0; i < bands; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            sink.append(lane.pack(i));
        }
    }

    private void together() throws IOException {
        Crew crew = new Crew();
        try {
            crew.start(threads, "sweep", this::work);
            for (int i = 0; i < bands; i++) {
                C chunk = await(i);
                sink.append(chunk);
                synchronized (this) {
                    appended = i + 1;
                    notifyAll();
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            fail(new IllegalStateException("the sweep is over"));
            crew.join();
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("interrupted").initCause(cause);
    }

    @SuppressWarnings("unchecked") // only chunks and nothing else are put there
    private synchronized C await(int index) throws InterruptedException {
        int slot = index % window;
        while (packed[slot] == null && failure == null) {
            wait();
        }
        if (failure instanceof Error e) {
            throw e;
        } else if (failure != null) {
            throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        }
        C chunk = (C) packed[slot];
        packed[slot] = null;
        return chunk;
    }

    private void work() {
        try {
            Lane lane = new Lane();
            for (int i = claim(lane); i >= 0; i = claim(lane)) {
                deliver(i, lane.pack(i));
            }
        } catch (Throwable e) { // whatever it is, the calling thread must not wait for this band forever
            fail(e);
        }
    }

    // The next band, once it is within the window of those being appended; -1 when there are none or the sweep is over.
    private synchronized int claim(Lane lane) throws InterruptedException {
        if (lane.next == lane.end) {
            lane.next = next;
            // Towards the end runs become short, so that no thread is left with the last one.
            next += Math.max(1, Math.min(RUN, (bands - next) / (2 * threads)));
            lane.end = next;
        }
        int mine = lane.next++;
        while (mine < bands && mine >= appended + window && failure == null) {
            wait();
        }
        return mine < bands && failure == null ? mine : -1;
    }

    private synchronized void deliver(int index, C chunk) {
        packed[index % window] = chunk;
        notifyAll();
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        notifyAll();
    }
}
