package upscale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import upscale.format.Formats;
import upscale.method.Methods;

/** The whole command line: what words mean, and the streams that commands talk through. */
public final class CommandLineProgram {
    /** Everything was done. */
    public static final int OK = 0;

    /** Some input failed; the others were done. */
    public static final int FAILED = 1;

    /** The command line made no sense; nothing was done. */
    public static final int USAGE = 2;

    private final Session session;

    /** @param charset of text on {@code out} */
    public CommandLineProgram(InputStream in, OutputStream out, PrintStream err, Charset charset) {
        this.session = new Session(in, out, new PrintStream(out, true, charset), err);
    }

    /**
     * What commands share.
     *
     * @param in standard input
     * @param out standard output as bytes
     * @param text standard output as text
     * @param err standard error
     */
    record Session(InputStream in, OutputStream out, PrintStream text, PrintStream err) {
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

        /** One line on standard error. */
        void complain(String message) {
            err.println("upscale: " + message.replaceAll("\\R", " "));
        }
    }

    /** Runs it and returns the exit code. */
    public int run(String... args) {
        CommandLine line = commandLine();
        return line.execute(args);
    }

    /** The commands as picocli sees them, for help, completion and the manual page. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(new UpscaleCommand(session));
        line.addSubcommand("methods", new MethodsCommand(session));
        line.addSubcommand("formats", new FormatsCommand(session));
        line.addSubcommand("inspect", new InspectCommand(session));
        line.setOut(new PrintWriter(session.text(), true));
        line.setErr(new PrintWriter(session.err(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> {
            session.complain(e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
            line.getErr().println("Try 'upscale --help'.");
            return USAGE;
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            session.complain("internal error, please report it: " + e);
            return FAILED;
        });
        return line;
    }
}
