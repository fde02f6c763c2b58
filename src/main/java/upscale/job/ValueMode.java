package upscale.job;

import java.util.Optional;
import upscale.format.StoredValues.Window;

/**
 * What samples are written of an image whose stored values stand for others.
 *
 * @param kind of them
 * @param window the one that was asked for, if it is {@link Kind#GIVEN}
 */
public record ValueMode(Kind kind, Optional<Window> window) {
    /** Stored values as they are. */
    public static final ValueMode STORED = new ValueMode(Kind.STORED, Optional.empty());

    /** Ways to write samples. */
    public enum Kind {
        /** Stored values as they are. */
        STORED,
        /** What they stand for, in floats. */
        RESCALED,
        /** Gray levels of a window that was asked for. */
        GIVEN,
        /** Gray levels of the window that the file prefers. */
        FILE,
        /** Gray levels between the smallest and the largest value of the picture. */
        AUTO,
        /** Gray levels between the smallest and the largest value that can be stored. */
        FULL
    }

    /** Of the window that the file, its values or its type say. */
    public static ValueMode of(Kind kind) {
        return new ValueMode(kind, Optional.empty());
    }

    /** Of this window. */
    public static ValueMode of(Window window) {
        return new ValueMode(Kind.GIVEN, Optional.of(window));
    }
}
