package upscale.method;

import java.util.List;
import java.util.Map;
import upscale.image.Image;

/**
 * What a method made.
 *
 * @param image the result, lazy; its info holds the new grid
 * @param decisions what was decided on the way, for {@code -v}: kernel, edge, alignment; in the order to be shown
 * @param warnings what the user should know before it is computed; mostly none
 */
public record Upsampled(Image image, Map<String, String> decisions, List<String> warnings) {
    /** Nothing to warn of. */
    public Upsampled(Image image, Map<String, String> decisions) {
        this(image, decisions, List.of());
    }
}
