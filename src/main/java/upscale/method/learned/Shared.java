package upscale.method.learned;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image that another one is made of, read by that in several ways at once: its rows are computed once, as long as everybody goes from the top down, and kept until all have read them. One thread's, as
 * all its readers are.
 */
final class Shared implements Image {
    /** Rows that are computed at a time. */
    private static final int FETCH = 16;

    /** Rows that are kept though all have read them: bands may repeat rows of those before, and so may what they are made of. */
    private static final int BEHIND = 32;

    private final ImageInfo info;
    private final RowReader source;
    private final Band fetched;
    private final Deque<Band> free = new ArrayDeque<>();
    private final List<Band> rows = new ArrayList<>(); // each of one row, from the first that is kept
    private final List<Place> places = new ArrayList<>();
    private int first;

    /** Where a reader goes on. */
    private static final class Place {
        private int next;
    }

    private Shared(Image source) {
        this.info = source.info();
        this.source = source.newReader();
        this.fetched = Band.of(info, Math.min(FETCH, info.height()));
    }

    /** What is made of an image, each reader of it reading that one once. */
    static Image of(Image source, UnaryOperator<Image> made) {
        ImageInfo info = made.apply(source).info();
        return new Image() {
            @Override
            public ImageInfo info() {
                return info;
            }

            @Override
            public RowReader newReader() {
                return made.apply(new Shared(source)).newReader();
            }
        };
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        Place place = new Place();
        places.add(place);
        return band -> read(band, place);
    }

    private void read(Band band, Place place) {
        band.requireFits(info);
        int gap = band.top() - (first + rows.size()); // kernels leave out rows whose weight is zero
        if (band.top() < first || gap > fetched.capacity()) {
            forget(rows.size());
            first = band.top();
            places.forEach(each -> each.next = first);
        }
        while (first + rows.size() < band.bottom()) {
            fetch(first + rows.size(), Math.min(band.bottom(), first + rows.size() + fetched.capacity()));
        }
        for (int y = band.top(); y < band.bottom(); y++) {
            copy(rows.get(y - first), band, y);
        }
        place.next = band.bottom();
        int needed = places.stream().mapToInt(each -> each.next).min().orElseThrow();
        forget(Math.max(0, needed - BEHIND - first));
    }

    private void fetch(int top, int bottom) {
        source.read(fetched.at(top, bottom));
        for (int y = top; y < bottom; y++) {
            Band row = free.isEmpty() ? Band.of(info, 1) : free.pop();
            copy(fetched, row.at(y, y + 1), y);
            rows.add(row);
        }
    }

    private void forget(int count) {
        List<Band> over = rows.subList(0, count);
        free.addAll(over);
        over.clear();
        first += count;
    }

    private static void copy(Band from, Band to, int y) {
        for (int c = 0; c < from.channels(); c++) {
            if (from.wide()) {
                System.arraycopy(from.wideRow(c, y), 0, to.wideRow(c, y), 0, from.width());
            } else {
                System.arraycopy(from.row(c, y), 0, to.row(c, y), 0, from.width());
            }
        }
    }
}
