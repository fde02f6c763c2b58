package upscale.samples;

import static upscale.samples.Noise.fractal;
import static upscale.samples.Noise.mix;
import static upscale.samples.Noise.smooth;
import static upscale.samples.Noise.step;

import java.util.Arrays;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A scene with what photographs have: soft gradients, haze, texture, fine grass, edges at all angles. Colours are computed
 * in linear light and stored as sRGB.
 */
final class Landscape {
    private static final int WIDTH = 288;
    private static final int HEIGHT = 192;
    private static final int SUBSAMPLES = 3;
    private static final double SHORE = 0.60;

    /** Trees: horizontal position, foot, height; in picture heights. */
    private static final double[][] TREES = {
        {1.32, 0.93, 0.62}, {1.44, 0.90, 0.47}, {1.20, 0.86, 0.36}, {0.07, 0.88, 0.40}, {0.165, 0.85, 0.29}
    };

    /** Mountains: horizontal position, height, steepness. */
    private static final double[][] SUMMITS = {
        {0.66, 0.40, 0.72},
        {0.36, 0.25, 0.50},
        {0.97, 0.28, 0.62},
        {1.30, 0.235, 0.42},
        {0.05, 0.21, 0.45},
        {0.80, 0.285, 0.70}
    };

    /** Wooded hills before them. */
    private static final double[][] HILLS = {
        {0.10, 0.115, 0.26}, {0.55, 0.050, 0.10}, {1.02, 0.095, 0.22}, {1.45, 0.150, 0.27}
    };

    private Landscape() {}

