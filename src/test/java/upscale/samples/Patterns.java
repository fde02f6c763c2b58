package upscale.samples;

import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Pictures that are formulas: a zone plate, and the feature map of a make-believe network. */
public final class Patterns {
    private Patterns() {}

    /**
     * {@code (1 + cos(pi r^2 / N)) / 2}, N pixels a side: every frequency in every direction, from none at the centre to one cycle in two
     * pixels in the middle of each side. Upscaled, its rings should stay rings.
     */
    public static Raster zonePlate(int size) {
        Raster raster = Raster.allocate(ImageInfo.gray(size, size, SampleType.U8));
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double u = x - (size - 1) / 2.0;
                double v = y - (size - 1) / 2.0;
                double wave = StrictMath.cos(StrictMath.PI * (u * u + v * v) / size);
                raster.set(0, x, y, Math.floor(127.5 + 127.5 * wave + 0.5));
            }
        }
        return raster;
    }

    /** Eight planes of 12x10 rectified responses: waves of eight directions under a window each, a few of them negative. */
    static Raster features() {
        Raster raster = Raster.allocate(ImageInfo.planes(10, 12, 8, SampleType.F32));
        for (int c = 0; c < 8; c++) {
            double angle = StrictMath.PI * c / 8;
            double cx = 4.5 + 2.5 * StrictMath.cos(2 * angle);
            double cy = 5.5 + 3 * StrictMath.sin(2 * angle);
            for (int y = 0; y < 12; y++) {
                for (int x = 0; x < 10; x++) {
                    double along = (x - cx) * StrictMath.cos(angle) + (y - cy) * StrictMath.sin(angle);
                    double distance = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                    double response = 1.5 * StrictMath.exp(-distance / 14) * StrictMath.cos(1.3 * along) - 0.1;
                    raster.set(c, x, y, response < 0 ? 0.1 * response : response); // leaky rectification
                }
            }
        }
        return raster;
    }
}
