package upscale.outcomes;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import upscale.compare.Alike;
import upscale.compare.Nearness;
import upscale.compare.Views;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.regression.Onlooker;
import upscale.regression.Pair;
import upscale.sweep.BandSweep;

/** The pictures that a page shows of pairs, as PNG files, set aside on the disk. Thread-safe. */
final class Gallery implements Onlooker, Closeable {
    /** Columns and rows of a picture. */
    private static final int MOST = 2048;

    private final Format png;
    private final Map<String, List<Exhibit>> exhibits = new ConcurrentHashMap<>(); // by the names of pairs

    // Guarded by this.
    private Spool spool;
    private Optional<IOException> failure = Optional.empty();

    Gallery(Format png) {
        this.png = png;
    }

    /**
     * What is shown of a page of a pair.
     *
     * @param page its number, from 1
     * @param factor by which its pictures were made smaller
     */
    record Exhibit(int page, int factor, List<Picture> pictures) {}

    /**
     * A picture.
     *
     * @param role what it is of the pair: {@code actual}, {@code expected}, {@code difference}
     * @param width in pixels
     * @param height in pixels
     */
    record Picture(String role, int width, int height, Spool.Piece png) {}

    /** Those of a pair, in the order of its pages. */
    List<Exhibit> of(Pair pair) {
        return exhibits.getOrDefault(pair.name(), List.of());
    }

    /**
     * The PNG file of a picture.
     *
     * @throws IOException if it, or any, could not be set aside
     */
    byte[] png(Picture picture) throws IOException {
        return spool().get(picture.png());
    }

    /** @throws IOException if one could not be set aside */
    synchronized void requireWhole() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public void differing(Pair pair, int page, Alike.Ready pictures, Nearness nearness, int threads)
            throws IOException {
        Views views = Views.of(pictures, nearness, MOST);
        hang(
                pair,
                new Exhibit(
                        page,
                        views.factor(),
                        List.of(
                                picture("actual", views.actual(), threads),
                                picture("expected", views.expected(), threads),
                                picture("difference", views.difference(), threads))));
    }

    @Override
    public void unlike(Pair pair, int page, Image actual, Image expected, int threads) throws IOException {
        int factor = Math.max(Views.factor(actual.info(), MOST), Views.factor(expected.info(), MOST));
        hang(
                pair,
                new Exhibit(
                        page,
                        factor,
                        List.of(
                                picture("actual", Views.of(actual, factor), threads),
                                picture("expected", Views.of(expected, factor), threads))));
    }

    @Override
    public void alone(Pair pair, Image picture, int threads) throws IOException {
        int factor = Views.factor(picture.info(), MOST);
        String role = pair.actual().isPresent() ? "actual" : "expected";
        hang(pair, new Exhibit(1, factor, List.of(picture(role, Views.of(picture, factor), threads))));
    }

    // Pages of a pair come from one thread, which goes on for a while if it is given up.
    private void hang(Pair pair, Exhibit exhibit) {
        exhibits.computeIfAbsent(pair.name(), name -> new CopyOnWriteArrayList<>())
                .add(exhibit);
    }

    private Picture picture(String role, Image view, int threads) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageInfo info = view.info();
        Encoder<?> encoder = png.encoder(info, Metadata.NONE, WriteOptions.DEFAULT, Channels.newChannel(file));
        BandSweep.run(view, encoder, threads);
        encoder.finish();
        return new Picture(role, info.width(), info.height(), setAside(file.toByteArray()));
    }

    // That there is no room for it is no fault of the pair, but of the page, which is told of at the end.
    private Spool.Piece setAside(byte[] file) {
        try {
            return spool().add(file);
        } catch (IOException e) {
            fail(e);
            return new Spool.Piece(0, 0);
        }
    }

    private synchronized void fail(IOException e) {
        failure = Optional.of(e);
    }

    private synchronized Spool spool() throws IOException {
        if (spool == null) {
            spool = Spool.open();
        }
        return spool;
    }

    @Override
    public synchronized void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
