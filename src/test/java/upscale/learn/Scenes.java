package upscale.learn;

import java.util.Random;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Images with edges of all directions, as photographs have: discs that hide one another (D. Mumford and others' dead leaves). */
public final class Scenes {
    private static final int DISCS = 150;

    private Scenes() {}

    /** Gray, with codes up to white. */
    public static Raster discs(int width, int height, SampleType type, long seed) {
        Random random = new Random(seed);
        double[][] plane = new double[height][width];
        for (int i = 0; i < DISCS; i++) {
            disc(
                    plane,
                    random.nextDouble(width),
                    random.nextDouble(height),
                    4 + 200 / (4 + random.nextDouble(40)),
                    random.nextDouble());
        }
        ImageInfo info = ImageInfo.gray(width, height, type);
        return Samples.raster(info, (c, x, y) -> {
            double code = plane[y][x] * info.white();
            return type.floating() ? code : Math.rint(code);
        });
    }

    private static void disc(double[][] plane, double x, double y, double radius, double value) {
        for (int row = 0; row < plane.length; row++) {
            for (int column = 0; column < plane[row].length; column++) {
                double inside = radius - Math.hypot(column - x, row - y) + 0.5;
                double share = Math.min(1, Math.max(0, inside));
                plane[row][column] += share * (value - plane[row][column]);
            }
        }
    }
}
