package upscale.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.inputs.Selection;
import upscale.job.Limits;
import upscale.job.Memory;
import upscale.telling.ProgressMode;
import upscale.telling.ReportFile;
import upscale.telling.Telling;

/** How it runs, and what it tells. */
final class RunArguments {
    private static final int MOST_THREADS = 1024;

    private final OptionGroup options = new OptionGroup();

    private final Option<Integer> threads = options.add(threadsOption());

    private final Option<Memory> memory = options.add(Option.of("SIZE", new Words.MemoryWord(), "--memory")
            .described("Memory that it may take: 512M, 2G, or 50% of the machine's. If that is little, fewer "
                    + "inputs are worked on at a time, by fewer threads; an image that needs more is refused."));

    private final LimitArguments limits = new LimitArguments(options);

    private final Option<Boolean> quiet = options.add(quietOption());

    private final Option<Boolean> verbose = options.add(verboseOption());

    private final Option<Boolean> json = options.add(jsonOption());

    private final Option<ProgressMode> progress = options.add(progressOption());

    private final Option<String> report = options.add(reportOption());

    private final Option<Boolean> dryRun = options.add(dryRunOption());

    private final Option<Boolean> failFast = options.add(Option.flag("--fail-fast")
            .described("Begin no more inputs once one has failed; those under way are finished."));

    RunArguments() {
        options.add(Option.help());
        options.add(Option.version());
    }

    OptionGroup options() {
        return options;
    }

    int threads() {
        return threads(threads);
    }

    /** The one option of that name. */
    static Option<Integer> threadsOption() {
        return Option.whole("N", "-j", "--threads").described("Threads that compute. Default: one for each processor.");
    }

    /** The one option of that name. */
    static Option<Boolean> quietOption() {
        return Option.flag("-q", "--quiet").described("Say nothing but errors.");
    }

    /** The one option of that name. */
    static Option<Boolean> verboseOption() {
        return Option.flag("-v", "--verbose").described("Tell what was decided, and what took how long.");
    }

    /** The one option of that name. */
    static Option<Boolean> dryRunOption() {
        return Option.flag("--dry-run")
                .described("Write nothing, but tell what would be: outputs, sizes, and what would fail.");
    }

    /** The one option of that name. */
    static Option<Boolean> jsonOption() {
        return Option.flag("--json").described("Print JSON on standard output: one object per result and line.");
    }

    /** The one option of that name. */
    static Option<ProgressMode> progressOption() {
        return Option.of("HOW", new OneOf<>(ProgressMode.values(), "way to tell of progress") {}, "--progress")
                .described("How it tells how far it is: a bar on a terminal and lines elsewhere (auto), a bar or "
                        + "nothing (bar), lines (plain), nothing (none). Default: auto; with -q none.");
    }

    /** The one option of that name. */
    static Option<String> reportOption() {
        return Option.text("FILE", "--report")
                .described("Write a report of the whole run: to FILE.json, FILE.csv, FILE.xml (as JUnit's) or, of "
                        + "compare, FILE.html, in the place of that of an earlier run.");
    }

    /** How many threads an option stands for. */
    static int threads(Option<Integer> option) {
        int count = option.isGiven() ? option.value() : Runtime.getRuntime().availableProcessors();
        if (count < 1 || count > MOST_THREADS) {
            throw new UsageException("--threads is from 1 to " + MOST_THREADS + ", not " + count);
        }
        return count;
    }

    /** Whether {@code --memory} was given, which not all that runs knows how to keep to. */
    boolean limitsMemory() {
        return memory.isGiven();
    }

    /** The option that was given and that is about this process, and what it does on its own machine. */
    Optional<String> ofProcess() {
        return Stream.of(threads, memory, verbose, json, progress, dryRun, failFast)
                .filter(Option::isGiven)
                .map(option -> option.names()[option.names().length - 1])
                .findFirst();
    }

    /** Where the report goes, if one is wanted. */
    Optional<String> report() {
        return report.given();
    }

    /** The option that was given and that is for one file at a time. */
    Optional<String> limitOfFiles() {
        return limits.ofFiles();
    }

    Limits limits() {
        return limits.limits(memory.isGiven() ? memory.value() : Memory.ofHeap());
    }

    boolean quiet() {
        return quiet.on();
    }

    boolean json() {
        return json.on();
    }

    boolean dryRun() {
        if (dryRun.on() && report.isGiven()) {
            throw new UsageException("--dry-run writes nothing: leave out --report, --json tells the same");
        }
        return dryRun.on();
    }

    boolean failFast() {
        return failFast.on();
    }

    /** Tells what became of the words. */
    void tell(Selection selection, CommandLineProgram.Session session) {
        if (!quiet.on()) {
            selection.remarks().forEach(session::complain);
        }
        if (verbose.on()) {
            selection.details().forEach(session.messages()::tell);
        }
    }

    /**
     * @param inputs that are read
     * @param overwrite whether the report may replace any file but those
     */
    Telling telling(CommandLineProgram.Session session, Collection<Path> inputs, boolean overwrite) {
        if (quiet.on() && verbose.on()) {
            throw new UsageException("--quiet and --verbose exclude one another: give one of them");
        }
        return Telling.of(
                session.messages(),
                quiet.on(),
                verbose.on(),
                progress.given(),
                session.surroundings(),
                report.given().map(file -> report(file, session, inputs, overwrite)),
                json.on() ? Optional.of(session::json) : Optional.empty());
    }

    private static ReportFile report(
            String file, CommandLineProgram.Session session, Collection<Path> inputs, boolean overwrite) {
        try {
            return ReportFile.at(
                    Path.of(file), inputs, overwrite, Version.number(), InstantSource.system(), session.messages());
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--report " + e.getMessage());
        }
    }
}
