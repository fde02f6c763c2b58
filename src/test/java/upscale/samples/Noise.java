package upscale.samples;

/** Smooth random functions of the plane that are the same on every machine. */
final class Noise {
    private Noise() {}

    /** A number in [0, 1) for a lattice point. */
    static double at(int x, int y, int seed) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b9;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        h ^= h >>> 15;
        return (h >>> 8) * 0x1p-24;
    }

    /** Value noise: lattice numbers joined by cubic steps; in [0, 1). */
    static double smooth(double x, double y, int seed) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = step(x - left);
        double fy = step(y - top);
        double above = mix(at(left, top, seed), at(left + 1, top, seed), fx);
        double below = mix(at(left, top + 1, seed), at(left + 1, top + 1, seed), fx);
        return mix(above, below, fy);
    }

    /** Octaves of value noise, each twice as fine and half as strong; in [0, 1), about 1/2 in the mean. */
    static double fractal(double x, double y, int octaves, int seed) {
        double sum = 0;
        double weight = 0.5;
        for (int i = 0; i < octaves; i++) {
            sum += weight * smooth(x, y, seed + i);
            x = 2 * x + 17.3;
            y = 2 * y + 5.1;
            weight /= 2;
        }
        return sum / (1 - 2 * weight);
    }

    /** A standard normal number for a lattice point: twelve uniform ones, summed. */
    static double normal(int x, int y, int seed) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += at(x, y, seed + 101 * i);
        }
        return sum;
    }

    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** 0 below 0, 1 above 1, a cubic between. */
    static double step(double t) {
        double u = clamp(t);
        return u * u * (3 - 2 * u);
    }

    /** 0 below {@code from}, 1 above {@code to}, a cubic between. */
    static double step(double from, double to, double t) {
        return step((t - from) / (to - from));
    }

    static double clamp(double t) {
        return Math.max(0, Math.min(1, t));
    }
}
