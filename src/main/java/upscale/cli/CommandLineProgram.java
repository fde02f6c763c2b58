package upscale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.method.Methods;

/** The whole command line: what words mean, and the streams that commands talk through. */
public final class CommandLineProgram {
    /** Everything was done. */
    public static final int OK = 0;

    /** Some input failed; the others were done. */
    public static final int FAILED = 1;

    /** The command line made no sense; nothing was done. */
    public static final int USAGE = 2;

    /** Names of the commands beside the main job. */
    static final List<String> COMMANDS = List.of(
            "conv",
            "pool",
            "chain",
            "explain",
            "methods",
            "formats",
            "inspect",
            "checkerboard",
            "completion",
            "man",
            "help");

    private final Session session;

    /** @param charset of text on {@code out} */
    public CommandLineProgram(InputStream in, OutputStream out, PrintStream err, Charset charset) {
        this.session = new Session(in, out, new PrintStream(out, true, charset), err, charset);
    }

    /**
     * What commands share.
     *
     * @param in standard input
     * @param out standard output as bytes
     * @param text standard output as text
     * @param err standard error
     * @param charset of {@code text}
     */
    record Session(InputStream in, OutputStream out, PrintStream text, PrintStream err, Charset charset) {
        Formats formats() {
            return Formats.load(Session.class.getClassLoader());
        }

        Methods methods() {
            return Methods.load(Session.class.getClassLoader());
        }

        /** One JSON object and a line end on standard output, in UTF-8 whatever the terminal's charset is. */
        void json(Json object) {
            try {
                out.write((object + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The JSON object for an input that failed, which stands under {@code key}. */
        Json failure(String key, JobResult.Failed failed) {
            return new Json().put(key, failed.input()).put("status", "failed").put("reason", failed.reason());
        }

        /** One line on standard error; what a terminal would obey is taken out. */
        void tell(String line) {
            err.println(line.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?"));
        }

        /** One line on standard error about what is wrong. */
        void complain(String message) {
            tell("upscale: " + message);
        }

        void complain(JobResult.Failed failed) {
            complain(failed.input() + ": " + failed.reason());
        }
    }

    /** Runs it and returns the exit code. */
    public int run(String... args) {
        int code = commandLine().execute(args);
        return session.text().checkError() && code == OK ? FAILED : code;
    }

    /** The commands as picocli sees them, for help, completion and the manual page. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(new UpscaleCommand(session));
        line.addSubcommand("conv", new ConvCommand(session));
        line.addSubcommand("pool", new PoolCommand(session));
        line.addSubcommand("chain", new ChainCommand(session));
        line.addSubcommand("methods", new MethodsCommand(session));
        line.addSubcommand("formats", new FormatsCommand(session));
        line.addSubcommand("inspect", new InspectCommand(session));
        line.addSubcommand("checkerboard", new CheckerboardCommand(session));
        line.addSubcommand("explain", new ExplainCommand(session));
        line.addSubcommand("completion", new CompletionCommand(session));
        line.addSubcommand("man", new ManCommand(session));
        line.addSubcommand("help", new HelpCommand(session));
        line.setOut(new PrintWriter(session.text(), true, session.charset()));
        line.setErr(new PrintWriter(session.err(), true, session.charset()));
        line.setExpandAtFiles(false); // a file may well be called @2x.png
        line.setExecutionStrategy(this::execute);
        line.setParameterExceptionHandler((e, args) -> {
            session.complain(message(e));
            return USAGE;
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof UsageException) {
                session.complain(e.getMessage());
                return USAGE;
            }
            session.complain(JobResult.Failed.because("standard output", e));
            return FAILED;
        });
        return line;
    }

    private int execute(CommandLine.ParseResult parsed) {
        Optional<String> nonsense = nonsense(parsed);
        if (nonsense.isPresent()) {
            session.complain(nonsense.get());
            return USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    // What picocli lets pass: a command among other words, and of an option in a group all values but the last.
    private static Optional<String> nonsense(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedArgs().isEmpty()) {
            String name = parsed.subcommand().commandSpec().name();
            return Optional.of(
                    name + " is a command of its own: write it first and alone, or ./" + name + " for a file");
        }
        return parsed.commandSpec().options().stream()
                .filter(option ->
                        option.arity().max() > 0 && option.stringValues().size() > 1)
                .map(option ->
                        option.longestName() + " is given more than once: " + String.join(", ", option.stringValues()))
                .findFirst();
    }

    // "Invalid value for option '--scale': ..." is said shorter, and unknown options in one line.
    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String option = unmatched.getUnmatched().get(0).replaceAll("=.*", "");
            List<String> known =
                    List.copyOf(e.getCommandLine().getCommandSpec().optionsMap().keySet());
            return "there is no option " + option
                    + Spelling.nearest(option, known)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("; see 'upscale --help', and write a file as ./" + option);
        }
        return e.getMessage()
                .replaceFirst("^Invalid value for (?:option|positional parameter[^']*) '([^']*)'[^:]*: ", "$1: ");
    }
}
