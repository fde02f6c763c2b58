package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import upscale.engine.Interpolator;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.network.Example;
import upscale.network.Network;
import upscale.network.Training;
import upscale.tensor.ModelFile;

class NetworkFitTest {
    private static final NetworkFit FIT = new NetworkFit(2, new Training.Plan(12, 2, 2, 30, 5e-3, 7), 10);

    /** Images of which interpolation lacks the sharpness of edges. */
    private static List<PairSource> sources() {
        return Pairs.noise(2, 2, NetworkFitTest::doubled);
    }

    private static Image doubled(Image small) {
        Raster from = Raster.of(small);
        ImageInfo in = from.info();
        Raster large = Raster.allocate(ImageInfo.gray(2 * in.width(), 2 * in.height(), SampleType.F32));
        for (int y = 0; y < large.info().height(); y++) {
            for (int x = 0; x < large.info().width(); x++) {
                large.set(0, x, y, from.get(0, x / 2, y / 2));
            }
        }
        return large;
    }

    private static Network network() {
        return Network.random(2, 4, 1, 1);
    }

    /** What is computed by nobody: scores are all the same. */
    private static final class Nobody implements NetworkFit.Watcher {
        private final long end;
        private ModelFile kept;
        private int steps;

        Nobody(long end) {
            this.end = end;
        }

        @Override
        public void stepped() {
            steps++;
        }

        @Override
        public void looked(Training training, Curve curve) throws IOException {
            kept = NetworkFit.checkpoint(training, curve, "of this");
            if (training.done() == end) {
                throw new IOException("the machine was switched off");
            }
        }
    }

    private static Enlarger nearest(Network network) {
        return new Enlarger() {
            @Override
            public int scale() {
                return network.scale();
            }

            @Override
            public Image of(Image small) {
                return doubled(small);
            }
        };
    }

    private static byte[] bytes(ModelFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }

    @Test
    void anExampleIsTheSmallImageAndWhatItsInterpolationLacks() throws IOException {
        Raster small = Pairs.noise(16, 14, 3);
        Image large = doubled(small);
        Example example = FIT.examples(List.of(Pairs.source(small, large, 2)), 1, Pairs.NONE)
                .get(0);
        Raster base = Raster.of(Interpolator.MIRRORED_BICUBIC.times(small, 2));
        assertThat(example.width()).isEqualTo(16);
        assertThat(example.small()[16 * 5 + 3]).isEqualTo((float) small.get(0, 3, 5));
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 32; x++) {
                assertThat((double) example.missing()[32 * y + x])
                        .isEqualTo(small.get(0, x / 2, y / 2) - base.get(0, x, y), within(1e-6));
            }
        }
    }

    @Test
    void itGoesOnWhereItWasEnded() throws IOException {
        List<Example> examples = FIT.examples(sources(), 2, Pairs.NONE);
        NetworkFit.Standing whole = FIT.begun(network(), examples);
        Nobody watcher = new Nobody(-1);
        Curve curve = FIT.train(whole, NetworkFitTest::nearest, List.of(), 2, watcher);
        assertThat(watcher.steps).isEqualTo(30);
        assertThat(curve.points()).extracting(Curve.Point::step).containsExactly(10L, 20L, 30L);

        NetworkFit.Standing ended = FIT.begun(network(), examples);
        Nobody until = new Nobody(20);
        assertThatThrownBy(() -> FIT.train(ended, NetworkFitTest::nearest, List.of(), 1, until))
                .hasMessage("the machine was switched off");
        NetworkFit.Standing rest = FIT.resumed(ModelFile.read(bytes(until.kept)), examples, "of this");
        assertThat(rest.training().done()).isEqualTo(20);
        Nobody last = new Nobody(-1);
        Curve joined = FIT.train(rest, NetworkFitTest::nearest, List.of(), 1, last);
        assertThat(joined).hasToString(curve.toString());
        assertThat(bytes(last.kept)).isEqualTo(bytes(watcher.kept));
    }

    @Test
    void whatIsHeldOutIsScoredByWhatIsMadeOfIt() throws IOException {
        List<Example> examples = FIT.examples(sources(), 1, Pairs.NONE);
        Raster small = Pairs.noise(24, 24, 9);
        Raster large = Raster.of(doubled(small));
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 48; x++) {
                large.set(0, x, y, large.get(0, x, y) + 0.01f); // 40 dB from what is made
            }
        }
        Luminance luminance = Luminance.of(large);
        LumaPair pair = new LumaPair(luminance, small, large, 2);
        Curve curve =
                FIT.train(FIT.begun(network(), examples), NetworkFitTest::nearest, List.of(pair), 2, new Nobody(-1));
        assertThat(curve.points())
                .allSatisfy(point -> assertThat(point.psnr().orElseThrow()).isEqualTo(40, within(1e-3)));
    }

    @Test
    void theErrorIsTheMeanOfWhatCounts() throws IOException {
        Example flat = new Example(20, 20, new float[400], new float[1600]);
        java.util.Arrays.fill(flat.missing(), 0.25f);
        NetworkFit fit = new NetworkFit(2, new Training.Plan(12, 2, 2, 1, 1e-9, 7), 1);
        NetworkFit.Standing begun = fit.begun(network(), List.of(flat)); // adds nothing to zeros
        Curve curve = fit.train(begun, NetworkFitTest::nearest, List.of(), 1, new Nobody(-1));
        assertThat(curve.points().get(0).error()).isEqualTo(0.25, within(1e-6));
    }

    @Test
    void onlyTheSameTrainingGoesOn() throws IOException {
        List<Example> examples = FIT.examples(sources(), 1, Pairs.NONE);
        Nobody watcher = new Nobody(10);
        assertThatThrownBy(
                        () -> FIT.train(FIT.begun(network(), examples), NetworkFitTest::nearest, List.of(), 1, watcher))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FIT.resumed(watcher.kept, examples, "of that"))
                .hasMessageContaining("it is of another training:of this");
        assertThatThrownBy(
                        () -> FIT.resumed(new ModelFile(java.util.Map.of(), java.util.Map.of()), examples, "of that"))
                .hasMessageContaining("it is none");
    }

    @Test
    void aCurveIsReadAsItIsWritten() {
        Curve curve = Curve.EMPTY
                .and(new Curve.Point(500, 0.01234, OptionalDouble.of(33.25)))
                .and(new Curve.Point(1000, 0.01, OptionalDouble.empty()));
        assertThat(curve).hasToString("500 0.01234 33.250, 1000 0.01000");
        assertThat(Curve.parse(curve.toString())).isEqualTo(curve);
        assertThat(Curve.parse("")).isEqualTo(Curve.EMPTY);
        assertThatThrownBy(() -> Curve.parse("500")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Curve.parse("many 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
