package upscale.format;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is thought of a file that ends early: that it is corrupt, or that what is there is to be taken, and what is missing left empty. Rows that are missing
 * are zeros, of a palette its first colour. Thread-safe.
 */
public final class Ending {
    /** A file that ends early is corrupt. */
    public static final Ending REFUSED = new Ending(false);

    private final boolean taken;
    private final AtomicReference<FormatException> first = new AtomicReference<>();

    private Ending(boolean taken) {
        this.taken = taken;
    }

    /** What is there is taken, of one file. */
    public static Ending taken() {
        return new Ending(true);
    }

    /**
     * Tells that the file ends too early.
     *
     * @param e what is wrong with a file that does
     * @throws FormatException {@code e}, unless what is there is to be taken
     */
    public void early(FormatException e) throws FormatException {
        if (!taken) {
            throw e;
        }
        first.compareAndSet(null, e);
    }

    /** Whether it was {@linkplain #early told} that the file ends too early. */
    public boolean early() {
        return first.get() != null;
    }

    /** What the user should know of it. */
    public Optional<String> told() {
        return Optional.ofNullable(first.get())
                .map(e -> "is cut short, and what is missing is left empty: " + e.getMessage());
    }
}
