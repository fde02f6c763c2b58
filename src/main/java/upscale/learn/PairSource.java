package upscale.learn;

import java.io.IOException;

/** A file, or two, of which pairs of images are read when they are wanted: one for each page. On any thread. */
public interface PairSource {
    /** Takes one pair at a time. */
    @FunctionalInterface
    interface Taking {
        void take(LumaPair pair) throws IOException;
    }

    /** What it is called by people. */
    String name();

    /** @throws IOException if it cannot be read, or nothing is learned of what is in it */
    void each(Taking taking) throws IOException;
}
