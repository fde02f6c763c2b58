package upscale.format;

/**
 * What the user asks of an encoder.
 *
 * @param quality of lossy formats, 1 to 100
 */
public record WriteOptions(int quality) {
    public static final WriteOptions DEFAULT = new WriteOptions(92);

    public WriteOptions {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality + " is not in 1..100");
        }
    }
}
