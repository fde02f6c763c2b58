package upscale.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Whole images as plain numbers, {@code [channel][y][x]} in code values: what tests make and compare. */
public final class Samples {
    private Samples() {}

    /** Every sample of {@code image}, read as one band; nothing is rounded. */
    public static double[][][] of(Image image) {
        ImageInfo info = image.info();
        Band band = Band.of(info, info.height());
        image.newReader().read(band);
        return of(band, 0);
    }

    /** The rows of {@code band} from {@code top} on. */
    public static double[][][] of(Band band, int top) {
        double[][][] samples = new double[band.channels()][band.bottom() - top][band.width()];
        for (int c = 0; c < band.channels(); c++) {
            for (int y = top; y < band.bottom(); y++) {
                for (int x = 0; x < band.width(); x++) {
                    samples[c][y - top][x] = band.sample(c, x, y);
                }
            }
        }
        return samples;
    }

    /**
     * Samples without any structure, a quarter of them at the ends of their range: what is hardest on arithmetic. Floating types
     * range over [-2, 3).
     */
    public static Raster noise(ImageInfo info, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double low = info.type().floating() ? -2 : info.min();
        double high = info.type().floating() ? 3 : info.max();
        return raster(info, (c, x, y) -> {
            double extreme = random.nextBoolean() ? low : high;
            double value = random.nextInt(4) == 0 ? extreme : low + random.nextDouble() * (high - low);
            return info.type().floating() ? value : Math.rint(value);
        });
    }

    /** Every sample the same. */
    public static Raster constant(ImageInfo info, double value) {
        return raster(info, (c, x, y) -> value);
    }

    /** A sample by its place. */
    @FunctionalInterface
    public interface Formula {
        double at(int channel, int x, int y);
    }

    public static Raster raster(ImageInfo info, Formula formula) {
        Raster raster = Raster.allocate(info);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    raster.set(c, x, y, formula.at(c, x, y));
                }
            }
        }
        return raster;
    }

    /** A float image of one channel with these samples. */
    public static Raster gray(double[][] rows) {
        return raster(ImageInfo.gray(rows[0].length, rows.length, SampleType.F32), (c, x, y) -> rows[y][x]);
    }

    /** Whether both are the same, bit for bit but for what kind of NaN they hold. */
    public static boolean same(double[][][] a, double[][][] b) {
        return Arrays.deepEquals(a, b);
    }

    /** The largest magnitude among {@code samples}. */
    public static double magnitude(double[][][] samples) {
        return Arrays.stream(samples)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }
}