    static Raster image() {
        Raster raster = Raster.allocate(ImageInfo.rgb(WIDTH, HEIGHT, SampleType.U8));
        double[] sum = new double[3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Arrays.fill(sum, 0);
                for (int j = 0; j < SUBSAMPLES; j++) {
                    for (int i = 0; i < SUBSAMPLES; i++) {
                        double[] colour = colour(coordinate(x, i), coordinate(y, j));
                        for (int c = 0; c < 3; c++) {
                            sum[c] += colour[c];
                        }
                    }
                }
                for (int c = 0; c < 3; c++) {
                    double grain = 0.9 * Noise.normal(x, y, 900 + c);
                    raster.set(c, x, y, encoded(sum[c] / (SUBSAMPLES * SUBSAMPLES), grain));
                }
            }
        }
        return raster;
    }

    private static double coordinate(int pixel, int subsample) {
        return (pixel + (subsample + 0.5) / SUBSAMPLES) / HEIGHT;
    }

    /** The sRGB code of a linear intensity (IEC 61966-2-1), with {@code grain} codes added. */
    private static double encoded(double linear, double grain) {
        double v = Noise.clamp(linear);
        double code = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
        return Math.max(0, Math.min(255, Math.floor(255 * code + grain + 0.5)));
    }

    /** Linear RGB at (u, v), in picture heights from the top left. */
    private static double[] colour(double u, double v) {
        for (int t = 0; t < TREES.length; t++) {
            double[] tree = tree(u, v, TREES[t], t);
            if (tree != null) {
                return tree;
            }
        }
        double[] cabin = cabin(u, v);
        if (cabin != null) {
            return cabin;
        }
        double bank = 0.80 - 0.075 * StrictMath.sin(u * 2.1 + 0.5) + 0.008 * smooth(u * 30, 0, 7);
        if (v > bank) {
            return meadow(u, v, bank);
        }
        return v > SHORE ? lake(u, v, bank) : distance(u, v);
    }

    private static double[] distance(double u, double v) {
        double near = SHORE - 0.035 - 0.10 * fractal(u * 4.2 + 8, 1, 5, 11) * (0.6 + 0.5 * u);
        if (v > near) {
            double tops = smooth(u * 150, v * 60, 13);
            double light = 0.55 + 0.9 * fractal(u * 40, v * 40, 3, 15) * tops;
            return haze(new double[] {0.030 * light, 0.075 * light, 0.038 * light}, 0.16);
        }
        double middle = 0.585 - peaks(u, HILLS) - 0.030 * (fractal(u * 11, 2, 5, 21) - 0.5);
        if (v > middle) {
            double light = 0.55 + 0.9 * (fractal(u * 24, v * 30, 4, 23) - 0.3);
            return haze(new double[] {0.055 * light, 0.105 * light, 0.060 * light}, 0.34);
        }
        double far = 0.575 - peaks(u, SUMMITS) - 0.055 * (fractal(u * 9, 3, 6, 31) - 0.5);
        return v > far ? haze(rock(u, v), 0.40) : sky(u, v);
    }

    /** The highest of some tents. */
    private static double peaks(double u, double[][] tents) {
        double highest = 0;
        for (double[] tent : tents) {
            highest = Math.max(highest, tent[1] - tent[2] * Math.abs(u - tent[0]));
        }
        return highest;
    }

    /** Stone with snow above a ragged line, lit from the right. */
    private static double[] rock(double u, double v) {
        double relief = face(u, v);
        double light = Noise.clamp(0.48 + 11 * (face(u + 0.006, v - 0.002) - relief) + 0.5 * slope(u));
        double snow = step(-0.03, 0.03, 0.375 + 0.22 * (relief - 0.5) + 0.05 * light - v);
        double stone = 0.07 + 0.24 * light;
        return new double[] {
            mix(stone, 0.30 + 0.66 * light, snow),
            mix(stone * 0.93, 0.37 + 0.58 * light, snow),
            mix(stone * 0.95, 0.50 + 0.44 * light, snow)
        };
    }

    /** Gullies that run down from the ridges. */
    private static double face(double u, double v) {
        double bend = 0.25 * fractal(u * 6, v * 6, 3, 35);
        double gullies = Math.abs(2 * fractal(u * 16 + bend * 9, v * 5 + bend * 3, 5, 33) - 1);
        return 0.6 * gullies + 0.4 * fractal(u * 30, v * 24, 4, 37);
    }

    /** Which side of its summit a point lies on: 1 to the right, -1 to the left. */
    private static double slope(double u) {
        return 8 * (peaks(u - 0.015, SUMMITS) - peaks(u + 0.015, SUMMITS));
    }

    private static double[] haze(double[] colour, double amount) {
        return new double[] {mix(colour[0], 0.46, amount), mix(colour[1], 0.56, amount), mix(colour[2], 0.70, amount)};
    }

    private static double[] sky(double u, double v) {
        double height = Noise.clamp(v / 0.55);
        double[] colour = {mix(0.055, 0.58, height * height), mix(0.17, 0.66, height), mix(0.50, 0.80, height)};
        double dx = u - 1.16;
        double dy = v - 0.13;
        double glow = StrictMath.exp(-(dx * dx + dy * dy) * 9);
        double density = fractal(u * 2.6 + 1.7, v * 6.5 + 0.3 * u, 6, 41) + 0.05 * glow;
        double cloud = step(0.51, 0.74, density) * step(0.50, 0.22, v);
        double shade = Noise.clamp(0.75
                + 2.2 * (density - fractal((u + 0.03) * 2.6 + 1.7, (v - 0.03) * 6.5 + 0.3 * u, 4, 41)));
        double[] white = {0.80 + 0.2 * shade, 0.80 + 0.17 * shade, 0.84 + 0.12 * shade};
        for (int c = 0; c < 3; c++) {
            colour[c] = mix(colour[c], white[c] * (0.55 + 0.40 * shade), 0.92 * cloud)
                    + glow * (c == 0 ? 0.20 : c == 1 ? 0.14 : 0.03);
        }
        return colour;
    }

    /** The far side mirrored, blurred by ripples that grow towards the viewer. */
    private static double[] lake(double u, double v, double bank) {
        double near = (v - SHORE) / (0.85 - SHORE);
        double ripple = smooth(u * 26 / (0.3 + near), v * 210 / (0.4 + near), 51) - 0.5;
        double fine = smooth(u * 70, v * 420 / (0.5 + near), 53) - 0.5;
        double mirror = 2 * SHORE - v - 0.02 + (0.045 * near + 0.004) * ripple + 0.02 * near * fine;
        double[] seen = distance(u + 0.012 * near * ripple, Math.min(SHORE - 0.004, mirror));
        double glint = step(0.40, 0.5, ripple + 0.3 * fine) * 0.25;
        double depth = 0.18 + 0.25 * near;
        double edge = step(0.0, 0.012, bank - v);
        double line = step(0.004, 0.0, v - SHORE) * 0.35;
        return new double[] {
            (mix(seen[0], 0.02, depth) + glint) * (0.5 + 0.5 * edge) + line,
            (mix(seen[1], 0.09, depth) + glint) * (0.5 + 0.5 * edge) + line,
            (mix(seen[2], 0.15, depth) + glint) * (0.5 + 0.5 * edge) + line
        };
    }

    private static double[] meadow(double u, double v, double bank) {
        double near = (v - bank) / (1.02 - bank);
        double scale = 1 / (0.25 + Math.max(0, v - 0.70) / 0.32);
        double across = (u - 0.75) * scale;
        double blades = smooth(across * 150, v * 42 * scale, 61);
        double tufts = fractal(across * 12, v * 20 * scale, 4, 63);
        double light = 0.35 + 0.75 * blades * blades + 0.8 * (tufts - 0.4);
        double dry = step(0.45, 0.75, fractal(u * 3, v * 7, 3, 65));
        double[] colour = {light * mix(0.085, 0.30, dry), light * mix(0.22, 0.27, dry), light * mix(0.028, 0.065, dry)};
        double cell = 46 * scale;
        int cu = (int) Math.floor(across * 46);
        int cv = (int) Math.floor(v * cell * 1.6);
        double kind = Noise.at(cu, cv, (int) (near * 4) + 67);
        if (kind < 0.11) {
            double du = across * 46 - cu - 0.3 - 0.4 * Noise.at(cu, cv, 68);
            double dv = v * cell * 1.6 - cv - 0.3 - 0.4 * Noise.at(cu, cv, 69);
            if (du * du + dv * dv < 0.055) {
                return kind < 0.045
                        ? new double[] {0.85, 0.62, 0.05}
                        : kind < 0.08 ? new double[] {0.80, 0.78, 0.76} : new double[] {0.62, 0.07, 0.10};
            }
        }
        return colour;
    }

    /** A conifer, or null beside it. */
    private static double[] tree(double u, double v, double[] tree, int seed) {
        double foot = tree[1];
        double height = tree[2];
        double t = (v - (foot - height)) / height;
        double across = (u - tree[0]) / height;
        if (t < 0 || t > 1.0 || Math.abs(across) > 0.25) {
            return null;
        }
        if (t > 0.93) {
            return Math.abs(across) < 0.022 ? new double[] {0.055, 0.035, 0.022} : null;
        }
        double tier = t * 11 + 0.9 * Math.abs(across) * 10;
        double saw = tier - Math.floor(tier);
        double jag = smooth(u * 240, v * 150, 70 + seed);
        double half = (0.012 + 0.20 * t) * (0.55 + 0.40 * saw) * (0.72 + 0.5 * jag);
        if (Math.abs(across) > half) {
            return null;
        }
        double light = 0.30 + 0.55 * smooth(u * 120, v * 90, 80 + seed) + 1.5 * across + 0.35 * saw;
        double lit = Math.max(0.12, light);
        return new double[] {0.040 * lit, 0.090 * lit, 0.040 * lit};
    }

    /** A hut with a red roof, planks and a lit window, or null beside it. */
    private static double[] cabin(double u, double v) {
        double x = (u - 0.50) / 0.13;
        double y = (v - 0.725) / 0.13;
        double roof = Math.abs(x) * 0.62 - 0.62;
        if (y > roof - 0.10 && y < Math.min(roof + 0.16, -0.02) && Math.abs(x) < 1.14) {
            double tiles = Math.floorMod((int) Math.floor((y - roof) * 34), 2) == 0 ? 0.8 : 1;
            double light = (x > 0 ? 1.0 : 0.55) * tiles * (0.8 + 0.4 * smooth(u * 300, v * 300, 91));
            return new double[] {0.42 * light, 0.085 * light, 0.055 * light};
        }
        if (Math.abs(x) < 0.90 && y > roof && y < 0.62) {
            boolean window = x > 0.20 && x < 0.58 && y > 0.02 && y < 0.34;
            boolean door = x > -0.52 && x < -0.14 && y > 0.02;
            boolean frame = window && (Math.abs(x - 0.39) < 0.03 || Math.abs(y - 0.18) < 0.03);
            if (window && !frame) {
                return new double[] {0.95, 0.66, 0.24};
            }
            double planks = Math.floorMod((int) Math.floor(x * 14), 2) == 0 ? 0.82 : 1;
            double light = planks
                    * (0.75 + 0.5 * smooth(u * 260, v * 40, 93))
                    * (door ? 0.42 : frame ? 1.9 : 1)
                    * (y < roof + 0.3 ? 0.6 : 1);
            return new double[] {0.20 * light, 0.115 * light, 0.060 * light};
        }
        return null;
    }
}
