package upscale.checkerboard;

import java.util.Random;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Kinds of pictures, each drawn by a formula and chance, in every size. */
enum Scene {
    /** Noise of all sizes, the larger the stronger. */
    CLOUDS {
        @Override
        void paint(Canvas canvas, Random random) {
            for (int cell = Math.max(canvas.width, canvas.height) / 2 + 1; cell >= 1; cell /= 2) {
                canvas.addNoise(random, cell, 60.0 * cell / canvas.width + 3);
            }
        }
    },

    /** Discs that cover one another, of sizes as objects have them (the "dead leaves" of A. B. Lee et al. 2001). */
    LEAVES {
        @Override
        void paint(Canvas canvas, Random random) {
            for (int i = 0; i < 400; i++) {
                double radius = Math.min(canvas.width, 3 / Math.sqrt(random.nextDouble() + 1e-3));
                canvas.disc(
                        random.nextInt(canvas.width), random.nextInt(canvas.height), radius, colour(random, 20, 235));
            }
            canvas.addNoise(random, 1, 2);
        }
    },

    /** Lines of letters of uneven widths, dark on light or light on dark. */
    TEXT {
        @Override
        void paint(Canvas canvas, Random random) {
            boolean dark = random.nextBoolean();
            canvas.fill(0, 0, canvas.width, canvas.height, dark ? colour(random, 200, 255) : colour(random, 0, 60));
            double[] ink = dark ? colour(random, 0, 60) : colour(random, 200, 255);
            int leading = 9 + random.nextInt(8);
            for (int y = random.nextInt(9); y < canvas.height; y += leading) {
                canvas.line(random, random.nextInt(9), y, canvas.width, ink);
            }
        }
    },

    /** Waves that bend, as in fabric, hair and water. */
    WAVES {
        @Override
        void paint(Canvas canvas, Random random) {
            for (int i = 0; i < 3; i++) {
                double angle = random.nextDouble() * Math.PI;
                double frequency = 0.03 + 0.4 * random.nextDouble();
                double bend = 4 * random.nextDouble();
                double length = 20 + 60 * random.nextDouble();
                double size = 15 + 25 * random.nextDouble();
                canvas.add((c, x, y) -> size
                        * StrictMath.sin(
                                2 * Math.PI * frequency * (x * StrictMath.cos(angle) + y * StrictMath.sin(angle))
                                        + bend * StrictMath.sin(x / length + c)
                                        + bend * StrictMath.cos(y / length)));
            }
            canvas.addNoise(random, 1, 3);
        }
    },

    /** Figures of a few colours and hard edges, mirrored left to right, wherever they fall. */
    SPRITES {
        @Override
        void paint(Canvas canvas, Random random) {
            for (int i = 0; i < canvas.width * canvas.height / 150 + 1; i++) {
                double[] one = colour(random, 0, 255);
                double[] two = colour(random, 0, 255);
                int left = random.nextInt(canvas.width);
                int top = random.nextInt(canvas.height);
                int half = 3 + random.nextInt(5);
                for (int y = 0; y < 2 * half; y++) {
                    for (int x = 0; x < half; x++) {
                        int kind = random.nextInt(3);
                        if (kind > 0) {
                            canvas.fill(left + x, top + y, 1, 1, kind == 1 ? one : two);
                            canvas.fill(left + 2 * half - 1 - x, top + y, 1, 1, kind == 1 ? one : two);
                        }
                    }
                }
            }
        }
    },

    /** Windows with borders a pixel wide, a graded title bar, and text. */
    SCREEN {
        @Override
        void paint(Canvas canvas, Random random) {
            for (int i = 0; i < 6; i++) {
                int left = random.nextInt(canvas.width) - 10;
                int top = random.nextInt(canvas.height) - 10;
                int width = canvas.width / 4 + random.nextInt(canvas.width);
                int height = canvas.height / 4 + random.nextInt(canvas.height);
                canvas.fill(left, top, width, height, colour(random, 0, 120));
                canvas.fill(left + 1, top + 1, width - 2, height - 2, colour(random, 180, 255));
                double[] bar = colour(random, 60, 160);
                for (int y = 1; y < 12; y++) {
                    bar = new double[] {bar[0] + 2, bar[1] + 3, bar[2] + 4};
                    canvas.fill(left + 1, top + y, width - 2, 1, bar);
                }
                double[] ink = colour(random, 0, 80);
                for (int y = top + 15; y < top + height - 12; y += 13) {
                    canvas.line(random, left + 5, y, Math.min(left + width - 5, canvas.width), ink);
                }
            }
        }
    },

