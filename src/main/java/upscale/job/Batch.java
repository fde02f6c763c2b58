package upscale.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import upscale.format.Allowance;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.inputs.Input;
import upscale.job.OutputNaming.Destination;
import upscale.sidecar.Findings;
import upscale.sidecar.Sidecar;
import upscale.sweep.Errand;
import upscale.sweep.TaskSweep;

/**
 * Plans carried out over inputs: each stands alone, and every one ends in a {@link JobResult}. Several are worked on at the same time, as far as
 * memory goes: small ones by a thread each, a large one by all. What is written, and what is told in which order, is as if they were done one
 * after another.
 *
 * @param formats the formats there are
 * @param planning what is done to each
 * @param pages which pages of each
 * @param naming where results go
 * @param existing what becomes of outputs that are there already
 * @param sidecars whether what lies beside an input and tells of it is told beside its result
 * @param companions what is written beside each result
 * @param reference what each result is compared with, also one that is there already; if empty, with nothing
 * @param threads how many inputs are worked on at the same time, at most; with 1 everything happens on the calling thread, but for what
 *     the plans say of threads
 * @param limits what each may take, and all together
 * @param failFast whether no more are begun once one has failed; those under way are finished
 * @param dryRun whether nothing is done, but told what would be
 * @param in standard input
 * @param out standard output, for results
 */
