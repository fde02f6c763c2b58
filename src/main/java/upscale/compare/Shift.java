package upscale.compare;

import upscale.image.ImageInfo;

/**
 * Where an image lies on another: the pixel (x, y) of the other is its pixel (x + this x, y + this y).
 *
 * @param x so many columns farther to the right
 * @param y so many rows farther down
 */
public record Shift(int x, int y) {
    /** What an image that lies so has in common with the other, in its own columns and rows. */
    Region common(ImageInfo image, ImageInfo other) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        int right = Math.min(image.width(), other.width() + x);
        int bottom = Math.min(image.height(), other.height() + y);
        return new Region(right - left, bottom - top, left, top);
    }

    /** Where the other lies on the image. */
    Shift inverse() {
        return new Shift(-x, -y);
    }

    /** {@code 3,-5}. */
    @Override
    public String toString() {
        return x + "," + y;
    }
}
