package upscale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.method.Methods;
import upscale.spelling.Spelling;
import upscale.telling.Json;
import upscale.telling.Messages;
import upscale.telling.Surroundings;

/** The whole command line: what words mean, and the streams that commands talk through. */
public final class CommandLineProgram {
    /** Everything was done. */
    public static final int OK = 0;

    /** Some input failed; the others were done. */
    public static final int FAILED = 1;

    /** The command line made no sense; nothing was done. */
    public static final int USAGE = 2;

    /** What the program is called, and its main job. */
    static final String NAME = "upscale";

    /** Names of the commands beside the main job. */
    static final List<String> COMMANDS = List.of(
            "conv",
            "pool",
            "chain",
            "preview",
            "methods",
            "formats",
            "inspect",
            "checkerboard",
            "learn",
            "compare",
            "approve",
            "evaluate",
            "explain",
            "completion",
            "man",
            "help");

    static {
        // Else picocli looks up, by reflection, how words become dates and database drivers.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    private final Session session;

    /** @param charset of text on {@code out} */
    public CommandLineProgram(
            InputStream in, OutputStream out, PrintStream err, Charset charset, Surroundings surroundings) {
        this(in, out, err, charset, surroundings, Optional.empty());
    }

    /**
     * One of which another program does the work, but for telling what the words mean and what is wrong with them.
     *
     * @param out for help and listings, in UTF-8
     */
    public CommandLineProgram(OutputStream out, PrintStream err, BatchRunner runner) {
        this(InputStream.nullInputStream(), out, err, StandardCharsets.UTF_8, Surroundings.NONE, Optional.of(runner));
    }

    private CommandLineProgram(
            InputStream in,
            OutputStream out,
            PrintStream err,
            Charset charset,
            Surroundings surroundings,
            Optional<BatchRunner> runner) {
        this.session = new Session(
                in, out, new PrintStream(out, true, charset), new Messages(err), charset, surroundings, runner);
    }

    /**
     * What commands share.
     *
     * @param in standard input
     * @param out standard output as bytes
     * @param text standard output as text
     * @param messages lines on standard error
     * @param charset of {@code text}
     * @param surroundings what is around it
     * @param runner who does the work, if not this program
     */
    record Session(
            InputStream in,
            OutputStream out,
            PrintStream text,
            Messages messages,
            Charset charset,
            Surroundings surroundings,
            Optional<BatchRunner> runner) {
        Formats formats() {
            return Formats.load(Session.class.getClassLoader());
        }

        Methods methods() {
            return Methods.load(Session.class.getClassLoader());
        }

        /** One JSON object and a line end on standard output, in UTF-8 whatever the terminal's charset is. */
        void json(Json object) {
            messages.aside(() -> {
                try {
                    out.write((object + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        /** One line on standard error about what is wrong. */
        void complain(String message) {
            messages.complain(message);
        }

        void complain(JobResult.Failed failed) {
            messages.complain(failed);
        }
    }

    Session session() {
        return session;
    }

    /** Runs it and returns the exit code. */
    public int run(String... words) {
        int code = carryOut(words);
        return session.text().checkError() && code == OK ? FAILED : code;
    }

    private int carryOut(String... words) {
        try {
            ParseResult parsed = parsed(words);
            requireSense(parsed);
            return asksForHelp(parsed)
                    ? help(parsed, words)
                    : parsed.isVersionHelpRequested()
                            ? version()
                            : command(parsed).run();
        } catch (ParameterException e) {
            session.complain(message(e) + withOneDash(e, words));
            return USAGE;
        } catch (UsageException e) {
            session.complain(e.getMessage());
            return USAGE;
        } catch (UncheckedIOException e) {
            session.complain(JobResult.Failed.because("standard output", e));
            return FAILED;
        } catch (RuntimeException | Error e) { // a plug-in that cannot be loaded, for instance
            session.complain(JobResult.Failed.because("", e).reason());
            return FAILED;
        }
    }

    /** The words, parsed by as little of the command line as they need; by all of it where that tells what is wrong. */
    private ParseResult parsed(String... words) {
        try {
            return line(Needed.by(List.of(words))).parseArgs(words);
        } catch (ParameterException e) {
            return line(Needed.ALL).parseArgs(words);
        }
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.hasSubcommand() && asksForHelp(parsed.subcommand());
    }

    private int help(ParseResult parsed, String... words) {
        return help(
                parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : NAME,
                List.of(words).contains("--help"));
    }

    /**
     * Shows the help of a command.
     *
     * @param whole whether all of it, or what is used most
     */
    int help(String name, boolean whole) {
        Manual manual = manual(name);
        List<Manual> commands = name.equals(NAME) ? commands() : List.of();
        session.text()
                .print(whole ? HelpPage.whole(manual, commands, styled()) : HelpPage.brief(manual, commands, styled()));
        return OK;
    }

    private int version() {
        session.text().println(Version.line());
        return OK;
    }

    /** Whether text goes to a terminal. */
    boolean styled() {
        return CommandLine.Help.Ansi.AUTO.enabled();
    }

    private static Command command(ParseResult parsed) {
        return parsed.hasSubcommand()
                ? command(parsed.subcommand())
                : (Command) parsed.commandSpec().userObject();
    }

    /** What there is to tell of the main job, and of each command. */
    List<Manual> manuals() {
        return Stream.concat(Stream.of(manual(NAME)), commands().stream()).toList();
    }

    private List<Manual> commands() {
        return COMMANDS.stream().map(this::manual).toList();
    }

    /** What there is to tell of a command. */
    Manual manual(String name) {
        return Manual.of(name, command(name));
    }

    private CommandLine line(Needed needed) {
        CommandLine line =
                new CommandLine(Syntax.of(NAME, command(NAME), needed).spec());
        for (String name : COMMANDS) {
            if (needed.command(name)) {
                line.addSubcommand(
                        name,
                        new CommandLine(Syntax.of(name, command(name), needed).spec()));
            }
        }
        line.setOverwrittenOptionsAllowed(true); // of flags; what else is repeated is told of below
        line.setExpandAtFiles(false); // a file may well be called @2x.png
        return line;
    }

    private Command command(String name) {
        return switch (name) {
            case NAME -> new UpscaleCommand(session);
            case "conv" -> new ConvCommand(session);
            case "pool" -> new PoolCommand(session);
            case "chain" -> new ChainCommand(session);
            case "preview" -> new PreviewCommand(session, System::getenv);
            case "methods" -> new MethodsCommand(session);
            case "formats" -> new FormatsCommand(session);
            case "inspect" -> new InspectCommand(session);
            case "checkerboard" -> new CheckerboardCommand(session);
            case "learn" -> new LearnCommand(session);
            case "compare" -> new CompareCommand(session);
            case "approve" -> new ApproveCommand(session);
            case "evaluate" -> new EvaluateCommand(session);
            case "explain" -> new ExplainCommand(session);
            case "completion" -> new CompletionCommand(this);
            case "man" -> new ManCommand(this);
            case "help" -> new HelpCommand(this);
            default -> throw new IllegalArgumentException(name);
        };
    }

    // What picocli lets pass: a command among other words, and of an option all values but the last.
    private static void requireSense(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedArgs().isEmpty()) {
            String name = parsed.subcommand().commandSpec().name();
            throw new UsageException(
                    name + " is a command of its own: write it first and alone, or ./" + name + " for a file");
        }
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (option.arity().max() > 0
                    && !option.isMultiValue()
                    && option.stringValues().size() > 1) {
                throw new UsageException(
                        option.longestName() + " is given more than once: " + String.join(", ", option.stringValues()));
            }
        }
    }

    // What picocli says, shorter and in one line.
    static String message(ParameterException e) {
        List<String> known =
                List.copyOf(e.getCommandLine().getCommandSpec().optionsMap().keySet());
        if (e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String option = unmatched.getUnmatched().get(0).replaceAll("=.*", "");
            return "there is no option " + option
                    + Spelling.nearest(option, known)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("; see '"
                                    + e.getCommandLine().getCommandSpec().qualifiedName()
                                    + " --help', and write a file as ./" + option);
        } else if (e instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().get(0);
            return first instanceof OptionSpec option
                    ? option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel()
                    : first.paramLabel() + " is missing; see '"
                            + e.getCommandLine().getCommandSpec().qualifiedName() + " -h'";
        }
        return e.getMessage()
                .replaceFirst("^Invalid value for positional parameter[^(]*\\(([^)]*)\\): ", "$1: ")
                .replaceFirst("^Invalid value for option '([^']*)'[^:]*: ", "$1: ");
    }

    // An option of a long name with one dash is short ones to picocli, and a value.
    private String withOneDash(ParameterException e, String... words) {
        List<String> known =
                List.copyOf(e.getCommandLine().getCommandSpec().optionsMap().keySet());
        return Stream.of(words)
                .filter(word -> word.matches("-[a-z][a-z-]+(=.*)?"))
                .map(word -> "-" + word.replaceFirst("=.*", ""))
                .filter(known::contains)
                .findFirst()
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
