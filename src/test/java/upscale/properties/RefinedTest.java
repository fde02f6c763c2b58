package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.engine.Degradation;
import upscale.image.Alpha;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.LearnedModel;
import upscale.method.Modelled;
import upscale.method.Parameter;
import upscale.method.learned.Learned;
import upscale.sweep.BandSweep;

/** Each refinement brings what was made nearer to what it was made of, and none can be seen in how rows are read. */
class RefinedTest {
    /** Where every pixel that is left had been brought to what it was made of by the first time. */
    private static final double ROUNDING = 1e-5;

    private static final double[] LUMA = {65.481 / 255, 128.553 / 255, 24.966 / 255};

    private static Image refined(Image source, LearnedModel model, int times) {
        return new Learned()
                .apply(
                        source,
                        Asked.scale(model.scale(), model.scale())
                                .with(Parameter.MODEL, model)
                                .with(Parameter.REFINEMENTS, times))
                .image();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bicubic", "box", "nearest", "gaussian:1.2"})
    void theReducedImageComesNearerEachTime(String name) {
        Degradation degradation = Degradation.named(name).orElseThrow();
        for (ImageInfo info : new ImageInfo[] {
            ImageInfo.gray(17, 14, SampleType.U8),
            ImageInfo.rgb(17, 14, SampleType.U16),
            ImageInfo.rgb(17, 14, SampleType.U8).withAlphaAdded(Alpha.PREMULTIPLIED),
            ImageInfo.gray(17, 14, SampleType.F32),
            ImageInfo.gray(17, 14, SampleType.F64)
        }) {
            for (int scale = 2; scale <= 4; scale++) {
                Image source = Samples.noise(info, scale);
                LearnedModel model = new Seen(Modelled.model(scale), degradation, 0);
                double unrefined = distance(source, refined(source, model, 0), scale, degradation);
                double before = unrefined;
                for (int times = 1; times <= 6; times++) {
                    double after = distance(source, refined(source, model, times), scale, degradation);
                    assertThat(after)
                            .as("%s of %s by %d, %d times", name, info, scale, times)
                            .isLessThan(Math.max(before, ROUNDING * unrefined));
                    before = after;
                }
                assertThat(before).isLessThan(unrefined / 2);
            }
        }
    }

    /** Root of the mean square of what luma, or gray, lacks. */
    private static double distance(Image source, Image made, int scale, Degradation degradation) {
        double[][] expected = luma(source);
        double[][] large = luma(made);
        Image plane = Samples.raster(
                ImageInfo.planes(made.info().width(), made.info().height(), 1, SampleType.F64),
                (c, x, y) -> large[y][x]);
        double[][] small = Samples.of(degradation.of(plane, scale))[0];
        double sum = 0;
        for (int y = 0; y < small.length; y++) {
            for (int x = 0; x < small[y].length; x++) {
                sum += Math.pow(small[y][x] - expected[y][x], 2);
            }
        }
        return Math.sqrt(sum / small.length / small[0].length);
    }

    private static double[][] luma(Image image) {
        double[][][] samples = Samples.of(image);
        if (samples.length == 1) {
            return samples[0];
        }
        double[][] luma = new double[samples[0].length][samples[0][0].length];
        for (int y = 0; y < luma.length; y++) {
            for (int x = 0; x < luma[y].length; x++) {
                for (int c = 0; c < LUMA.length; c++) {
                    luma[y][x] += LUMA[c] * samples[c][y][x];
                }
            }
        }
        return luma;
    }

    /** A model that counts the rows it is asked for. */
    private static final class Seen implements LearnedModel {
        private final LearnedModel model;
        private final Degradation degradation;
        private final int[] rows;

        Seen(LearnedModel model, Degradation degradation, int height) {
            this.model = model;
            this.degradation = degradation;
            this.rows = new int[height];
        }

        @Override
        public int scale() {
            return model.scale();
        }

        @Override
        public Optional<Degradation> degradation() {
            return Optional.of(degradation);
        }

        @Override
        public Image missing(Image planes) {
            Image missing = model.missing(planes);
            return new Image() {
                @Override
                public ImageInfo info() {
                    return missing.info();
                }

                @Override
                public RowReader newReader() {
                    RowReader reader = missing.newReader();
                    return band -> {
                        for (int y = band.top(); y < Math.min(rows.length, band.bottom()); y++) {
                            rows[y]++;
                        }
                        reader.read(band);
                    };
                }
            };
        }

        @Override
        public LearnedModel ensemble() {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void theModelIsAskedForEachRowOnce(int bandRows) throws IOException {
        for (ImageInfo info : new ImageInfo[] {
            ImageInfo.rgb(9, 120, SampleType.U8),
            ImageInfo.rgb(9, 120, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT)
        }) {
            Seen model = new Seen(Modelled.model(3), Degradation.BICUBIC, 360);
            BandSweep.run(refined(Samples.noise(info, 3), model, 3), new Collected(bandRows, 1), 1);
            assertThat(model.rows).containsOnly(1);
        }
    }

    /** Nine times as large is three times twice: what the first model makes is read by all that the second one is made of. */
    @Test
    void anEarlierModelIsAskedForEachRowOnceToo() throws IOException {
        Seen model = new Seen(Modelled.model(3), Degradation.BICUBIC, 120);
        Image twice = new Learned()
                .apply(
                        Samples.noise(ImageInfo.rgb(9, 40, SampleType.U8), 3),
                        Asked.scale(9, 9).with(Parameter.MODEL, model))
                .image();
        BandSweep.run(twice, new Collected(7, 0), 1);
        assertThat(model.rows).containsOnly(2); // these rows of both
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1200})
    void anyBandsGiveTheSameBits(int bandRows) throws IOException {
        for (ImageInfo info :
                new ImageInfo[] {ImageInfo.rgb(40, 90, SampleType.U8), ImageInfo.gray(9, 300, SampleType.F64)}) {
            Image image = refined(Samples.noise(info, 3), Modelled.model(3), 3);
            double[][][] whole = Samples.of(image);
            Collected sink = new Collected(bandRows, 1);
            BandSweep.run(image, sink, 3);
            assertThat(Samples.same(sink.samples(), whole)).isTrue();
        }
    }
}
