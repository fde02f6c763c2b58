package upscale.preview;

import java.util.Optional;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.image.Raster;

/**
 * What a method makes of the crop.
 *
 * @param label what the method is called
 * @param place of the crop in all that the method makes of the image
 * @param samples as a file would hold them
 * @param picture the same, to be looked at: RGB in bytes
 * @param likeness to the reference, if there is one
 */
public record Cell(String label, Region place, Raster samples, Raster picture, Optional<Likeness> likeness) {
    /** The same, of which a part is looked at. */
    Cell showing(Region part) {
        return new Cell(label, place, samples, Raster.of(Part.of(picture, part)), likeness);
    }
}
