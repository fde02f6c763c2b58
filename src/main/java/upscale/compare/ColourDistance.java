package upscale.compare;

/**
 * How far the colours of two images are apart, by {@link Ciede2000}. A colour that is not finite where the other is, or is another, is infinitely far.
 *
 * @param mean of all pixels
 * @param most99 what 99 of 100 pixels are no farther apart than, rounded up to hundredths
 * @param largest the largest
 * @param x column of its first place, in reading order; -1 if all are the same
 * @param y row of that place
 * @param beyond how many are farther apart than the tolerance lets pass
 */
public record ColourDistance(double mean, double most99, double largest, int x, int y, long beyond) {}
