package upscale.compare;

import java.util.List;
import upscale.image.Image;
import upscale.stage.Expanded;
import upscale.stage.Quantised;

/** What is shown of how two images differ. */
public enum DiffStyle {
    /** Where they differ, in one colour, upon the expected one, gray and faded. */
    HIGHLIGHT,
    /** How far they are apart, in colours from dark to bright. */
    HEATMAP,
    /** How far the actual one is above (orange) or below (blue) the expected one. */
    SIGNED,
    /** How far they are apart, channel by channel, in the type of their samples. */
    ABSOLUTE,
    /** Where they differ: white, and black elsewhere. */
    MASK,
    /** The actual one, the expected one and the highlight, beside one another. */
    SIDE_BY_SIDE,
    /** The expected one and the actual one, in turn. */
    BLINK;

    /** Whether there are several images, which are shown in turn. */
    public boolean moves() {
        return this == BLINK;
    }

    /** A map as formats have it that know no palettes. */
    public static Image withoutPalette(Image map) {
        return Expanded.of(map);
    }

    /**
     * The map: one image, or if it {@linkplain #moves() moves}, several.
     *
     * @param nearness which pixels differ
     * @param gain what differences are multiplied by, positive
     * @param range of samples: a difference of this size is shown in the last colour
     * @throws IllegalArgumentException if the images differ in size, channels or type, or a palette stands between codes and colours
     */
    public List<Image> of(Image actual, Image expected, Nearness nearness, double gain, double range) {
        Image absolute = Difference.of(actual, expected, nearness, gain);
        return switch (this) {
            case ABSOLUTE -> List.of(Quantised.of(absolute));
            case SIDE_BY_SIDE ->
                List.of(new Abreast(
                        Shown.of(actual),
                        Shown.of(expected),
                        DiffMap.of(actual, expected, SIDE_BY_SIDE, nearness, gain, range)));
            case BLINK -> List.of(Shown.of(expected), Shown.of(actual));
            case HIGHLIGHT, HEATMAP, SIGNED, MASK -> List.of(DiffMap.of(actual, expected, this, nearness, gain, range));
        };
    }
}
