package upscale.format;

import java.util.List;
import java.util.Optional;

/** What a picture says of itself as one of a series of slices through something. */
public interface Slice extends Attachment {
    /** What slices that belong together have in common, and others have not. */
    String series();

    /**
     * Where it lies, if it says so.
     *
     * @throws FormatException if what it says is no place
     */
    Optional<Place> place() throws FormatException;

    /** What stored values stand for: slices that differ in it cannot be mixed. */
    String units() throws FormatException;

    /**
     * What a slice that was made of several says of itself: in all else but this, it is like this one.
     *
     * @param place where it lies
     * @param spacing from its centre to the next slice's, in mm
     * @param number its place among the new slices, from 1
     * @param sources all that it was made of
     * @throws FormatException if that cannot be said in the way that this one says it
     */
    Slice between(Place place, double spacing, int number, List<Slice> sources) throws FormatException;
}
