package upscale.regression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.compare.Alike;
import upscale.compare.Comparison;
import upscale.compare.Findings;
import upscale.compare.Nearness;
import upscale.compare.Rules;
import upscale.format.Allowance;
import upscale.format.Formats;
import upscale.image.Raster;
import upscale.image.Unfolding;
import upscale.job.JobResult;
import upscale.job.Limits;
import upscale.job.Room;
import upscale.sweep.Ahead;

/** A pair compared, page by page. Runs once. */
final class PairJob {
    /** Bytes of a picture that is rather decoded twice than kept. */
    private static final long LARGE = 100_000_000;

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
     * @param room what it shares with others
     * @param rules what is the same
     * @param verdict which of two things that are true of a pair it comes to
     * @param maps the difference maps that are drawn, if any are
     * @param onlooker who else is shown the pictures, if anybody is
     * @param threads how many compute
     */
    record Terms(
            Formats formats,
            Limits limits,
            Room room,
            Rules rules,
            Verdict verdict,
            Optional<DifferenceMaps> maps,
            Optional<Onlooker> onlooker,
            int threads) {
        Terms withoutPictures() {
            return new Terms(formats, limits, room, rules, verdict, Optional.empty(), Optional.empty(), threads);
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
            showAlone(pair.actual().orElseThrow());
        } else if (pair.actual().isEmpty()) {
            become(Status.MISSING, "expected as " + pair.expected().get());
            showAlone(pair.expected().get());
        } else {
            Path actual = pair.actual().get();
            Path expected = pair.expected().get();
            try (ReadFile a = opened(actual);
                    ReadFile b = sameBytes(actual, expected) ? a : opened(expected)) {
                compare(a, b);
                maps.place();
            } catch (UncheckedIOException e) {
                become(Status.UNDECODABLE, e.getCause().getMessage());
            } catch (ReadFile.UndecodableException e) {
                become(Status.UNDECODABLE, e.getMessage());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                become(
                        Status.UNDECODABLE,
                        JobResult.Failed.because(pair.name(), e).reason());
            }
        }
    }

    /** Whether it can be read is not asked of what there is nothing to compare with: then nothing of it is shown. */
    private void showAlone(Path file) {
        if (terms.onlooker().isPresent()) {
            try (ReadFile read = opened(file);
                    Room.Share share = terms.room().new Share()) {
                share.claim(read.memory(0));
                Optional<ReadFile.ReadPage> page = read.page(0);
                if (page.isPresent()) {
                    terms.onlooker().get().alone(pair, page.get().image(), terms.threads());
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // it is told of without a picture
            }
        }
    }

    private void become(Status found, String reason) {
        status = terms.verdict().worse(status, found);
        reasons.add(reason);
    }

    private void compare(ReadFile a, ReadFile b) throws IOException {
        if (a.pages() != b.pages()) {
            become(Status.DIFFERENT, a.pages() + " pages against " + b.pages());
        }
        for (int i = 0; i < Math.max(a.pages(), b.pages()); i++) {
            try (Room.Share share = terms.room().new Share()) {
                share.claim(a.memory(i) + (a == b ? 0 : b.memory(i)));
                Optional<ReadFile.ReadPage> x = a.page(i);
                Optional<ReadFile.ReadPage> y = a == b ? x : b.page(i);
                if (x.isPresent() && y.isPresent()) {
                    compare(x.get(), y.get(), i + 1, Math.min(a.pages(), b.pages()));
                }
                a.finish();
                b.finish();
            }
        }
    }

    private void compare(ReadFile.ReadPage actual, ReadFile.ReadPage expected, int number, int count)
            throws IOException {
        Rules.Kinds kinds = terms.rules().kinds();
        if (kinds.metadata()) {
            String page = named(number, count);
            Stated.differences(actual.page(), expected.page(), kinds.profiles() != Rules.ProfileRule.REQUIRE)
                    .forEach(difference -> become(Status.DIFFERENT, page + difference));
        }
        Ahead.of(unfolding(Stream.of(actual, expected).distinct()), () -> compared(actual, expected, number, count));
    }

    /** Pictures that can only be decoded in order are so on threads of their own, and not kept if they are looked at once, or are large. */
    private List<Unfolding> unfolding(Stream<ReadFile.ReadPage> read) {
        boolean once = terms.maps().isEmpty()
                && terms.onlooker().isEmpty()
                && !terms.rules().readAgain();
        int rows = Comparison.rowsAtOnce(terms.threads()) + Ahead.ROWS;
        List<Unfolding> images = read.flatMap(page -> page.unfolding().stream()).toList();
        images.stream()
                .filter(image -> once || Raster.bytes(image.info()) > LARGE)
                .forEach(image -> image.passing(rows));
        return terms.threads() > 1 ? images : List.of();
    }

    private static String named(int number, int count) {
        return count == 1 ? "" : "page " + number + ": ";
    }

    private void compared(ReadFile.ReadPage actual, ReadFile.ReadPage expected, int number, int count)
            throws IOException {
        String page = named(number, count);
        Alike alike = Alike.of(actual.image(), expected.image(), terms.rules());
        if (alike instanceof Alike.OtherSize other) {
            become(Status.SIZE_DIFFERS, page + other.reason());
            showUnlike(actual, expected, number);
        } else if (alike instanceof Alike.OtherKind other) {
            become(Status.DIFFERENT, page + other.reason());
            showUnlike(actual, expected, number);
        } else if (alike instanceof Alike.Ready ready) {
            Rules rules = terms.rules();
            ComparedPage compared = new ComparedPage(ready, actual, expected, number, count);
            maps.before(compared);
            Findings found = Findings.of(ready, rules, terms.threads());
            pages.add(found);
            List<String> breaches = rules.tolerance().breaches(found);
            breaches.forEach(breach -> become(Status.DIFFERENT, page + breach));
            maps.after(compared, !breaches.isEmpty());
            if (terms.onlooker().isPresent() && found.overall().differing() > 0) {
                Nearness nearness = rules.tolerance().nearness(ready.range());
                terms.onlooker().get().differing(pair, number, ready, nearness, terms.threads());
            }
        }
    }

    private void showUnlike(ReadFile.ReadPage actual, ReadFile.ReadPage expected, int page) throws IOException {
        if (terms.onlooker().isPresent()) {
            terms.onlooker().get().unlike(pair, page, actual.image(), expected.image(), terms.threads());
        }
    }

    private ReadFile opened(Path file) throws IOException {
        return ReadFile.open(file, terms.formats(), allowance);
    }

    /** What is the same need not be decoded twice. */
    private static boolean sameBytes(Path actual, Path expected) throws IOException {
        return Files.isRegularFile(actual) && Files.isRegularFile(expected) && Files.mismatch(actual, expected) < 0;
    }
}
