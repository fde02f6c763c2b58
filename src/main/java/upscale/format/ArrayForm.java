package upscale.format;

import java.util.Optional;

/**
 * How an array file holds a picture, beyond its samples: what array formats read and write.
 *
 * @param axes how many the array has; at least as many as it needs are written
 * @param note a comment, empty if there is none: it is about these very numbers, so no result takes it over
 */
public record ArrayForm(int axes, String note) implements Attachment {
    @Override
    public Optional<ArrayForm> after(Journey journey) {
        return Optional.of(new ArrayForm(axes, ""));
    }
}