public record Batch(
        Formats formats,
        Planning planning,
        PageChoice pages,
        OutputNaming naming,
        Existing existing,
        boolean sidecars,
        List<Companion> companions,
        Optional<Reference> reference,
        int threads,
        Limits limits,
        boolean failFast,
        boolean dryRun,
        InputStream in,
        OutputStream out) {

    /** Outputs that would overwrite one another; nothing was done. */
    public static final class ConflictException extends Exception {
        private static final long serialVersionUID = 1L;

        ConflictException(String message) {
            super(message);
        }
    }

    /** Who is told of results, and before them of what the user should know. */
    public interface Listener extends Consumer<JobResult> {
        /** What there will be results of, in their order; told once, before the first and before anything is done. */
        void expects(List<String> inputs);

        /**
         * Some rows more of a page are written. On any thread, at any time from then on.
         *
         * @param pixels of those rows
         * @param of the whole page
         */
        default void advanced(long pixels, long of) {}

        /** One line about {@code input}, before its result is computed if that can be known, and before it is told of. */
        void warned(String input, String warning);
    }

    /** An input that was looked at, and what is to be done; or why it cannot be. All are held at once, so little of each. */
    private record Attempt(Input input, Optional<FileJob.Task> task, Optional<JobResult.Failed> failure) {}

    /** How an input's bytes are come by. */
    private interface Reading {
        Source of(Allowance allowance) throws IOException;
    }

    /**
     * Does every input and tells of each, on the calling thread: of its warnings, then how it ended, in the inputs' order. If the calling
     * thread is interrupted, inputs that are under way are dropped and no more are begun; each is told of nevertheless.
     *
     * @param others files that are never replaced either
     * @throws ConflictException before anything is done, if two inputs would be written to one file
     */
    public void run(List<Input> inputs, List<Input> others, Listener listener) throws ConflictException {
        List<Attempt> attempts = inputs.stream().map(this::attempt).toList();
        Claims claims = claims(attempts);
        List<Path> sources = sources(inputs);
        others.forEach(other -> other.path().ifPresent(sources::add));
        attempts.forEach(
                attempt -> attempt.task.flatMap(FileJob.Task::ownSidecar).ifPresent(sources::add));
        reference.ifPresent(wanted -> {
            sources.addAll(wanted.sources());
            attempts.forEach(attempt -> attempt.task.ifPresent(task -> sources.add(wanted.of(name(task)))));
        });
        OutputCheck check = new OutputCheck(sources);
        Ledger ledger = new Ledger(existing);
        boolean atOnce = threads > 1 && attempts.size() > 1 && independent(attempts, claims, sources);
        Room room = new Room(limits.memory());
        AtomicBoolean enough = new AtomicBoolean();
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (Attempt attempt : attempts) {
            tasks.add(telling -> {
                JobResult result = enough.get() || Thread.currentThread().isInterrupted()
                        ? new JobResult.NotBegun(attempt.input.name())
                        : result(
                                attempt,
                                check,
                                ledger::mayReplace,
                                ledger,
                                room,
                                atOnce,
                                listener::advanced,
                                warning -> telling.accept(() -> listener.warned(attempt.input.name(), warning)));
                if (failFast && result.failed()) {
                    enough.set(true);
                }
                telling.accept(() -> listener.accept(result));
            });
        }
        listener.expects(inputs.stream().map(Input::name).toList());
        try {
            TaskSweep.run(tasks, atOnce ? threads : 1);
        } finally {
            Temporary.tidy();
        }
    }

    /**
     * Does one of many inputs, of which others are done at the same time, in this process or elsewhere, and which may have been done before
     * without anybody having been told: an output of the same bytes that is there already is as good as written.
     *
     * @param bytes of the input, which lies at its path wherever that is
     * @param room what those share that are done in this process
     */
    public JobResult one(Input input, byte[] bytes, Room room) {
        Path path = input.path().orElseThrow();
        Attempt attempt = attempt(input, allowance -> Source.of(path, bytes, allowance));
        try {
            OutputCheck check = new OutputCheck(sources(List.of(input)));
            return result(
                    attempt, check, file -> true, new Ledger(existing), room, true, (pixels, of) -> {}, warning -> {});
        } finally {
            Temporary.tidy();
        }
    }

    /**
     * What can be known before anything is done, of inputs that are done {@linkplain #one one by one}: those that fail, as their first bytes say.
     *
     * @throws ConflictException if two inputs would be written to one file
     */
    public List<JobResult.Failed> beforehand(List<Input> inputs) throws ConflictException {
        List<Attempt> attempts = inputs.stream().map(this::attempt).toList();
        claims(attempts);
        return attempts.stream().flatMap(attempt -> attempt.failure.stream()).toList();
    }

    // Whether it makes no difference in which order they are done. It does if something that is written may be read by
    // another; and of streams, the bytes would be mixed.
    private boolean independent(List<Attempt> attempts, Claims claims, List<Path> sources) {
        boolean files = attempts.stream()
                .flatMap(attempt -> attempt.task.stream())
                .flatMap(this::destinations)
                .allMatch(Destination::isFile);
        return files && sources.stream().noneMatch(claims::include);
    }

    private Attempt attempt(Input input) {
        return attempt(input, allowance -> source(input, in, allowance));
    }

    private Attempt attempt(Input input, Reading reading) {
        try {
            return limits.within(errand -> attempt(input, reading.of(limits.allowance(errand))));
        } catch (IOException | RuntimeException | Error e) {
            return new Attempt(input, Optional.empty(), Optional.of(JobResult.Failed.because(input.name(), e)));
        }
    }

    private Attempt attempt(Input input, Source source) throws IOException {
        Format format = formats.of(source);
        List<Destination> beside = companions.stream()
                .map(companion -> companion.destination(input, format))
                .toList();
        Destination destination = naming.of(input, format);
        if (reference.isPresent() && !destination.isFile()) {
            throw new IOException("--reference is for files that are written, and " + destination.label()
                    + " is none: name one with -o");
        }
        Optional<Path> own = Findings.beside(source).sidecar().map(Sidecar::file);
        Optional<Path> sidecar = sidecars && own.isPresent()
                ? destination.file().filter(file -> destination.isFile()).map(Sidecar::of)
                : Optional.empty();
        return new Attempt(
                input,
                Optional.of(new FileJob.Task(
                        input, source.with(limits.allowance()), format, destination, beside, own, sidecar)),
                Optional.empty());
    }

    /**
     * What an input is read from.
     *
     * @param in standard input
     * @param allowance what may be taken of it
     * @throws IOException if it cannot be read, or stands for nothing
     */
    public static Source source(Input input, InputStream in, Allowance allowance) throws IOException {
        input.requireNoTrouble();
        return input.path().isPresent()
                ? Source.of(input.path().get(), allowance)
                : Source.of("standard input", in, allowance);
    }

    private Claims claims(List<Attempt> attempts) throws ConflictException {
        Claims claims = new Claims();
        for (Attempt attempt : attempts) {
            if (attempt.task.isPresent()) {
                FileJob.Task task = attempt.task.get();
                String name = task.input().name();
                claims.claim(task.destination().file(), name);
                for (int i = 0; i < companions.size(); i++) {
                    String what = "the " + companions.get(i).noun() + " of " + name;
                    claims.claim(task.beside().get(i).file(), what);
                }
                claims.claim(task.sidecar(), "the sidecar of " + name);
                claims.claim(map(task).flatMap(Destination::file), "the difference map of " + name);
            }
        }
        return claims;
    }

    // Those that cannot be read as well: whatever they are, they are not to be lost.
    private List<Path> sources(List<Input> inputs) {
        List<Path> sources = new ArrayList<>();
        companions.forEach(companion -> sources.addAll(companion.sources()));
        for (Input input : inputs) {
            input.path().ifPresent(path -> {
                sources.add(path);
                sources.addAll(planning.sources(input));
            });
        }
        return sources;
    }

    private JobResult result(
            Attempt attempt,
            OutputCheck check,
            Predicate<Path> mayBeThere,
            Ledger ledger,
            Room room,
            boolean company,
            Advance advance,
            Consumer<String> warned) {
        if (attempt.failure.isPresent()) {
            return attempt.failure.get();
        }
        FileJob.Task task = attempt.task.orElseThrow();
        try {
            try {
                require(check, task, mayBeThere);
            } catch (FileAlreadyExistsException e) {
                throw existing.refusal(e);
            }
            JobResult made = limits.within(errand -> result(task, ledger, room, company, errand, advance, warned));
            return reference.isPresent() ? compared(task, made, ledger, room, company ? 1 : threads) : made;
        } catch (IOException | RuntimeException | Error e) {
            String name = task.input().name();
            return Thread.currentThread().isInterrupted()
                    ? new JobResult.Dropped(name)
                    : JobResult.Failed.because(name, e);
        }
    }

    // In a time of its own, and whatever is found of the output, it stays.
    private JobResult compared(FileJob.Task task, JobResult made, Ledger ledger, Room room, int computing) {
        Reference wanted = reference.orElseThrow();
        if (dryRun) {
            return wanted.promised(made, name(task));
        }
        Path output = task.destination().file().orElseThrow();
        JobResult result = wanted.compared(made, output, name(task), room, computing);
        result.maps().forEach(ledger::writeDown);
        return result;
    }

    private Stream<Destination> destinations(FileJob.Task task) {
        return Stream.of(Stream.of(task.destination()), task.beside().stream(), map(task).stream())
                .flatMap(each -> each);
    }

    private Optional<Destination> map(FileJob.Task task) {
        return reference.flatMap(wanted -> wanted.map(name(task)));
    }

    private Path name(FileJob.Task task) {
        return naming.name(task.destination().file().orElseThrow());
    }

    private JobResult result(
            FileJob.Task task,
            Ledger ledger,
            Room room,
            boolean company,
            Errand errand,
            Advance advance,
            Consumer<String> warned)
            throws IOException {
        UpscalePlan plan = planning.of(task.input());
        Ledger.Account account = ledger.account(work(task, plan));
        Optional<JobResult> done = skipped(task, account);
        if (done.isPresent()) {
            if (!dryRun) {
                account.clear();
            }
            return done.get();
        }
        FileJob.Terms terms = new FileJob.Terms(
                formats, plan, pages, companions, account, limits, out, room, errand, advance, company);
        FileJob.Task wanted = task.of(task.source().with(limits.allowance(errand)));
        Consumer<String> telling = warning -> errand.tell(() -> warned.accept(warning));
        if (dryRun) {
            return Forecast.of(terms, wanted, telling);
        }
        try {
            return company ? inCompany(terms, wanted, telling) : FileJob.run(terms, wanted, telling);
        } catch (FileAlreadyExistsException e) {
            return skipped(task, account).orElseThrow(() -> e); // as another run was faster
        }
    }

    private static Optional<JobResult> skipped(FileJob.Task task, Ledger.Account account) {
        return account.done()
                .map(reason -> new JobResult.Skipped(
                        task.input().name(), task.destination().label(), reason, Optional.empty()));
    }

    private void require(OutputCheck check, FileJob.Task task, Predicate<Path> mayReplace) throws IOException {
        for (Destination each : destinations(task).toList()) {
            check.require(each, mayReplace);
        }
        if (task.sidecar().isPresent()) {
            check.requireSidecar(task.sidecar().get(), task.ownSidecar().orElseThrow(), task.destination(), mayReplace);
        }
    }

    private Ledger.Work work(FileJob.Task task, UpscalePlan plan) {
        List<Optional<Path>> outputs = Stream.concat(Stream.of(task.destination()), task.beside().stream())
                .map(each -> each.file().filter(file -> each.isFile()))
                .toList();
        List<Path> sources = new ArrayList<>();
        task.source().path().ifPresent(sources::add);
        if (!sources.isEmpty()) {
            task.ownSidecar().ifPresent(sources::add);
            companions.forEach(companion -> sources.addAll(companion.sources()));
            sources.addAll(planning.sources(task.input()));
        }
        return new Ledger.Work(
                outputs.contains(Optional.<Path>empty())
                        ? List.of()
                        : outputs.stream().flatMap(Optional::stream).toList(),
                task.sidecar(),
                sources,
                List.of(
                        plan,
                        pages,
                        sidecars,
                        limits.truncated(),
                        task.destination().format(),
                        companions));
    }

    // Whether memory runs out may hang on what others take at that moment: then it is done once more, alone.
    private static JobResult inCompany(FileJob.Terms terms, FileJob.Task task, Consumer<String> warned)
            throws IOException {
        Set<String> told = new HashSet<>();
        Consumer<String> once = warning -> {
            if (told.add(warning)) {
                warned.accept(warning);
            }
        };
        try {
            return FileJob.run(terms, task, once);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (!JobResult.Failed.outOfMemory(e)) {
                throw e;
            }
        }
        return FileJob.run(terms.alone(), task, once);
    }
}
