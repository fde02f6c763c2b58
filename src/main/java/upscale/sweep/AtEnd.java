package upscale.sweep;

import java.util.ArrayList;
import java.util.List;

/** What is left to do when the process ends, by itself or by a signal. */
public final class AtEnd {
    // Guarded by itself, as is the next one.
    private static final List<Runnable> LEFT = new ArrayList<>();
    private static boolean over;

    private AtEnd() {}

    /**
     * Has {@code last} done at the end, after what was left to do before, on a thread of its own, beside whatever else is still running; at once if all
     * that is over.
     */
    public static void run(Runnable last) {
        if (!left(last)) {
            last.run();
        }
    }

    private static boolean left(Runnable last) {
        synchronized (LEFT) {
            if (over) {
                return false;
            }
            LEFT.add(last);
            if (LEFT.size() > 1) {
                return true;
            }
        }
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::runAll, "at-end"));
            return true;
        } catch (IllegalStateException e) {
            return false; // the process is ending, and nothing was left to do
        }
    }

    private static void runAll() {
        for (int i = 0; ; i++) {
            Runnable next;
            synchronized (LEFT) {
                over = i == LEFT.size();
                if (over) {
                    return;
                }
                next = LEFT.get(i);
            }
            next.run();
        }
    }
}
