package upscale;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import upscale.cli.CommandLineProgram;
import upscale.telling.Surroundings;

/** The command line's entry point, and the only place that knows the process: its streams and its exit. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Not System.out, which swallows errors: a closed pipe or a full disk must be noticed.
        // Buffered, as a channel made of a bare file stream would be that file's own, which seeks, and pipes cannot.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, encoding("stderr.encoding"));
        Charset charset = encoding("stdout.encoding");
        System.exit(new CommandLineProgram(System.in, out, err, charset, new OwnProcess()).run(args));
    }

    private static Charset encoding(String property) {
        String name = System.getProperty(property, System.getProperty("sun.jnu.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /**
     * Runs a command line within another program.
     *
     * @param in standard input, for {@code -}
     * @param out standard output: images, listings, JSON
     * @param err standard error: messages
     * @param charset of text on standard output; JSON is always UTF-8
     * @return the exit code: 0 done, 1 some input failed, 2 wrong usage
     */
    public static int run(String[] args, InputStream in, OutputStream out, PrintStream err, Charset charset) {
        return new CommandLineProgram(in, out, err, charset, Surroundings.NONE).run(args);
    }
}
