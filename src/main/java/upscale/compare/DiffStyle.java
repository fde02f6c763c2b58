package upscale.compare;

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
    SIDE_BY_SIDE
}
