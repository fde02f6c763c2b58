package upscale.telling;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How is told how far a run is. */
public enum ProgressMode {
    /** As a bar on a terminal, else in lines. */
    AUTO,
    /** As a bar on a terminal, else not at all. */
    BAR,
    /** In lines. */
    PLAIN,
    /** Not at all. */
    NONE;

    private static final long BAR_AFTER = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long BAR_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(10);

    /** What a mode that was asked for, or none, means here: anything but {@link #AUTO}. */
    static ProgressMode of(Optional<ProgressMode> asked, boolean quiet, Surroundings surroundings) {
        ProgressMode mode = asked.orElse(quiet ? NONE : AUTO);
        return switch (surroundings.screen()) {
            case TERMINAL -> mode == AUTO ? BAR : mode;
            case LOG -> mode == AUTO ? PLAIN : mode == BAR ? NONE : mode;
            case UNKNOWN -> mode == PLAIN ? PLAIN : NONE;
        };
    }

    Optional<Progress> progress(Messages messages, Surroundings surroundings, LongSupplier nanoTime) {
        return switch (this) {
            case BAR ->
                Optional.of(
                        new Progress(new ProgressOnTerminal(messages, surroundings), nanoTime, BAR_AFTER, BAR_EVERY));
            case PLAIN -> Optional.of(new Progress(new ProgressLines(messages), nanoTime, LINE_EVERY, LINE_EVERY));
            default -> Optional.empty();
        };
    }
}
