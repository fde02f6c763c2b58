package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.image.Image;
import upscale.job.OutputNaming.Destination;

/** A second file that is made of a page, beside its result: a difference map, or the positions of a pooling. */
interface Companion {
    /** What it is, for messages. */
    String noun();

    Destination destination();

    /** The file, if it is a difference map, which results tell of. */
    default Optional<Path> difference() {
        return Optional.empty();
    }

    /**
     * What is written.
     *
     * @param result what becomes of the page
     */
    Contents of(Page page, Image result) throws IOException;

    /** An image, accepted by the format it goes to, and what goes with it. */
    record Contents(Image image, Metadata metadata) {}
}
