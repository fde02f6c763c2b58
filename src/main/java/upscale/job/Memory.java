package upscale.job;

import java.util.Optional;

/**
 * How much memory the images that are worked on may take together: what Java calls its heap, less a quarter, which the estimates of needs may be
 * wrong by.
 *
 * @param bytes for all of them, at least 1
 * @param limit what sets it, in the user's words ({@code --memory 2G}): what needs more is refused; if empty, it is tried nevertheless, alone
 */
public record Memory(long bytes, Optional<String> limit) {
    /** What Java takes beside its heap, for its code and ours, and for what compresses: as measured, rounded up. The launcher counts on it, too. */
    public static final long BESIDE_HEAP = 128L << 20;

    /** As much as the heap may become. */
    public static Memory ofHeap() {
        return new Memory(usable(Runtime.getRuntime().maxMemory()), Optional.empty());
    }

    /**
     * The same, which nothing may go beyond.
     *
     * @param limit what sets the size of the heap, in the user's words
     */
    public static Memory ofHeap(String limit) {
        return new Memory(usable(Runtime.getRuntime().maxMemory()), Optional.of(limit));
    }

    /**
     * What a process of a size has for images, if its heap may become as large.
     *
     * @param process bytes, more than {@link #BESIDE_HEAP}
     * @param limit the same, in the user's words
     */
    public static Memory of(long process, String limit) {
        long heap = Math.min(Runtime.getRuntime().maxMemory(), process - BESIDE_HEAP);
        return new Memory(usable(heap), Optional.of(limit));
    }

    private static long usable(long heap) {
        return Math.max(1, heap / 4 * 3);
    }
}
