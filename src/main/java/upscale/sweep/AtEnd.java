package upscale.sweep;

/** What is left to do when the process ends, by itself or by a signal. */
public final class AtEnd {
    private AtEnd() {}

    /** Has {@code last} done at the end, on a thread of its own, beside whatever else is still running; at once if the end has begun. */
    public static void run(Runnable last) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(last, "at-end"));
        } catch (IllegalStateException e) {
            last.run();
        }
    }
}
