package upscale.job;

import java.util.Optional;
import upscale.format.StoredValues.Display;

/**
 * What samples are written of an image whose stored values stand for others.
 *
 * @param kind of them
 * @param display how they are shown, if that is {@link Kind#GIVEN}
 */
public record ValueMode(Kind kind, Optional<Display> display) {
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
        /** Gray levels of the window, or the table, that the file prefers. */
        FILE,
        /** Gray levels between the smallest and the largest value of the picture. */
        AUTO,
        /** Gray levels between the smallest and the largest value that can be stored. */
        FULL
    }

    /** Whether they are stored values as they are. */
    boolean stored() {
        return kind == Kind.STORED;
    }

    /** Of the window that the file, its values or its type say. */
    public static ValueMode of(Kind kind) {
        return new ValueMode(kind, Optional.empty());
    }

    /** Shown so. */
    public static ValueMode of(Display display) {
        return new ValueMode(Kind.GIVEN, Optional.of(display));
    }
}
