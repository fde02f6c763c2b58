package upscale.samples;

import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A head as a T1-weighted magnetic resonance image might show it: ellipses in the manner of Shepp and Logan (1974), with
 * folded cortex, tissue texture, uneven coil sensitivity and Rician noise. No patient was involved.
 */
final class Phantom {
    private static final int SIZE = 256;
    private static final int SUBSAMPLES = 4;
    private static final double NOISE = 38;

    private static final double AIR = 0;
    private static final double SCALP = 3000;
    private static final double SKULL = 260;
    private static final double FLUID = 520;
    private static final double CORTEX = 1500;
    private static final double WHITE_MATTER = 2250;

    /** What a converter of DICOM files would write beside it: a field of view of 240 mm. */
    static final String SIDECAR = """
            {
            \t"Modality": "MR",
            \t"BodyPartExamined": "HEAD",
            \t"SeriesDescription": "phantom made by formulas, no patient",
            \t"ImageType": [
            \t\t"ORIGINAL",
            \t\t"PRIMARY",
            \t\t"M"
            \t],
            \t"MagneticFieldStrength": 3,
            \t"EchoTime": 0.00298,
            \t"SliceThickness": 1.50,
            \t"PixelSpacing": [
            \t\t0.9375,
            \t\t0.9375
            \t],
            \t"Rows": 256,
            \t"Columns": 256,
            \t"BitsStored": 12,
            \t"ReconMatrixPE": 256,
            \t"ImagePositionPatient": [
            \t\t-119.53125,
            \t\t-119.53125,
            \t\t20
            \t],
            \t"ImageOrientationPatientDICOM": [
            \t\t1,
            \t\t0,
            \t\t0,
            \t\t0,
            \t\t1,
            \t\t0
            \t]
            }
            """;

    private Phantom() {}

