package upscale.format;

import java.util.Optional;

/**
 * Something a file says beside its samples, that outlives their journey into another file: texts, an EXIF block, a place on Earth, a DICOM
 * data set. A reader attaches it, an encoder of a format that knows it writes it. Immutable.
 */
public interface Attachment {
    /** Whether it says that samples are labels, between whose numbers there is nothing. */
    default boolean labels() {
        return false;
    }

    /**
     * What it says of the picture that was made of the one it came with.
     *
     * @return empty if it says nothing of the new picture
     * @throws FormatException if it would be wrong of the new picture and is too important to be dropped silently; the message names the
     *     way out
     */
    default Optional<? extends Attachment> after(Journey journey) throws FormatException {
        return Optional.of(this);
    }

    /**
     * What of it stays behind on a journey and would be missed, as a line for people; empty if nothing does.
     *
     * @throws FormatException as {@link #after} does
     */
    default Optional<String> lost(Journey journey) throws FormatException {
        return Optional.empty();
    }
}
