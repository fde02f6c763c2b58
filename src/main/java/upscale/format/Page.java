package upscale.format;

import java.util.List;
import upscale.image.Raster;

/**
 * One picture of a file, as stored.
 *
 * @param image the samples; not yet turned upright
 * @param metadata what else the file says of it, orientation included
 * @param omissions what the file holds of it that is in neither, one line each, for people
 */
public record Page(Raster image, Metadata metadata, List<String> omissions) {
    /** A page without omissions. */
    public Page(Raster image, Metadata metadata) {
        this(image, metadata, List.of());
    }
}
