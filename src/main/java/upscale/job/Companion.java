package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.image.Image;
import upscale.inputs.Input;
import upscale.job.OutputNaming.Destination;

/** A second file that is made of every input, beside its result: the positions of a pooling. */
public interface Companion {
    /** What it is, for messages. */
    String noun();

    /** What results call it: a key in JSON. */
    String name();

    /** Files that it is made from, which are never replaced. */
    List<Path> sources();

    /** Why there cannot be one for each of so many inputs; empty if there can. */
    Optional<String> refuses(int inputs);

    /** Whether those of inputs of one name, in different folders, differ. */
    boolean keepsFolders();

    /** The folder that those of several inputs go into, if they share one. */
    Optional<Path> folder();

    /**
     * Where it goes.
     *
     * @param read what the input was
     */
    Destination destination(Input input, Format read);

    /**
     * What is written.
     *
     * @param result what becomes of the page
     */
    Contents of(Page page, Image result) throws IOException;

    /** An image, and what goes with it. */
    record Contents(Image image, Metadata metadata) {}
}
