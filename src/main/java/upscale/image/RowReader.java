package upscale.image;

/** One thread's way into an {@link Image}. Mutable scratch inside; not safe to share. */
@FunctionalInterface
public interface RowReader {
    /**
     * Fills every row of {@code band} with the image's code values.
     *
     * @param band rows within [0, height), made with the image's width, channels and wideness
     * @throws IllegalArgumentException if the band does not fit the image
     */
    void read(Band band);
}
