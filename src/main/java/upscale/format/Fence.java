package upscale.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A fence around decoders, libraries' and our own: the one place that decides what a file's fault is. Of what they throw, all that is no
 * {@link IOException} comes out as a {@link FormatException}; but for what tells that the program itself is broken, such as a class that is missing.
 */
public final class Fence {
    private Fence() {}

    /** Work of a decoder. */
    @FunctionalInterface
    public interface Decoding<T> {
        T run() throws IOException;
    }

    /**
     * The result of {@code decoding}.
     *
     * @param format what messages call the file: {@code jpeg}
     * @throws FormatException too large, if memory ran out; corrupt, for whatever is no {@link IOException}, and for data that end early
     * @throws IOException its own, unchanged
     */
    public static <T> T around(String format, Decoding<T> decoding) throws IOException {
        try {
            return decoding.run();
        } catch (UncheckedIOException e) {
            throw told(format, e.getCause());
        } catch (IOException e) {
            throw told(format, e);
        } catch (OutOfMemoryError e) {
            throw new FormatException(
                    FormatException.Kind.TOO_LARGE,
                    "too large: decoding this " + format
                            + " ran out of memory; give Java more with UPSCALE_JAVA_OPTS=-Xmx...",
                    e);
        } catch (ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | StackOverflowError
                | AssertionError e) {
            // Their words are about the decoder, not about the file.
            throw corrupt(format, "what it states does not hold together, and the decoder lost its way" + place(e), e);
        } catch (RuntimeException e) {
            throw corrupt(format, said(e), e);
        }
    }

    private static IOException told(String format, IOException e) {
        return e instanceof EOFException ? corrupt(format, "the data ends early", e) : e;
    }

    /** What an exception says of a file, in one line. */
    public static String said(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("the decoder does not say what is wrong");
    }

    public static FormatException corrupt(String format, String message, Throwable cause) {
        FormatException e = FormatException.corrupt(format, message);
        e.initCause(cause);
        return e;
    }

    /** What was thrown, and where: for a report, should the file be sound. Empty if Java does not tell. */
    private static String place(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%s at %s:%d)",
                        e.getClass().getSimpleName(),
                        trace[0].getClassName(),
                        trace[0].getLineNumber());
    }
}
