package upscale.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import upscale.image.Image;
import upscale.image.Raster;
import upscale.image.Unfolding;

/**
 * One picture of a file, as stored.
 *
 * @param image the samples; not yet turned upright. They may be decoded only when they are read, which the file must be open for, and
 *     reading throws {@link UncheckedIOException} if they are damaged
 * @param metadata what else the file says of it, orientation included
 * @param omissions what the file holds of it that is in neither, one line each, for people
 */
public record Page(Image image, Metadata metadata, List<String> omissions) {
    /** A page without omissions. */
    public Page(Image image, Metadata metadata) {
        this(image, metadata, List.of());
    }

    /**
     * All samples, decoded by now.
     *
     * @throws FormatException if they are damaged, or more than memory holds
     * @throws IOException if the file can no longer be read
     */
    public Raster raster() throws IOException {
        if (image instanceof Raster raster) {
            return raster;
        } else if (image instanceof Guarded.Samples samples) {
            return samples.raster();
        } else if (image instanceof Unfolding unfolding) {
            return unfolding.whole();
        }
        Rasters.requireRoom(image.info());
        try {
            return Raster.of(image);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The image, if it can only be decoded in order. */
    public Optional<Unfolding> unfolding() {
        Image decoded = image instanceof Guarded.Samples samples ? samples.image() : image;
        return decoded instanceof Unfolding unfolding ? Optional.of(unfolding) : Optional.empty();
    }

    /** This page, decoded by now. */
    public Page whole() throws IOException {
        return new Page(raster(), metadata, omissions);
    }
}
