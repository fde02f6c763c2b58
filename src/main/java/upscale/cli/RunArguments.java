package upscale.cli;

import picocli.CommandLine.Option;

/** How it runs, and what it tells. */
final class RunArguments {
    /** One meaning of {@code --json} for all commands. */
    static final String JSON = "Print JSON on standard output, one object per result and line.";

    /** One meaning of {@code --help} for all commands. */
    static final String HELP = "Show this help.";

    private static final int MOST_THREADS = 1024;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Threads that compute. Default: one for each processor.")
    private Integer threads;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell what was decided, and what took how long.")
    private boolean verbose;

    @Option(names = "--json", description = JSON)
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = HELP)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    int threads() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1 || count > MOST_THREADS) {
            throw new UsageException("--threads is from 1 to " + MOST_THREADS + ", not " + count);
        }
        return count;
    }

    boolean json() {
        return json;
    }

    Report report(CommandLineProgram.Session session) {
        if (quiet && verbose) {
            throw new UsageException("--quiet and --verbose exclude one another");
        }
        return new Report(session, quiet, verbose, json);
    }
}
