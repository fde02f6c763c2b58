package upscale.regression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import upscale.job.FileCopy;
import upscale.job.JobResult;

/**
 * Has what is expected follow what there is: files that are not as expected, and need not be, take the places of those they were to be as, byte for byte.
 *
 * @param taken what they may be instead; of {@link Status#MISSING}, the file that was expected is removed
 * @param log where it is written down; if empty, nothing is done but told of
 */
public record Approval(Goldens goldens, Set<Status> taken, Optional<Log> log) {
    private static final Set<Status> SENSIBLE =
            Set.of(Status.DIFFERENT, Status.SIZE_DIFFERS, Status.NEW, Status.MISSING);

    public Approval {
        taken = Set.copyOf(taken);
        if (!SENSIBLE.containsAll(taken)) {
            throw new IllegalArgumentException(taken + " has more in it than " + SENSIBLE);
        }
    }

    /** Where approvals are written down. */
    @FunctionalInterface
    public interface Log {
        /** Adds what is about to be done: nothing is done that is not written down. */
        void add(Entry entry) throws IOException;
    }

    /**
     * An approval.
     *
     * @param name of the file in its folder, with slashes
     * @param was what was found of it
     * @param before hash of the file that was expected, if there was one
     * @param after hash of the one that is from now on, if there is one
     */
    public record Entry(String name, Status was, Optional<String> before, Optional<String> after) {}

    /**
     * Compares a pair, on any thread. What this returns acts by what was found, on one thread, and tells what that has come to.
     *
     * @param comparing compares pairs
     * @param reading does as well, and makes nothing of it
     */
    Supplier<Outcome> of(Pair pair, Function<Pair, Outcome> comparing, Function<Pair, Outcome> reading) {
        Optional<String> hash = pair.actual().flatMap(Approval::hash);
        Outcome found = comparing.apply(pair);
        boolean unread = found.status() == Status.NEW && taken.contains(Status.NEW);
        Outcome known = unread ? readable(found, reading) : found;
        return () -> taken.contains(known.status()) ? settled(known, hash) : known;
    }

    // What cannot be read is what the comparison tells; what can be read only once is left to that.
    private static Optional<String> hash(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Sha256.of(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // As nothing was there to compare it with, it was not read: it has to be the same as itself.
    private static Outcome readable(Outcome found, Function<Pair, Outcome> reading) {
        Optional<Path> file = found.pair().actual();
        Outcome itself = reading.apply(new Pair(found.pair().name(), file, file));
        return itself.status() == Status.UNDECODABLE ? found.as(itself.status(), itself.reasons()) : found;
    }

    private Outcome settled(Outcome found, Optional<String> hash) {
        try {
            if (log.isPresent()) {
                settle(found, hash, log.get());
            }
            return found.become(log.isPresent() ? Status.APPROVED : Status.APPROVABLE);
        } catch (IOException e) {
            String place = goldens.place(found.pair()).toString();
            return found.because(
                    "not approved: " + JobResult.Failed.because(place, e).reason());
        }
    }

    private void settle(Outcome found, Optional<String> hash, Log to) throws IOException {
        Pair pair = found.pair();
        Path place = goldens.place(pair);
        boolean replaced = pair.expected().isPresent();
        Optional<String> before = replaced ? Optional.of(Sha256.of(place)) : Optional.empty();
        if (pair.actual().isEmpty()) {
            to.add(new Entry(goldens.name(pair), found.status(), before, Optional.empty()));
            Files.delete(place);
            return;
        }
        if (hash.isEmpty()) {
            throw new IOException(pair.actual().get() + " is no file, and cannot be read twice");
        }
        try (FileCopy copy = FileCopy.of(pair.actual().get(), place, goldens.folder(), replaced)) {
            Optional<String> after = Optional.of(Sha256.of(copy.path()));
            if (!after.equals(hash)) {
                throw new IOException(pair.actual().get() + " changed while it was compared");
            }
            to.add(new Entry(goldens.name(pair), found.status(), before, after));
            copy.commit();
        }
    }
}
