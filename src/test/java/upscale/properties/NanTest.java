package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.interpolate.Lanczos;

/** A NaN stays a NaN, and reaches exactly as far as the kernel does. */
class NanTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 37;
    private static final int AT_X = 21;
    private static final int AT_Y = 17;

    static List<String> kernels() {
        return Asked.kernels();
    }

    private static Image with(SampleType type, double there) {
        Image noise = Samples.noise(ImageInfo.gray(WIDTH, HEIGHT, type), 5);
        double[][] samples = Samples.of(noise)[0];
        return Samples.raster(noise.info(), (c, x, y) -> x == AT_X && y == AT_Y ? there : samples[y][x]);
    }

    private static double[][] enlarged(Method method, Image source, MethodOptions options) {
        return Samples.of(method.apply(source, options).image())[0];
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void reachesExactlyAsFarAsTheKernelDoes(String spec) {
        Kernel kernel = Kernels.parse(spec);
        for (SampleType type : new SampleType[] {SampleType.F32, SampleType.F64}) {
            for (double[] scale : new double[][] {{2, 2}, {3, 3}, {1, 1}, {1.5, 4}, {2.7, 0.5}}) {
                MethodOptions options = Asked.scale(scale[0], scale[1]).with(Parameter.KERNEL, kernel);
                double[][] with = enlarged(new Lanczos(), with(type, Double.NaN), options);
                double[][] without = enlarged(new Lanczos(), with(type, 0), options);
                for (int y = 0; y < with.length; y++) {
                    for (int x = 0; x < with[y].length; x++) {
                        boolean reached = reached(kernel, x, WIDTH, with[y].length, AT_X)
                                && reached(kernel, y, HEIGHT, with.length, AT_Y);
                        assertThat(Double.isNaN(with[y][x]))
                                .as(type + " x" + scale[0] + "," + scale[1] + " at " + x + "," + y)
                                .isEqualTo(reached);
                        if (!reached) {
                            assertThat(with[y][x]).isEqualTo(without[y][x]);
                        }
                    }
                }
            }
        }
    }

    // Whether output o gives sample i any weight: the distance i - ((o + 1/2) in/out - 1/2) as one fraction, in
    // stretched
    // source pixels when reducing.
    private static boolean reached(Kernel kernel, int o, int in, int out, int i) {
        return kernel.weight(((2.0 * i + 1) * out - (2.0 * o + 1) * in) / (2.0 * Math.max(in, out))) != 0;
    }

    /** In the corner of an image whose edges wrap, it reaches into the other corners; replicated, it stays there. */
    @Test
    void edgesTakeItOnlyWhereTheyRepeatIt() {
        Image corner = Samples.raster(ImageInfo.gray(20, 20, SampleType.F32), (c, x, y) -> x + y == 0 ? Double.NaN : 1);
        double[][] wrapped = enlarged(new Lanczos(), corner, Asked.scale(2, 2).with(Parameter.EDGE, Edge.WRAP));
        double[][] replicated = enlarged(new Lanczos(), corner, Asked.scale(2, 2));
        // Output o lies at (o + 1/2) / 2 - 1/2 and takes samples less than three away: 0 is reached from o < 7, 20 from
        // o > 34.
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(Double.isNaN(wrapped[y][x])).isEqualTo((x < 7 || x > 34) && (y < 7 || y > 34));
                assertThat(Double.isNaN(replicated[y][x])).isEqualTo(x < 7 && y < 7);
            }
        }
    }

    /** Beyond the border it comes in as far as the kernel reaches out: three samples, six outputs at scale 2; at scale 1 not at all. */
    @Test
    void asAnEdgeItComesInAsFarAsTheKernelReachesOut() {
        Image flat = Samples.constant(ImageInfo.gray(20, 20, SampleType.F32), 1);
        double[][] twice = enlarged(new Lanczos(), flat, edge(Asked.scale(2, 2)));
        double[][] once = enlarged(new Lanczos(), flat, edge(Asked.scale(1, 1)));
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                // Output 5 lies at 2.25 and has -1 more than three away.
                boolean inner = x >= 5 && x < 35 && y >= 5 && y < 35;
                assertThat(Double.isNaN(twice[y][x])).as(x + "," + y).isEqualTo(!inner);
                assertThat(once[y / 2][x / 2]).isEqualTo(1);
            }
        }
    }

    private static MethodOptions edge(MethodOptions options) {
        return options.with(Parameter.EDGE, Edge.value(Double.NaN));
    }

    @Test
    void everyMethodKeepsIt() {
        for (Method method : Asked.enlarging()) {
            double reach = method.name().equals("fourier") ? Double.POSITIVE_INFINITY : 4; // in source pixels
            double[][] out = enlarged(method, with(SampleType.F32, Double.NaN), Asked.scale(3, 3));
            int reached = 0;
            for (int y = 0; y < out.length; y++) {
                for (int x = 0; x < out[y].length; x++) {
                    if (Double.isNaN(out[y][x])) {
                        reached++;
                        assertThat(Math.abs((x - 1) / 3.0 - AT_X))
                                .as(method.name())
                                .isLessThan(reach);
                        assertThat(Math.abs((y - 1) / 3.0 - AT_Y))
                                .as(method.name())
                                .isLessThan(reach);
                    }
                }
            }
            assertThat(reached).as(method.name()).isPositive();
        }
    }
}
