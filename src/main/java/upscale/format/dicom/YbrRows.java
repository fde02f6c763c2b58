package upscale.format.dicom;

import java.io.IOException;

/**
 * RGB of luminance and colour differences (DICOM PS3.3, C.7.6.3.1.2). The standard gives RGB to YCbCr; this is its inverse, which for YBR_FULL is
 * that of JFIF and ITU-T T.871, and for YBR_PARTIAL that of ITU-R BT.601 with black at 16 and white at 235.
 *
 * @param stored samples within {@code bits} bits
 * @param partial whether luminance is 16..235 and differences are 16..240
 * @param bits of a sample
 */
record YbrRows(StoredRows stored, boolean partial, int bits) implements StoredRows {
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    @Override
    public void read(int y, int[][] samples) throws IOException {
        stored.read(y, samples);
        int max = (1 << bits) - 1;
        double unit = Math.scalb(1.0, bits - 8);
        double middle = 128 * unit;
        double black = partial ? 16 * unit : 0;
        double luma = partial ? 255.0 / 219 : 1;
        double chroma = partial ? 255.0 / 224 : 1;
        double crToRed = 2 * (1 - RED) * chroma;
        double cbToBlue = 2 * (1 - BLUE) * chroma;
        double crToGreen = crToRed * RED / GREEN;
        double cbToGreen = cbToBlue * BLUE / GREEN;
        for (int x = 0; x < samples[0].length; x++) {
            double light = (samples[0][x] - black) * luma;
            double cb = samples[1][x] - middle;
            double cr = samples[2][x] - middle;
            samples[0][x] = rounded(light + crToRed * cr, max);
            samples[1][x] = rounded(light - cbToGreen * cb - crToGreen * cr, max);
            samples[2][x] = rounded(light + cbToBlue * cb, max);
        }
    }

    private static int rounded(double value, int max) {
        return (int) Math.max(0, Math.min(max, Math.rint(value)));
    }
}
