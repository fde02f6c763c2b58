package upscale.format;

import java.io.IOException;

/** A file that cannot be decoded or encoded, and why. The message names what was expected and what came; the caller adds the file. */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Kind {
        /** It breaks its own format's rules, or is cut short. */
        CORRUPT,
        /** It is well-formed, but uses what is not supported. */
        UNSUPPORTED,
        /** It asks for more memory or pixels than allowed. */
        TOO_LARGE
    }

    private final Kind kind;

    public FormatException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public FormatException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static FormatException corrupt(String format, String message) {
        return new FormatException(Kind.CORRUPT, "corrupt " + format + ": " + message);
    }

    /** @param offset bytes from the start of the file to what is wrong */
    public static FormatException corrupt(String format, long offset, String message) {
        return new FormatException(Kind.CORRUPT, "corrupt " + format + " at byte " + offset + ": " + message);
    }

    public static FormatException unsupported(String format, String message) {
        return new FormatException(Kind.UNSUPPORTED, "unsupported " + format + ": " + message);
    }

    public static FormatException tooLarge(String message) {
        return new FormatException(Kind.TOO_LARGE, "too large: " + message);
    }

    public Kind kind() {
        return kind;
    }
}
