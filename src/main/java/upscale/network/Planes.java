package upscale.network;

/**
 * Planes of one size, row by row. Patches lie beside one another in them, so that rows are long; a gutter of zeros follows each.
 *
 * @param rows row {@code y} of plane {@code c} is {@code rows[c * height + y]}
 */
record Planes(int count, int height, int width, float[][] rows) {
    static Planes of(int count, int height, int width) {
        return new Planes(count, height, width, new float[count * height][width]);
    }
}
