package upscale.regression;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.job.Delivery;
import upscale.job.JobResult;
import upscale.sweep.Errand;

/** The difference maps of a pair in the making: all appear, or none. Where none are asked for it does nothing. */
final class PairMaps implements Closeable {
    private final Pair pair;
    private final PairJob.Terms terms;
    private final Errand errand;
    private final List<Optional<Delivery>> drawn = new ArrayList<>(); // of each page that was compared
    private Optional<String> trouble = Optional.empty();
    private boolean placed;

    PairMaps(Pair pair, PairJob.Terms terms, Errand errand) {
        this.pair = pair;
        this.terms = terms;
        this.errand = errand;
    }

    /**
     * A page is about to be compared. What is drawn whatever comes of that is drawn now: its rows are packed while the next ones are decoded, and then are
     * there to be compared.
     *
     * @throws IOException if one of the two cannot be read
     */
    void before(ComparedPage page) throws IOException {
        if (terms.maps().isPresent() && !terms.maps().get().onlyIfDifferent()) {
            draw(page);
        }
    }

    /** It was compared. */
    void after(ComparedPage page, boolean different) throws IOException {
        if (terms.maps().isPresent() && terms.maps().get().onlyIfDifferent()) {
            if (different) {
                draw(page);
            } else {
                drawn.add(Optional.empty());
            }
        }
    }

    private void draw(ComparedPage page) throws IOException {
        Optional<Delivery> map = Optional.empty();
        if (trouble.isEmpty()) {
            try {
                map = Optional.of(terms.maps()
                        .orElseThrow()
                        .draw(
                                pair,
                                page,
                                terms.rules().tolerance().nearness(page.ready().range()),
                                terms.threads(),
                                errand));
            } catch (ReadFile.UndecodableException | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                failed(e);
            }
        }
        drawn.add(map);
    }

    // A map that cannot be written is no fault of what it is a map of.
    private void failed(IOException e) {
        trouble =
                Optional.of("difference map: " + JobResult.Failed.because("", e).reason());
    }

    /** Puts them in place, as nothing was wrong with the pair. */
    void place() throws InterruptedIOException {
        if (!drawn.isEmpty() && trouble.isEmpty()) {
            errand.conclude();
            try {
                for (Optional<Delivery> map : drawn) {
                    if (map.isPresent()) {
                        map.get().commit();
                    }
                }
                placed = true;
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** Those in place, of each of so many pages. */
    List<Optional<Path>> placed(int pages) {
        List<Optional<Path>> files = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            files.add(placed ? drawn.get(i).flatMap(Delivery::target) : Optional.empty());
        }
        return List.copyOf(files);
    }

    /** Why those that were asked for are not there. */
    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() throws IOException {
        for (Optional<Delivery> map : drawn) {
            if (map.isPresent()) {
                map.get().close();
            }
        }
    }
}