    /** Little light and the grain of film. */
    GRAIN {
        @Override
        void paint(Canvas canvas, Random random) {
            double[] dark = colour(random, 10, 60);
            canvas.add((c, x, y) -> dark[c] - 110 + 50.0 * x / canvas.width + 20.0 * y / canvas.height);
            canvas.addNoise(random, 2, 4);
            canvas.addNoise(random, 1, 4);
        }
    };

    abstract void paint(Canvas canvas, Random random);

    private static double[] colour(Random random, int from, int to) {
        return random.doubles(3, from, to).toArray();
    }

    /** An 8-bit picture of this kind; gray or RGB. */
    Image draw(int width, int height, boolean gray, long seed) {
        Canvas canvas = new Canvas(width, height);
        paint(canvas, new Random(seed));
        ImageInfo info =
                gray ? ImageInfo.gray(width, height, SampleType.U8) : ImageInfo.rgb(width, height, SampleType.U8);
        return Samples.raster(
                info, (c, x, y) -> Math.rint(Math.max(0, Math.min(255, canvas.samples[gray ? 1 : c][y][x]))));
    }

    /** What is painted on: three planes, mid-gray at first; what falls outside is lost. */
    private static final class Canvas {
        private static final int TALL = 7;

        private final int width;
        private final int height;
        private final double[][][] samples;

        Canvas(int width, int height) {
            this.width = width;
            this.height = height;
            samples = new double[3][height][width];
            add((c, x, y) -> 128);
        }

        void add(Samples.Formula formula) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        samples[c][y][x] += formula.at(c, x, y);
                    }
                }
            }
        }

        // Chance at every cell-th sample, linear between; colours differ by a third of it.
        void addNoise(Random random, int cell, double size) {
            double[][][] knots = new double[3][height / cell + 2][width / cell + 2];
            for (int y = 0; y < knots[0].length; y++) {
                for (int x = 0; x < knots[0][0].length; x++) {
                    double all = random.nextGaussian();
                    for (int c = 0; c < 3; c++) {
                        knots[c][y][x] = size * (all + random.nextGaussian() / 3);
                    }
                }
            }
            add((c, x, y) -> {
                double[] upper = knots[c][y / cell];
                double[] lower = knots[c][y / cell + 1];
                double right = (double) (x % cell) / cell;
                double down = (double) (y % cell) / cell;
                int at = x / cell;
                return (1 - down) * ((1 - right) * upper[at] + right * upper[at + 1])
                        + down * ((1 - right) * lower[at] + right * lower[at + 1]);
            });
        }

        void fill(int left, int top, int w, int h, double[] colour) {
            for (int y = Math.max(0, top); y < Math.min(height, top + h); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + w); x++) {
                    for (int c = 0; c < 3; c++) {
                        samples[c][y][x] = colour[c];
                    }
                }
            }
        }

        void disc(int x, int y, double radius, double[] colour) {
            for (int row = (int) -radius; row <= radius; row++) {
                int half = (int) Math.sqrt(Math.max(0, radius * radius - row * row));
                fill(x - half, y + row, 2 * half + 1, 1, colour);
            }
        }

        // Letters are a stem, some arms, and a gap; words are of 2 to 9.
        void line(Random random, int left, int top, int right, double[] ink) {
            int x = left;
            int letters = 2 + random.nextInt(8);
            while (x < right) {
                int w = 1 + random.nextInt(5);
                fill(x, top, 1, TALL, ink);
                for (int y = 0; y < TALL; y += 3) {
                    if (random.nextInt(3) > 0) {
                        fill(x, top + y, w, 1, ink);
                    }
                }
                if (random.nextBoolean()) {
                    fill(x + w - 1, top + random.nextInt(4), 1, 4, ink);
                }
                x += w + 1;
                if (--letters == 0) {
                    letters = 2 + random.nextInt(8);
                    x += 3;
                }
            }
        }
    }
}
