package upscale.image;

/** What the channels of an image mean, alpha aside. */
public enum Colour {
    /** One channel, 0 is black. */
    GRAY,
    /** Three channels: red, green, blue. */
    RGB,
    /** One channel of indices into {@link ImageInfo#palette()}. */
    PALETTE,
    /** Any number of channels that are not colours: the planes of a feature map. */
    PLANES
}
