package upscale.samples;

import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Pictures of few colours and hard edges: line art, a sprite, a palette image. */
final class Drawings {
    private static final int ART = 240;
    private static final int SPRITE = 32;
    private static final int[][] BAYER = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};

    private Drawings() {}

    /** A compass rose in ink: circles, ticks, points with one half hatched. */
    static Raster lineArt() {
        Raster raster = Raster.allocate(ImageInfo.gray(ART, ART, SampleType.U1));
        for (int y = 0; y < ART; y++) {
            for (int x = 0; x < ART; x++) {
                raster.set(0, x, y, ink(x + 0.5 - ART / 2.0, y + 0.5 - ART / 2.0) ? 0 : 1);
            }
        }
        return raster;
    }

    private static boolean ink(double x, double y) {
        double r = Math.sqrt(x * x + y * y);
        if (near(r, 116, 1.3) || near(r, 111, 0.5) || near(r, 95, 0.5)) {
            return true;
        }
        double turn = StrictMath.atan2(x, -y) / (2 * StrictMath.PI) + 1; // from the top, clockwise
        if (r > 95 && r < 111) {
            double degree = turn * 72 - Math.rint(turn * 72); // one tick in five degrees
            boolean major = Math.floorMod(Math.round(turn * 72), 6) == 0;
            return Math.abs(degree) / 72 * 2 * StrictMath.PI * r < (major ? 1.1 : 0.55) && (major || r < 104);
        }
        double eighth = Math.rint(turn * 8);
        boolean cardinal = Math.floorMod((long) eighth, 2) == 0;
        double angle = (turn - eighth / 8) * 2 * StrictMath.PI;
        return star(r, angle, x, y, cardinal) || behind(r, turn, cardinal, angle);
    }

    /** A point of the star: a kite of two halves, one of them hatched, the other empty. */
    private static boolean star(double r, double angle, double x, double y, boolean cardinal) {
        double along = r * StrictMath.cos(angle);
        double across = r * StrictMath.sin(angle);
        double length = cardinal ? 90 : 62;
        double half = across(along, length);
        if (Math.abs(across) > half + 0.7) {
            return false;
        }
        if (near(Math.abs(across), half, 0.75) || Math.abs(across) < 0.6) {
            return true;
        }
        return across > 0 && (cardinal || Math.floorMod((int) Math.floor(x + y), 4) == 0);
    }

    private static double across(double along, double length) {
        return Math.min(along * 0.4142, (length - along) * 0.19);
    }

    /** Thin circles that the points cover. */
    private static boolean behind(double r, double turn, boolean cardinal, double angle) {
        boolean covered = Math.abs(r * StrictMath.sin(angle)) < across(r * StrictMath.cos(angle), cardinal ? 90 : 62);
        boolean dash = Math.floorMod((long) Math.floor(turn * 96), 2) == 0;
        return !covered && (near(r, 66, 0.5) || near(r, 71, 0.5) || near(r, 50, 0.6) && dash);
    }

    private static boolean near(double value, double target, double within) {
        return Math.abs(value - target) <= within;
    }

    /** A toadstool of 32x32 pixels, outlined, with a half-transparent shadow. */
    static Raster sprite() {
        Raster raster =
                Raster.allocate(ImageInfo.rgb(SPRITE, SPRITE, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT));
        for (int y = 0; y < SPRITE; y++) {
            for (int x = 0; x < SPRITE; x++) {
                int rgba = toadstool(x, y);
                if (rgba == 0 && (solid(x - 1, y) || solid(x + 1, y) || solid(x, y - 1) || solid(x, y + 1))) {
                    rgba = 0x2a1530ff;
                }
                if (rgba == 0 && oval(x, y, 16, 29.5, 12, 2.2) < 1) {
                    rgba = oval(x, y, 16, 29.5, 9, 1.5) < 1 ? 0x1a103090 : 0x1a103050;
                }
                for (int c = 0; c < 4; c++) {
                    raster.set(c, x, y, rgba >>> 24 - 8 * c & 0xff);
                }
            }
        }
        return raster;
    }

    private static boolean solid(int x, int y) {
        return toadstool(x, y) != 0;
    }

    private static int toadstool(int x, int y) {
        int[] reds = {0x7d1128ff, 0xb01c2eff, 0xd93a36ff, 0xf2684aff};
        int[] creams = {0xa8866aff, 0xd0b08aff, 0xecd6b0ff, 0xfbf0d8ff};
        int[] whites = {0xc9b8c8ff, 0xe6dce4ff, 0xffffffff, 0xffffffff};
        boolean cap = oval(x, y, 16, 15, 13.2, 12.2) < 1 && y < 18;
        if (cap) {
            double light = 1.05 - oval(x, y, 12, 8, 19, 17) + (y > 15 ? -0.25 : 0);
            boolean spot = oval(x, y, 11, 8.5, 3.1, 2.6) < 1
                    || oval(x, y, 20.5, 7, 2.6, 2.1) < 1
                    || oval(x, y, 24.5, 13.5, 2.6, 2.4) < 1
                    || oval(x, y, 16.5, 14, 2.9, 2.3) < 1
                    || oval(x, y, 7, 14.5, 2.1, 2.1) < 1;
            return (spot ? whites : reds)[tone(light, x, y)];
        }
        boolean stem = y >= 18 && y < 30 && Math.abs(x - 15.5) < 5.2 + (y > 26 ? 1 : 0) - (y < 20 ? -1 : 0);
        if (stem) {
            boolean eye = (x == 13 || x == 18) && y >= 21 && y < 24;
            boolean mouth = y == 25 && x >= 15 && x <= 16;
            if (eye || mouth) {
                return eye && y == 21 ? 0xffffffff : 0x2a1530ff;
            }
            if ((x == 11 || x == 20) && y == 24) {
                return 0xe89a90ff;
            }
            double light = 0.95 - 0.07 * Math.abs(x - 13.5) - (y < 20 ? 0.35 : 0);
            return creams[tone(light, x, y)];
        }
        return 0;
    }

    private static int tone(double light, int x, int y) {
        double dithered = light * 4 + (Math.floorMod(x + y, 2) == 0 ? 0.12 : -0.12);
        return (int) Math.max(0, Math.min(3, Math.floor(dithered)));
    }

    private static double oval(double x, double y, double cx, double cy, double rx, double ry) {
        double u = (x + 0.5 - cx) / rx;
        double v = (y + 0.5 - cy) / ry;
        return Math.sqrt(u * u + v * v);
    }

    /** A sunset over the sea in 16 colours, shades of the sky mixed by ordered dithering. */
    static Raster paletteScene() {
        int[] colours = {
            0x140c2cff, 0x2b1a4dff, 0x4b2468ff, 0x7a2f78ff, 0xb03f78ff, 0xdc5a66ff, 0xf58757ff, 0xffb65cff,
            0xffe08aff, 0xfff7c8ff, 0x123a5aff, 0x1d5f7eff, 0x3c93a3ff, 0x0b0713ff, 0x2f5a3cff, 0xffffffff
        };
        int width = 160;
        int height = 120;
        Raster raster = Raster.allocate(ImageInfo.palette(width, height, SampleType.U4, new Palette(colours)));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.set(0, x, y, scene(x, y));
            }
        }
        return raster;
    }

    private static int scene(int x, int y) {
        if (palm(x, y)) {
            return 13;
        }
        if (y > 104 + 5 * StrictMath.sin(x * 0.05 + 1)) {
            return Noise.at(x, y, 5) < 0.12 ? 14 : 13;
        }
        double dither = (BAYER[y & 3][x & 3] + 0.5) / 16 - 0.5;
        double sun = oval(x, y, 100, 66, 22, 22);
        if (y < 72) {
            boolean gap = y > 50 && Math.floorMod(y, 5) < (y - 44) / 8;
            if (sun < 1 && !gap) {
                return (int) Math.min(9, Math.round(9.2 - 2.2 * (y - 44) / 28.0 + dither));
            }
            double cloud = Noise.fractal(x / 26.0, y / 5.0, 3, 17) > 0.62 && y < 50 ? 1.2 : 0;
            double glow = Math.max(0, 2.2 - sun);
            return (int) Math.max(0, Math.min(8, Math.round(y / 14.0 + glow + cloud + dither)));
        }
        double wave = StrictMath.sin(x * 0.35 + 2.1 * StrictMath.sin(y * 0.9) + y * 1.7);
        double path = Math.abs(x - 100 - 3 * wave) - (10 + (y - 72) * 0.35);
        if (path < 0 && wave > -0.35) {
            return (int) Math.round(8 - (y - 72) / 12.0 + dither);
        }
        return wave + dither > 0.75 ? 12 : wave + dither > -0.1 ? 11 : 10;
    }

    private static boolean palm(int x, int y) {
        double lean = 34 - (112 - y) * (112 - y) * 0.0028;
        if (y > 38 && y < 112 && Math.abs(x - lean) < 1.3 + (y - 38) * 0.022) {
            return true;
        }
        double dx = x - 18.5;
        double dy = y - 39;
        double arch = Math.abs(dy - dx * dx * 0.028) - 2.6 * (1 - Math.abs(dx) / 26);
        if (Math.abs(dx) < 26 && arch < (x % 3 == 0 ? 1.6 : 0.3)) {
            return true;
        }
        for (int leaf = 0; leaf < 7; leaf++) {
            double angle = -0.35 + leaf * 0.62;
            double along = dx * StrictMath.cos(angle) - dy * StrictMath.sin(angle);
            double across = dx * StrictMath.sin(angle) + dy * StrictMath.cos(angle);
            double bent = Math.abs(across + along * along * 0.012);
            if (along > 0 && along < 20 && bent < 1.7 * (1 - along / 22) + (x % 2 == 0 ? 0.7 : 0)) {
                return true;
            }
        }
        return false;
    }
}
