package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.method.IndexLayout;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;

/** Pooling and unpooling against their definitions, over random shapes, windows and strides that differ by axis. */
class PoolingTest {
    private static final Methods METHODS = Methods.load(PoolingTest.class.getClassLoader());
    private static final int CASES = 1500;

    /** One random call; few distinct values, so that there are ties. */
    private record Call(Raster image, Pair window, Pair stride, Pair dilation, Pair pad, boolean ceil) {
        static Call random(Random random) {
            Pair window = new Pair(1 + random.nextInt(4), 1 + random.nextInt(4));
            Pair dilation = new Pair(1 + random.nextInt(2), 1 + random.nextInt(2));
            int height = (window.rows() - 1) * dilation.rows() + 1 + random.nextInt(7);
            int width = (window.columns() - 1) * dilation.columns() + 1 + random.nextInt(9);
            SampleType[] types = {SampleType.U8, SampleType.I16, SampleType.F32, SampleType.F64};
            Raster image = Raster.allocate(
                    ImageInfo.planes(width, height, 1 + random.nextInt(3), types[random.nextInt(types.length)]));
            int low = image.info().type().signed() ? -9 : 0;
            for (int c = 0; c < image.info().channels(); c++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        image.set(c, x, y, low + random.nextInt(9));
                    }
                }
            }
            Pair pad = new Pair(random.nextInt(window.rows() / 2 + 1), random.nextInt(window.columns() / 2 + 1));
            Pair stride = new Pair(1 + random.nextInt(4), 1 + random.nextInt(4));
            return new Call(image, window, stride, dilation, pad, random.nextBoolean());
        }

        MethodOptions options() {
            return MethodOptions.of(new Target.Own())
                    .with(Parameter.WINDOW, window)
                    .with(Parameter.STRIDE, stride)
                    .with(Parameter.DILATION, dilation)
                    .with(Parameter.PADDING, new Padding.Sides(pad.rows(), pad.columns(), pad.rows(), pad.columns()))
                    .with(Parameter.CEIL_MODE, ceil);
        }

        /** The first largest sample of a window as {@code y * W + x}. */
        long best(int c, int oy, int ox) {
            long best = -1;
            double value = Double.NEGATIVE_INFINITY;
            for (int ty = 0; ty < window.rows(); ty++) {
                for (int tx = 0; tx < window.columns(); tx++) {
                    int y = oy * stride.rows() - pad.rows() + ty * dilation.rows();
                    int x = ox * stride.columns() - pad.columns() + tx * dilation.columns();
                    if (inside(y, x) && image.get(c, x, y) > value) {
                        value = image.get(c, x, y);
                        best = (long) y * image.info().width() + x;
                    }
                }
            }
            return best;
        }

        double mean(int c, int oy, int ox, boolean countsPadding) {
            double sum = 0;
            int count = 0;
            for (int ty = 0; ty < window.rows(); ty++) {
                for (int tx = 0; tx < window.columns(); tx++) {
                    int y = oy * stride.rows() - pad.rows() + ty * dilation.rows();
                    int x = ox * stride.columns() - pad.columns() + tx * dilation.columns();
                    boolean padded = y < image.info().height() + pad.rows()
                            && x < image.info().width() + pad.columns();
                    sum += inside(y, x) ? image.get(c, x, y) : 0;
                    count += inside(y, x) || countsPadding && padded ? 1 : 0;
                }
            }
            return sum / count;
        }

        private boolean inside(int y, int x) {
            return y >= 0
                    && x >= 0
                    && y < image.info().height()
                    && x < image.info().width();
        }
    }

    private static Raster run(String method, Image image, MethodOptions options) {
        return Raster.of(
                METHODS.named(method).orElseThrow().apply(image, options).image());
    }

    @Test
    void poolsAndUnpoolsAsDefined() {
        Random random = new Random(7);
        for (int i = 0; i < CASES; i++) {
            Call call = Call.random(random);
            Raster image = call.image();
            boolean counts = random.nextBoolean();
            Raster max = run("max-pooling", image, call.options());
            Raster mean = run("average-pooling", image, call.options().with(Parameter.COUNT_PADDING, counts));
            IndexLayout layout = IndexLayout.values()[random.nextInt(IndexLayout.values().length)];
            Raster at = run("max-positions", image, call.options().with(Parameter.INDEX_LAYOUT, layout));
            Raster expected = Raster.allocate(image.info());
            ImageInfo info = image.info();
            for (int c = 0; c < info.channels(); c++) {
                for (int y = 0; y < max.info().height(); y++) {
                    for (int x = 0; x < max.info().width(); x++) {
                        long best = call.best(c, y, x);
                        int by = (int) (best / info.width());
                        int bx = (int) (best % info.width());
                        assertThat(max.get(c, x, y)).as("%s", call).isEqualTo(image.get(c, bx, by));
                        assertThat(at.get(c, x, y))
                                .isEqualTo(layout.index(c, by, bx, info.channels(), info.height(), info.width()));
                        if (info.type() == SampleType.F64) {
                            assertThat(mean.get(c, x, y))
                                    .as("%s", call)
                                    .isCloseTo(call.mean(c, y, x, counts), within(1e-12));
                        }
                        expected.set(c, bx, by, max.get(c, x, y));
                    }
                }
            }
            MethodOptions back = MethodOptions.of(new Target.Own())
                    .with(
                            Parameter.POSITIONS,
                            new Positions(at, layout, Optional.of(new Pair(info.height(), info.width()))));
            Raster restored = run("max-unpool", max, back);
            assertThat(restored.sameSamples(expected)).as("%s", call).isTrue();
            // What was restored holds every maximum: pooling it again changes nothing, zeros being no larger.
            if (!info.type().signed()) {
                assertThat(run("max-pooling", restored, call.options()).sameSamples(max))
                        .isTrue();
            }
        }
    }

    @Test
    void nanWinsAndOfSeveralTheLast() {
        Raster image = Raster.allocate(ImageInfo.gray(3, 2, SampleType.F32));
        image.set(0, 1, 0, Double.NaN);
        image.set(0, 0, 1, Double.NaN);
        image.set(0, 2, 1, 9);
        MethodOptions options = MethodOptions.of(new Target.Own()).with(Parameter.WINDOW, new Pair(2, 3));
        assertThat(run("max-pooling", image, options).get(0, 0, 0)).isNaN();
        assertThat(run("max-positions", image, options).get(0, 0, 0)).isEqualTo(3);
    }

    @Test
    void theLastInScanOrderStaysWhereTwoGoToOnePlace() {
        Raster pooled = Raster.allocate(ImageInfo.gray(2, 1, SampleType.U16));
        pooled.set(0, 0, 0, 60000);
        pooled.set(0, 1, 0, 5);
        Raster indices = Raster.allocate(ImageInfo.gray(2, 1, SampleType.I64));
        indices.set(0, 0, 0, 4);
        indices.set(0, 1, 0, 4);
        Positions positions = new Positions(indices, IndexLayout.TORCH, Optional.of(new Pair(2, 3)));
        Raster out =
                run("max-unpool", pooled, MethodOptions.of(new Target.Own()).with(Parameter.POSITIONS, positions));
        assertThat(out.get(0, 1, 1)).isEqualTo(5);
        assertThat(out.get(0, 0, 0)).isZero();
    }
}
