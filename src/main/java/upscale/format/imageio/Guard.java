package upscale.format.imageio;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import upscale.format.FormatException;

/**
 * A fence around libraries that decode files: whatever they throw comes out as a {@link FormatException}. Their input must
 * be in memory, so that an {@link IOException} can only mean the bytes themselves.
 */
public final class Guard {
    private Guard() {}

    /** Work of a library on a file's bytes. */
    @FunctionalInterface
    public interface Decoding<T> {
        T run() throws IOException;
    }

    /**
     * The result of {@code decoding}.
     *
     * @param format what messages call the file: {@code jpeg}
     * @throws FormatException its own unchanged; too large, if memory ran out; corrupt, for everything else
     */
    public static <T> T decode(String format, Decoding<T> decoding) throws FormatException {
        try {
            return decoding.run();
        } catch (FormatException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new FormatException(
                    FormatException.Kind.TOO_LARGE, "too large: decoding this " + format + " ran out of memory", e);
        } catch (EOFException e) {
            throw corrupt(format, "the data ends early", e);
        } catch (IOException e) {
            throw corrupt(format, firstLine(e).orElse("the decoder does not say what is wrong"), e);
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException | StackOverflowError e) {
            // Their words are about the decoder, not about the file.
            throw corrupt(format, "what it states does not hold together, and the decoder lost its way", e);
        } catch (RuntimeException e) {
            throw corrupt(format, firstLine(e).orElse("the decoder does not say what is wrong"), e);
        }
    }

    private static Optional<String> firstLine(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst());
    }

    /**
     * Whether a warning of libjpeg's means that samples were made up. Extraneous bytes before a marker, or scan parameters
     * outside the rules, do no harm.
     */
    public static boolean tellsOfDamage(String warning) {
        return warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous")
                || warning.startsWith("Premature end")
                || warning.startsWith("Inconsistent progression");
    }

    private static FormatException corrupt(String format, String message, Throwable cause) {
        FormatException e = FormatException.corrupt(format, message);
        e.initCause(cause);
        return e;
    }
}
