package upscale.compare;

import java.util.Optional;

/**
 * A rectangle of pixels.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param x the first column; outside an image if it is negative
 * @param y the first row
 */
public record Region(int width, int height, int x, int y) {
    public Region {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a region of " + width + "x" + height);
        }
    }

    /** What of it lies in an image of a size; empty if nothing does. */
    public Optional<Region> within(int columns, int rows) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        long right = Math.min(columns, (long) x + width);
        long bottom = Math.min(rows, (long) y + height);
        return right <= left || bottom <= top
                ? Optional.empty()
                : Optional.of(new Region((int) (right - left), (int) (bottom - top), left, top));
    }

    /** As X11 and ImageMagick write it: {@code 640x480+10-5}. */
    @Override
    public String toString() {
        return width + "x" + height + (x < 0 ? "" : "+") + x + (y < 0 ? "" : "+") + y;
    }
}
