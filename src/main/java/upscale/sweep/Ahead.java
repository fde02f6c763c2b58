package upscale.sweep;

import java.io.IOException;
import java.util.Collection;
import upscale.image.Unfolding;

/** Threads that decode images that {@linkplain Unfolding can only be decoded in order}, one each, ahead of those who read them. */
public final class Ahead {
    /** So many rows at most: more than is asked for at a time, and less than would fill memory. */
    public static final int ROWS = 256;

    private Ahead() {}

    /** What reads the images. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Does {@code work}, while the images are decoded; no thread outlives the call. */
    public static void of(Collection<Unfolding> images, Work work) throws IOException {
        Crew crew = new Crew();
        try {
            images.forEach(image -> crew.start(1, "ahead", () -> image.ahead(ROWS)));
            work.run();
        } finally {
            images.forEach(Unfolding::leave);
            crew.join();
        }
    }
}
