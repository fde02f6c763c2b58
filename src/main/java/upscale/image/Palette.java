package upscale.image;

import java.util.Arrays;

/**
 * Colours of a palette image: entry {@code i} is {@code rgba(i)}, 8 bits a component, packed as 0xRRGGBBAA.
 *
 * <p>Immutable.
 */
public final class Palette {
    private final int[] rgba;

    /** @param rgba 1 to 256 colours as 0xRRGGBBAA; copied */
    public Palette(int[] rgba) {
        if (rgba.length < 1 || rgba.length > 256) {
            throw new IllegalArgumentException("a palette has 1 to 256 entries, not " + rgba.length);
        }
        this.rgba = rgba.clone();
    }

    public int size() {
        return rgba.length;
    }

    /** Colour {@code index} as 0xRRGGBBAA. */
    public int rgba(int index) {
        return rgba[index];
    }

    /** Component 0 (red) to 3 (alpha) of colour {@code index}, 0..255. */
    public int component(int index, int component) {
        return rgba[index] >>> (24 - 8 * component) & 0xff;
    }

    /** Whether every entry is fully opaque. */
    public boolean opaque() {
        return Arrays.stream(rgba).allMatch(c -> (c & 0xff) == 0xff);
    }

    /** Whether every entry has equal red, green and blue. */
    public boolean gray() {
        return Arrays.stream(rgba).allMatch(c -> (c >>> 24) == (c >>> 16 & 0xff) && (c >>> 24) == (c >>> 8 & 0xff));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette p && Arrays.equals(rgba, p.rgba);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgba);
    }

    @Override
    public String toString() {
        return "Palette[" + rgba.length + "]";
    }
}
