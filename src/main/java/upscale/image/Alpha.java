package upscale.image;

/** What the last channel of an image is, if it is not a colour. */
public enum Alpha {
    /** There is no alpha channel. */
    NONE,
    /** The last channel is opacity; colours are independent of it (PNG, TIFF "unassociated"). */
    STRAIGHT,
    /** The last channel is opacity and colours are already multiplied by it (TIFF "associated"). */
    PREMULTIPLIED
}
