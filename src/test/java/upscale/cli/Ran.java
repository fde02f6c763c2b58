package upscale.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import upscale.Main;

/**
 * A command line that was run as a user runs it, its streams in memory.
 *
 * @param code the exit code
 * @param out what came on standard output
 * @param err what came on standard error
 */
public record Ran(int code, byte[] out, String err) {
    public static Ran with(Object... args) {
        return piped(new byte[0], args);
    }

    /** @param in standard input */
    public static Ran piped(byte[] in, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                java.util.Arrays.stream(args).map(String::valueOf).toArray(String[]::new),
                new ByteArrayInputStream(in),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        return new Ran(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** The same, for what must succeed: fails with the messages if it does not. */
    public static Ran well(Object... args) {
        Ran ran = with(args);
        if (ran.code != 0) {
            throw new AssertionError(List.of(args) + " ended with " + ran.code + ": " + ran.err);
        }
        return ran;
    }

    public String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Lines of standard error, but for the one of what a run over several inputs came to. */
    public List<String> complaints() {
        return err.lines().filter(line -> !line.startsWith("in all: ")).toList();
    }
}
