package upscale.checkerboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.format.Written;
import upscale.format.jpeg.JpegFormat;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.convolve.Transposed;
import upscale.method.interpolate.Lanczos;
import upscale.method.interpolate.Nearest;
import upscale.method.unpool.BedOfNails;
import upscale.stage.Expanded;
import upscale.stage.Quantised;

/**
 * Sets of pictures, drawn by lot, that the measurement of checkerboards was not made with. Pair {@code i} of a set follows from the set's
 * seed and from {@code i} alone: a picture, strides of 2 to 5 along each axis, an even and an uneven way to enlarge it by them, what
 * happens to it afterwards (the same to both), and where it is cropped.
 *
 * <p>Uneven is an enlargement whose gains differ by at least {@link #UNEVEN} of their mean, over the phases of at least one plane; even,
 * one whose gains do not differ.
 */
final class HeldOut {
    /** Largest less smallest gain of a plane's phases, in units of their mean: on mid-gray, 32 codes of 8 bits. */
    static final double UNEVEN = 0.25;

    private static final int SMALLEST = 48;
    private static final int LARGEST = 600;

    private HeldOut() {}

    /** Draws what is enlarged. */
    @FunctionalInterface
    interface Pictures {
        /** One of the pictures, of so many pixels at least; gray or as it is. */
        Image draw(Random random, int width, int height, boolean gray);
    }

    /** Drawn by formulas, of all kinds. */
    static final Pictures SCENES = (random, width, height, gray) -> {
        Scene[] all = Scene.values();
        return all[random.nextInt(all.length)].draw(width, height, gray, random.nextLong());
    };

    /** One picture enlarged both ways; made when asked for, the same each time. */
    record Lot(Pictures pictures, long seed) {
        Image clean() {
            return drawn(false);
        }

        Image bad() {
            return drawn(true);
        }

        private Image drawn(boolean uneven) {
            return draw(this, uneven).image();
        }

        @Override
        public String toString() {
            return seed + ": " + draw(this, false).name() + " / "
                    + draw(this, true).name();
        }
    }

    private record Named(String name, Image image) {}

