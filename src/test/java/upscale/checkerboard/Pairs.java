package upscale.checkerboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import upscale.engine.KernelBank;
import upscale.engine.Weights;
import upscale.format.Source;
import upscale.format.png.PngFormat;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.convolve.Transposed;
import upscale.method.interpolate.Bicubic;
import upscale.method.interpolate.Bilinear;
import upscale.method.interpolate.Lanczos;
import upscale.method.interpolate.Nearest;
import upscale.method.unpool.BedOfNails;
import upscale.stage.Expanded;
import upscale.stage.Quantised;

/**
 * The set that the measurement of checkerboards is held to: pictures enlarged evenly and unevenly, by our own methods, the same
 * everywhere. The limits, 1.2 and 3, were there before it; set and formula grew together, so that it shows what the formula
 * can do. What it does on others is told by {@link HeldOut}.
 */
final class Pairs {
    private Pairs() {}

    /** The same picture at the same stride, with and without a checkerboard. */
    record Pair(String name, int stride, Image clean, Image bad) {}

    static List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        sources().forEach((name, source) -> {
            for (int stride = 2; stride <= 4; stride++) {
                List<Map.Entry<String, Image>> clean = clean(source, stride);
                List<Map.Entry<String, Image>> bad = bad(source, stride);
                for (int i = 0; i < Math.max(clean.size(), bad.size()); i++) {
                    Map.Entry<String, Image> even = clean.get(i % clean.size());
                    Map.Entry<String, Image> uneven = bad.get(i % bad.size());
                    pairs.add(new Pair(
                            name + " x" + stride + " " + even.getKey() + " / " + uneven.getKey(),
                            stride,
                            even.getValue(),
                            uneven.getValue()));
                }
            }
        });
        return pairs;
    }

    /** What is enlarged. */
    private static Map<String, Image> sources() {
        Map<String, Image> sources = new LinkedHashMap<>();
        sources.put("photo", crop("photo", 60, 40, 112, 96));
        sources.put("line art", crop("line-art", 70, 60, 100, 112));
        sources.put("mri", crop("mri-16bit", 20, 20, 96, 96));
        sources.put("zone plate", crop("zone-plate", 100, 90, 104, 100));
        sources.put("noise", gray((x, y) -> 128 + 40 * normal(x, y)));
        sources.put("dark grain", gray((x, y) -> 30 + x * 0.1 + 3 * normal(y, x)));
        sources.put(
                "gratings",
                gray((x, y) -> 120 + 50 * Math.sin(2 * Math.PI * (x / 7.31 + y / 23.7)) + 40 * Math.sin(y / 3.77)));
        sources.put("ramp", gray((x, y) -> 20 + x * 1.0 + y * 0.37));
        sources.put("bars", gray((x, y) -> normal(x / 3, y / 5) > 0.8 ? 20 : 230));
        return sources;
    }

    private static final double[] NORMAL =
            new Random(5).ints(10_000).mapToDouble(seed -> seed / 0x1p31 * 1.7).toArray();

    // White noise of unit variance, near enough.
    private static double normal(int x, int y) {
        return NORMAL[100 * y + x];
    }

    private interface Formula {
        double at(int x, int y);
    }

    private static Image gray(Formula formula) {
        return Samples.raster(
                ImageInfo.gray(100, 96, SampleType.U8),
                (c, x, y) -> Math.rint(Math.max(0, Math.min(255, formula.at(x, y)))));
    }

    /** A committed sample, its palette expanded. */
    static Image sample(String name) {
        try {
            return Raster.of(Expanded.of(new PngFormat()
                    .read(Source.of(Path.of("samples", name + ".png")))
                    .first()
                    .raster()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Image crop(String sample, int left, int top, int width, int height) {
        Image all = sample(sample);
        double[][][] samples = Samples.of(all);
        ImageInfo info = all.info().onGrid(width, height, new AxisMap(1, left, 1), new AxisMap(1, top, 1));
        return Samples.raster(info, (c, x, y) -> samples[c][top + y][left + x]);
    }

    private static List<Map.Entry<String, Image>> clean(Image source, int stride) {
        List<Map.Entry<String, Image>> images = new ArrayList<>();
        for (Method method : List.of(new Lanczos(), new Bicubic(), new Bilinear(), new Nearest(), new Transposed())) {
            images.add(Map.entry(method.name(), enlarged(method, source, scale(stride))));
        }
        images.add(Map.entry("k=" + 2 * stride, scattered(source, stride, equal(2 * stride, stride, 1))));
        images.add(
                Map.entry("k=" + (stride + 1) + " balanced", scattered(source, stride, equal(stride + 1, stride, 0))));
        return images;
    }

    private static List<Map.Entry<String, Image>> bad(Image source, int stride) {
        List<Map.Entry<String, Image>> images = new ArrayList<>();
        for (int kernel : new int[] {stride + 1, 2 * stride - 1, 2 * stride + 1}) {
            for (double strength : new double[] {0.4, 0.7, 1}) {
                images.add(Map.entry(
                        "k=" + kernel + " at " + strength, scattered(source, stride, equal(kernel, stride, strength))));
            }
            images.add(Map.entry("k=" + kernel + " random", scattered(source, stride, random(kernel, stride))));
        }
        images.add(Map.entry("bed of nails", enlarged(new BedOfNails(), source, scale(stride))));
        return images;
    }

    private static MethodOptions scale(int stride) {
        return MethodOptions.of(new Target.Scale(Ratio.of(stride), Ratio.of(stride)));
    }

    private static Image scattered(Image source, int stride, Weights kernel) {
        return enlarged(
                new Transposed(),
                source,
                scale(stride)
                        .with(Parameter.WEIGHTS, KernelBank.of(kernel))
                        .with(Parameter.PADDING, Padding.Rule.SAME));
    }

    private static Image enlarged(Method method, Image source, MethodOptions options) {
        return Raster.of(Quantised.of(method.apply(source, options).image()));
    }

    // Between equal gains (0) and equal weights (1).
    private static Weights equal(int kernel, int stride, double strength) {
        int[] counts = new int[stride];
        for (int t = 0; t < kernel; t++) {
            counts[t % stride]++;
        }
        double[] taps = new double[kernel];
        for (int t = 0; t < kernel; t++) {
            taps[t] = (1 - strength) / counts[t % stride] + strength * stride / kernel;
        }
        return Weights.separable(taps, taps, "equal");
    }

    private static Weights random(int kernel, int stride) {
        Random random = new Random(kernel * 10L + stride);
        double[] weights = random.doubles((long) kernel * kernel).toArray();
        double sum = java.util.Arrays.stream(weights).sum();
        for (int t = 0; t < weights.length; t++) {
            weights[t] *= stride * stride / sum;
        }
        return new Weights(kernel, kernel, weights, "random");
    }
}