    static Raster image() {
        Raster raster =
                Raster.allocate(ImageInfo.gray(SIZE, SIZE, SampleType.U16).withSignificantBits(12));
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double sum = 0;
                for (int j = 0; j < SUBSAMPLES; j++) {
                    for (int i = 0; i < SUBSAMPLES; i++) {
                        sum += tissue(coordinate(x, i), coordinate(y, j));
                    }
                }
                double signal = sum / (SUBSAMPLES * SUBSAMPLES) * sensitivity(coordinate(x, 0), coordinate(y, 0));
                double real = signal + NOISE * Noise.normal(x, y, 3);
                double imaginary = NOISE * Noise.normal(x, y, 5003);
                raster.set(0, x, y, Math.min(4095, Math.rint(Math.sqrt(real * real + imaginary * imaginary))));
            }
        }
        return raster;
    }

    private static double coordinate(int pixel, int subsample) {
        return (pixel + (subsample + 0.5) / SUBSAMPLES) / (SIZE / 2.0) - 1;
    }

    private static double sensitivity(double x, double y) {
        return 1.08 - 0.16 * ((x + 0.3) * (x + 0.3) + (y - 0.2) * (y - 0.2));
    }

    /** The signal at (x, y), both in [-1, 1], y downwards. */
    private static double tissue(double x, double y) {
        double wobble = 0.012 * (Noise.smooth(3 * x + 9, 3 * y + 9, 41) - 0.5);
        double head = ellipse(x, y, 0, 0, 0.74, 0.92, 0) + wobble;
        if (head > 1) {
            return AIR;
        }
        if (head > 0.925) {
            return SCALP * (0.82 + 0.3 * Noise.fractal(30 * x, 30 * y, 3, 61));
        }
        if (head > 0.86) {
            double marrow = Noise.step(0.028, 0.008, Math.abs(head - 0.893));
            return SKULL + 700 * marrow * Noise.smooth(14 * x, 14 * y, 71);
        }
        if (head > 0.83) {
            return FLUID;
        }
        return brain(Math.abs(x), x, y, head);
    }

    private static double brain(double side, double x, double y, double head) {
        double fissure = 0.010 + 0.012 * Noise.smooth(4, 22 * y, 81);
        boolean split = Math.abs(y) > 0.30 && side + 0.004 * Noise.smooth(40 * y, 2, 83) < fissure;
        if (split || ventricle(side, y)) {
            return FLUID * (0.9 + 0.2 * Noise.smooth(20 * x, 20 * y, 85));
        }
        double texture = 0.93 + 0.14 * Noise.fractal(26 * x, 26 * y, 4, 91);
        if (lesion(x, y) < 1) {
            return 3150 * texture * Noise.mix(1, 0.55, Noise.step(0.75, 0.2, lesion(x, y)));
        }
        boolean nucleus = ellipse(side, y, 0.135, 0.045, 0.075, 0.135, 0.35) < 1
                || ellipse(side, y, 0.125, -0.165, 0.045, 0.10, -0.30) < 1;
        if (nucleus) {
            return Noise.mix(CORTEX, WHITE_MATTER, 0.25) * texture;
        }
        double depth = 0.83 - head; // 0 at the surface
        double reach = 0.20 + 0.26 * Noise.smooth(6 * x + 3, 6 * y + 3, 97);
        double fold = depth < reach ? foldDistance(x, y, head) : 1;
        double gap = 0.010 * (1 - depth / reach);
        if (fold < gap) {
            return FLUID + 250 * Noise.smooth(30 * x, 30 * y, 95); // a sulcus
        }
        double ribbon = Math.min(depth, fold - gap);
        double white = Noise.step(0.024, 0.038, ribbon + 0.012 * (Noise.smooth(18 * x, 18 * y, 96) - 0.5));
        boolean midline = side - fissure < 0.030 && Math.abs(y) > 0.30;
        return Noise.mix(CORTEX, WHITE_MATTER, midline ? 0 : white) * texture;
    }

    /** Distance from the nearest fold: the lines where a noise, drawn out along the radius and bent, crosses its mean. */
    private static double foldDistance(double x, double y, double head) {
        double epsilon = 0.004;
        double here = foldNoise(x, y, head);
        double dx = foldNoise(x + epsilon, y, head) - here;
        double dy = foldNoise(x, y + epsilon, head) - here;
        return Math.abs(here) / (Math.sqrt(dx * dx + dy * dy) / epsilon + 0.5);
    }

    private static double foldNoise(double x, double y, double head) {
        double angle = StrictMath.atan2(x, -y); // the seam lies in the fissure
        double bend = 1.3 * (Noise.smooth(5 * x + 4, 5 * y + 4, 33) - 0.5);
        double radius = Math.sqrt(x * x + 0.65 * y * y);
        return 0.7 * Noise.smooth(8.6 * angle + 1.4 * bend + 40, 5 * radius + bend, 35)
                + 0.3 * Noise.smooth(10 * x + 50, 10 * y + 50, 37)
                - 0.5;
    }

    private static boolean ventricle(double side, double y) {
        boolean front = ellipse(side, y, 0.065, -0.17, 0.040, 0.135, -0.32) < 1;
        boolean back = ellipse(side, y, 0.150, 0.235, 0.040, 0.145, 0.50) < 1;
        boolean third = side < 0.014 && y > -0.06 && y < 0.16;
        return front || back || third;
    }

    private static double lesion(double x, double y) {
        return ellipse(x, y, 0.345, 0.175, 0.072, 0.060, 0.5) + 0.5 * (Noise.smooth(12 * x, 12 * y, 99) - 0.5);
    }

    /** Distance from a centre in radii of an ellipse that is turned by {@code turn} radians; 1 on its outline. */
    private static double ellipse(double x, double y, double cx, double cy, double rx, double ry, double turn) {
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double u = ((x - cx) * cos - (y - cy) * sin) / rx;
        double v = ((x - cx) * sin + (y - cy) * cos) / ry;
        return Math.sqrt(u * u + v * v);
    }
}