    static List<Lot> lots(Pictures pictures, long seed, int count) {
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lots.add(new Lot(pictures, 1000 * seed + i));
        }
        return lots;
    }

    private static Named draw(Lot lot, boolean uneven) {
        // Random's first numbers resemble one another for seeds that do.
        Random random = new Random(lot.seed() * 0x9E3779B97F4A7C15L);
        int across = 2 + random.nextInt(4);
        int down = random.nextInt(5) < 3 ? across : 2 + random.nextInt(4);
        int width = side(random);
        int height = side(random);
        boolean gray = random.nextInt(3) == 0;
        int crop = random.nextInt(8);
        After after = After.values()[random.nextInt(After.values().length)];
        long afterwards = random.nextLong();
        Random means = new Random(random.nextLong() + (uneven ? 1 : 0));
        boolean asDrawn = !uneven && means.nextInt(6) == 0;
        // Room for the crop and for borders, where kernels overlap less.
        int columns = ((width + crop) / across + 9) * (asDrawn ? across : 1);
        int rows = ((height + crop) / down + 9) * (asDrawn ? down : 1);
        Image picture = lot.pictures().draw(random, columns, rows, gray);
        Image before = after.before(picture);
        Named enlarged = uneven
                ? uneven(means, before, down, across, after == After.JPEG)
                : asDrawn ? new Named("as drawn", before) : even(means, before, down, across);
        Image cropped = crop(enlarged.image(), 4 * across + crop, 4 * down + crop, width, height);
        return new Named(
                picture.info().colour() + " " + width + "x" + height + " strides " + down + "," + across + " "
                        + enlarged.name() + " " + after,
                after.after(Raster.of(Quantised.of(cropped)), new Random(afterwards)));
    }

    private static int side(Random random) {
        return (int) Math.round(SMALLEST * StrictMath.pow((double) LARGEST / SMALLEST, random.nextDouble()));
    }

    /** What happens to an enlarged picture, or before. */
    private enum After {
        NOTHING,
        /** Qualities of 75 to 95, colours halved as usual. */
        JPEG {
            @Override
            Image after(Image image, Random random) {
                try {
                    JpegFormat jpeg = new JpegFormat();
                    byte[] file = Written.by(jpeg, image, 75 + random.nextInt(21));
                    return jpeg.read(Written.source(jpeg, file)).first().raster();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        /** Noise of two codes. */
        NOISE {
            @Override
            Image after(Image image, Random random) {
                double[][][] samples = Samples.of(image);
                return Samples.raster(
                        image.info(),
                        (c, x, y) ->
                                Math.rint(Math.max(0, Math.min(255, samples[c][y][x] + 2 * random.nextGaussian()))));
            }
        },
        SIXTEEN_BITS {
            @Override
            Image before(Image image) {
                return scaled(image, image.info().withType(SampleType.U16), 257);
            }
        },
        /** From 0 to 1, nothing rounded or clamped. */
        FLOAT {
            @Override
            Image before(Image image) {
                return scaled(image, image.info().withType(SampleType.F32), 1 / 255.0);
            }
        },
        /** Straight alpha from nothing to everything, its hidden colours black. */
        ALPHA {
            @Override
            Image after(Image image, Random random) {
                double[][][] samples = Samples.of(image);
                ImageInfo info = image.info().withAlphaAdded(Alpha.STRAIGHT);
                double turn = random.nextDouble() * 7;
                return Samples.raster(info, (c, x, y) -> {
                    double alpha = Math.rint(Math.max(
                            0, Math.min(255, 150 + 170 * StrictMath.sin(turn + x / 31.0 + y / 47.0))));
                    return c == info.colourChannels() ? alpha : alpha == 0 ? 0 : samples[c][y][x];
                });
            }
        };

        Image before(Image image) {
            return image;
        }

        Image after(Image image, Random random) {
            return image;
        }

        private static Image scaled(Image image, ImageInfo info, double factor) {
            double[][][] samples = Samples.of(image);
            return Samples.raster(info, (c, x, y) -> samples[c][y][x] * factor);
        }
    }

    static Image crop(Image image, int left, int top, int width, int height) {
        double[][][] samples = Samples.of(image);
        ImageInfo i = image.info();
        ImageInfo info = (i.colourChannels() == 1
                ? ImageInfo.gray(width, height, i.type())
                : ImageInfo.rgb(width, height, i.type()));
        return Samples.raster(info, (c, x, y) -> samples[c][top + y][left + x]);
    }

    private static final List<String> EVEN_KERNELS = List.of(
            "lanczos:3",
            "catmull-rom",
            "triangle",
            "mitchell",
            "b-spline",
            "hermite",
            "hann:4",
            "gaussian:0.6",
            "spline36",
            "magic-kernel-sharp");

    private static Named even(Random random, Image picture, int down, int across) {
        return switch (random.nextInt(5)) {
            case 0 -> enlarged("nearest", new Nearest(), picture, scale(down, across));
            case 1 -> {
                // A third more than the stride, so that nothing repeats after whole pixels; cropped to the same size.
                MethodOptions options =
                        MethodOptions.of(new Target.Scale(new Ratio(3L * across + 1, 3), new Ratio(3L * down + 1, 3)));
                yield enlarged("fractional", new Lanczos(), picture, options);
            }
            case 2 -> {
                int rows = down + random.nextInt(2 * down + 1);
                int columns = across + random.nextInt(2 * across + 1);
                double[] weights;
                double[] gains;
                do {
                    weights = learned(random, rows, columns);
                    gains = gains(weights, columns, 1, down, across);
                } while (Arrays.stream(gains).min().orElseThrow()
                        < 0.3 * Arrays.stream(gains).max().orElseThrow());
                for (int i = 0; i < weights.length; i++) {
                    weights[i] /= gains[i / columns % down * across + i % columns % across];
                }
                yield scattered("balanced", picture, down, across, 1, new int[] {1, rows, columns}, weights);
            }
            default -> {
                String kernel = EVEN_KERNELS.get(random.nextInt(EVEN_KERNELS.size()));
                yield enlarged(
                        kernel,
                        new Lanczos(),
                        picture,
                        scale(down, across).with(Parameter.KERNEL, Kernels.parse(kernel)));
            }
        };
    }

    private static Named uneven(Random random, Image picture, int down, int across, boolean alike) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return enlarged("bed of nails", new BedOfNails(), picture, scale(down, across));
        }
        int dilation = kind == 1 ? 2 : 1;
        int planes = kind == 2 && !alike ? picture.info().colourChannels() : 1;
        for (int attempt = 0; attempt < 10_000; attempt++) {
            int rows = Math.max(1, down - 1) + random.nextInt(2 * down + 2);
            int columns = Math.max(1, across - 1) + random.nextInt(2 * across + 2);
            double[] weights = new double[planes * rows * columns];
            for (int c = 0; c < planes; c++) {
                double[] kernel = kind == 3 ? filled(rows, columns) : learned(random, rows, columns);
                double[] gains = gains(kernel, columns, dilation, down, across);
                double mean = Arrays.stream(gains).average().orElseThrow();
                for (int i = 0; i < kernel.length; i++) {
                    double even = gains[i / columns * dilation % down * across + i % columns * dilation % across];
                    // Kind 4: rows in themselves are even, so that all of it is down; kind 5: half as strong.
                    double weight =
                            kind == 4 ? kernel[i] / even * (i / columns % down == 0 ? 1.3 : 1) : kernel[i] / mean;
                    weights[c * kernel.length + i] = kind == 5 ? (weight + kernel[i] / even) / 2 : weight;
                }
            }
            Optional<String> found = index(weights, planes, rows, columns, dilation, down, across);
            if (found.isPresent()) {
                String name = "kind " + kind + " k=" + rows + "," + columns + " index " + found.get();
                return scattered(name, picture, down, across, dilation, new int[] {planes, rows, columns}, weights);
            }
        }
        throw new IllegalStateException("no uneven kernel");
    }

    // The index of the plane where it is largest, if it is enough.
    private static Optional<String> index(
            double[] weights, int planes, int rows, int columns, int dilation, int down, int across) {
        double most = 0;
        for (int c = 0; c < planes; c++) {
            int size = rows * columns;
            double[] gains =
                    gains(Arrays.copyOfRange(weights, c * size, (c + 1) * size), columns, dilation, down, across);
            double range = Arrays.stream(gains).max().orElseThrow()
                    - Arrays.stream(gains).min().orElseThrow();
            most = Math.max(most, range / Arrays.stream(gains).average().orElseThrow());
        }
        return most < UNEVEN || !Double.isFinite(most)
                ? Optional.empty()
                : Optional.of(String.format(java.util.Locale.ROOT, "%.2f", most));
    }

    // As training may leave them: a hill, and chance upon it.
    private static double[] learned(Random random, int rows, int columns) {
        double chance = 0.05 + 0.3 * random.nextDouble();
        double[] weights = new double[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double v = (y + 0.5) / rows - 0.5;
                double u = (x + 0.5) / columns - 0.5;
                weights[y * columns + x] = StrictMath.exp(-5 * (u * u + v * v)) + chance * random.nextGaussian();
            }
        }
        return weights;
    }

    private static double[] filled(int rows, int columns) {
        double[] weights = new double[rows * columns];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** What a flat image of ones becomes at each phase, row by row. */
    private static double[] gains(double[] weights, int columns, int dilation, int down, int across) {
        double[] gains = new double[down * across];
        for (int i = 0; i < weights.length; i++) {
            gains[i / columns * dilation % down * across + i % columns * dilation % across] += weights[i];
        }
        return gains;
    }

    private static MethodOptions scale(int down, int across) {
        return MethodOptions.of(new Target.Scale(Ratio.of(across), Ratio.of(down)));
    }

    private static Named scattered(
            String name, Image picture, int down, int across, int dilation, int[] shape, double[] weights) {
        int planes = picture.info().channels();
        double[] all = new double[planes * shape[1] * shape[2]];
        for (int i = 0; i < all.length; i++) {
            all[i] = weights[i % weights.length];
        }
        int[] depthwise = {planes, shape[1], shape[2]};
        KernelBank bank = new KernelBank(KernelBank.Layout.DEPTHWISE, depthwise, all, Optional.empty(), name);
        return enlarged(
                name,
                new Transposed(),
                picture,
                scale(down, across)
                        .with(Parameter.WEIGHTS, bank)
                        .with(Parameter.PADDING, Padding.Rule.SAME)
                        .with(Parameter.DILATION, Pair.both(dilation)));
    }

    private static Named enlarged(String name, Method method, Image picture, MethodOptions options) {
        return new Named(name, method.apply(Expanded.of(picture), options).image());
    }
}
