package upscale.regression;

import java.io.IOException;
import upscale.compare.Alike;
import upscale.compare.Nearness;
import upscale.image.Image;

/** Is shown the pictures of pairs, while they are there: pages in their order, pairs in any. Thread-safe. */
public interface Onlooker {
    /**
     * Two pictures that were compared, and of which samples differ.
     *
     * @param page its number, from 1
     * @param nearness which pixels differ
     * @param threads how many may compute
     * @throws IOException if one of the pictures cannot be read
     */
    void differing(Pair pair, int page, Alike.Ready pictures, Nearness nearness, int threads) throws IOException;

    /** Two pictures that could not be compared. */
    void unlike(Pair pair, int page, Image actual, Image expected, int threads) throws IOException;

    /** A picture that there is nothing to compare with. */
    void alone(Pair pair, Image picture, int threads) throws IOException;
}
