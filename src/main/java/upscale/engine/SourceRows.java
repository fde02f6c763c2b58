package upscale.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * The rows of a source image that the current band needs, each prepared once and kept while the next band needs it too. One thread's.
 *
 * @param <R> a row
 * @param <K> what is kept of a row: a resampled one, or several shifted copies
 */
public final class SourceRows<R, K> {
    /** Output rows that are made of one window: a band may have thousands, and when reducing, each needs many source rows. */
    static final int OUTPUTS = 16;

    /** Source rows fetched at a time: bounds the scratch however many rows a band needs. */
    private static final int FETCH = 16;

    private final Rows<R> rows;
    private final RowReader reader;
    private final Band fetched;
    private final Supplier<K> allocate;
    private final BiConsumer<R, K> prepare;
    private final Map<Integer, List<K>> kept = new HashMap<>(); // by row, then channel
    private final Deque<List<K>> free = new ArrayDeque<>();
    private final R scratch;

    /**
     * @param allocate makes room for what is kept of a row of one channel
     * @param prepare fills it from a source row
     */
    public SourceRows(Rows<R> rows, Image source, Supplier<K> allocate, BiConsumer<R, K> prepare) {
        this.rows = rows;
        this.reader = source.newReader();
        this.fetched = Band.of(source.info(), Math.min(FETCH, source.info().height()));
        this.allocate = allocate;
        this.prepare = prepare;
        this.scratch = rows.allocate(source.info().width());
    }

    /** Rows kept as they are. */
    static <R> SourceRows<R, R> plain(Rows<R> rows, Image source) {
        int width = source.info().width();
        return new SourceRows<>(
                rows, source, () -> rows.allocate(width), (in, kept) -> rows.stride(in, 0, 1, kept, width));
    }

    /**
     * Makes exactly these rows available.
     *
     * @param needed ascending, each once
     */
    public void require(int[] needed) {
        kept.entrySet().removeIf(entry -> {
            boolean stale = Arrays.binarySearch(needed, entry.getKey()) < 0;
            if (stale) {
                free.push(entry.getValue());
            }
            return stale;
        });
        int i = 0;
        while (i < needed.length) {
            if (kept.containsKey(needed[i])) {
                i++;
                continue;
            }
            int run = i + 1;
            while (run < needed.length
                    && needed[run] == needed[run - 1] + 1
                    && run - i < fetched.capacity()
                    && !kept.containsKey(needed[run])) {
                run++;
            }
            fetch(needed[i], needed[run - 1] + 1);
            i = run;
        }
    }

    private void fetch(int top, int bottom) {
        reader.read(fetched.at(top, bottom));
        for (int y = top; y < bottom; y++) {
            List<K> room = free.isEmpty() ? allocateChannels() : free.pop();
            for (int c = 0; c < room.size(); c++) {
                R in = fetched.wide()
                        ? rows.of(fetched.wideRow(c, y), scratch, fetched.width())
                        : rows.of(fetched.row(c, y), scratch, fetched.width());
                prepare.accept(in, room.get(c));
            }
            kept.put(y, room);
        }
    }

    private List<K> allocateChannels() {
        List<K> room = new ArrayList<>();
        for (int c = 0; c < fetched.channels(); c++) {
            room.add(allocate.get());
        }
        return room;
    }

    /** What is kept of row {@code y}, one of those required, of a channel. */
    public K row(int channel, int y) {
        return kept.get(y).get(channel);
    }
}
