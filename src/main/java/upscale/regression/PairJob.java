package upscale.regression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.compare.Alike;
import upscale.compare.Findings;
import upscale.compare.Rules;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.RowReader;
import upscale.job.JobResult;
import upscale.job.Limits;

/** A pair compared, page by page. Runs once. */
final class PairJob {
    private final Pair pair;
    private final Terms terms;
    private final Allowance allowance;
    private final PairMaps maps;
    private final List<String> reasons = new ArrayList<>();
    private final List<Findings> pages = new ArrayList<>();
    private Status status = Status.SAME;

    private PairJob(Pair pair, Terms terms, Allowance allowance, PairMaps maps) {
        this.pair = pair;
        this.terms = terms;
        this.allowance = allowance;
        this.maps = maps;
    }

    /**
     * How pairs are compared.
     *
     * @param formats what they may be
     * @param limits what each pair may take
     * @param rules what is the same
     * @param verdict which of two things that are true of a pair it comes to
     * @param maps the difference maps that are drawn, if any are
     * @param threads how many compute
     */
    record Terms(
            Formats formats, Limits limits, Rules rules, Verdict verdict, Optional<DifferenceMaps> maps, int threads) {
        Terms withoutMaps() {
            return new Terms(formats, limits, rules, verdict, Optional.empty(), threads);
        }
    }

    /** Does it. What cannot be read is an outcome as well. */
    static Outcome run(Pair pair, Terms terms) {
        long start = System.nanoTime();
        try {
            return terms.limits().within(errand -> {
                try (PairMaps maps = new PairMaps(pair, terms, errand)) {
                    PairJob job = new PairJob(pair, terms, terms.limits().allowance(errand), maps);
                    job.compare();
                    return job.outcome(since(start));
                }
            });
        } catch (IOException e) {
            return new Outcome(
                    pair,
                    Status.UNDECODABLE,
                    List.of(e.getMessage()),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    since(start));
        }
    }

    private Outcome outcome(long nanos) {
        return new Outcome(
                pair,
                status,
                List.copyOf(reasons),
                List.copyOf(pages),
                maps.placed(pages.size()),
                maps.trouble(),
                nanos);
    }

    private static long since(long start) {
        return System.nanoTime() - start;
    }

    private void compare() {
        if (pair.expected().isEmpty()) {
            become(Status.NEW, "nothing of that name is expected");
        } else if (pair.actual().isEmpty()) {
            become(Status.MISSING, "expected as " + pair.expected().get());
        } else {
            Path actual = pair.actual().get();
            Path expected = pair.expected().get();
            try (Document a = opened(actual);
                    Document b = opened(expected)) {
                compare(a, b);
                finish(actual, a);
                finish(expected, b);
                maps.place();
            } catch (UndecodableException e) {
                become(Status.UNDECODABLE, e.getMessage());
            } catch (UncheckedIOException e) {
                become(Status.UNDECODABLE, e.getCause().getMessage());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                become(
                        Status.UNDECODABLE,
                        JobResult.Failed.because(pair.name(), e).reason());
            }
        }
    }

    private void become(Status found, String reason) {
        status = terms.verdict().worse(status, found);
        reasons.add(reason);
    }

    private void compare(Document a, Document b) throws IOException {
        List<Integer> left = a.pictures();
        List<Integer> right = b.pictures();
        if (left.size() != right.size()) {
            become(Status.DIFFERENT, left.size() + " pages against " + right.size());
        }
        int count = Math.min(left.size(), right.size());
        for (int i = 0; i < count; i++) {
            Image x = image(pair.actual().orElseThrow(), a, left.get(i));
            Image y = image(pair.expected().orElseThrow(), b, right.get(i));
            compare(x, y, i + 1, count);
        }
    }

    private void compare(Image actual, Image expected, int number, int count) throws IOException {
        String page = count == 1 ? "" : "page " + number + ": ";
        Alike alike = Alike.of(actual, expected, terms.rules());
        if (alike instanceof Alike.OtherSize other) {
            become(Status.SIZE_DIFFERS, page + other.reason());
        } else if (alike instanceof Alike.OtherKind other) {
            become(Status.DIFFERENT, page + other.reason());
        } else if (alike instanceof Alike.Ready ready) {
            Rules rules = terms.rules();
            maps.before(ready, number, count);
            Findings found = Findings.of(ready, rules, terms.threads());
            pages.add(found);
            List<String> breaches = rules.tolerance().breaches(found);
            breaches.forEach(breach -> become(Status.DIFFERENT, page + breach));
            maps.after(ready, number, count, !breaches.isEmpty());
        }
    }

    private Document opened(Path file) throws UndecodableException {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder, expected an image file");
            }
            Source source = Source.of(file, allowance);
            return Guarded.read(terms.formats().of(source), source);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UndecodableException(file, e);
        }
    }

    private static Image image(Path file, Document document, int page) throws UndecodableException {
        try {
            Page read = document.page(page);
            Orientation orientation = read.metadata().orientation();
            return orientation == Orientation.UPRIGHT
                    ? new Named(file, read.image())
                    : Oriented.upright(read.raster(), orientation);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UndecodableException(file, e);
        }
    }

    // What no rule has looked at may be damaged, too.
    private static void finish(Path file, Document document) throws UndecodableException {
        try {
            document.finish();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UndecodableException(file, e);
        }
    }

    /** A file that cannot be read; the message names it. */
    static final class UndecodableException extends IOException {
        private static final long serialVersionUID = 1L;

        UndecodableException(Path file, Throwable cause) {
            super(file + ": " + JobResult.Failed.because(file.toString(), cause).reason(), cause);
        }
    }

    /** An image that may be decoded only when it is read: what fails then names the file. */
    private record Named(Path file, Image image) implements Image {
        @Override
        public ImageInfo info() {
            return image.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = image.newReader();
            return band -> {
                try {
                    reader.read(band);
                } catch (UncheckedIOException e) {
                    throw new UncheckedIOException(new UndecodableException(file, e.getCause()));
                }
            };
        }
    }
}
