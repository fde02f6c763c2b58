package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.bank.Phases;
import upscale.engine.Turn;
import upscale.engine.Weights;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

class LearnedKernelTest {
    private static Image noise(Image small, int scale) {
        ImageInfo info = small.info();
        return Pairs.noise(info.width() * scale, info.height() * scale, 99);
    }

    /** Weights without any symmetry, of which those of each phase sum to one. */
    private static LearnedKernel planted(int scale, int size) {
        Random random = new Random(5);
        int side = scale * size;
        double[] weights = new double[side * side];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.rint(random.nextDouble(-0.1, 0.1) / LearnedKernel.UNIT) * LearnedKernel.UNIT;
        }
        for (int phase = 0; phase < scale * scale; phase++) {
            double rest = 1;
            for (int place = 0; place < size * size; place++) {
                rest -= place == size * size / 2 ? 0 : weights[Phases.at(phase, place, scale, size)];
            }
            weights[Phases.at(phase, size * size / 2, scale, size)] = rest;
        }
        return new LearnedKernel(scale, new Weights(side, side, weights, "planted"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aKernelThatMadeTheImagesIsFoundAgain(int scale) {
        LearnedKernel planted = planted(scale, 5);

        LearnedKernel found =
                new KernelFit(scale, 5, 0, false).kernel(Pairs.noise(3, scale, planted::of), 1, Pairs.NONE);

        double[] expected = planted.weights().values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.weights().values()[i]).isCloseTo(expected[i], within(2e-6));
        }
    }

    @Test
    void aLargerWindowHasNothingToAdd() {
        LearnedKernel planted = planted(2, 5);

        LearnedKernel found = new KernelFit(2, 7, 0, false).kernel(Pairs.noise(4, 2, planted::of), 1, Pairs.NONE);

        assertThat(found.weights().at(0, 7)).isCloseTo(0, within(2e-6));
        assertThat(found.weights().at(6, 6)).isCloseTo(planted.weights().at(4, 4), within(2e-6));
    }

    @Test
    void muchRegularizationLeavesBicubicInterpolation() {
        LearnedKernel kernel =
                new KernelFit(2, 5, 1e9, true).kernel(Pairs.noise(1, 2, small -> noise(small, 2)), 1, Pairs.NONE);

        // of the row of a phase that lies at a quarter: Keys, a = -1/2, at 5/4, 1/4, 3/4 and 7/4
        double[] keys = {-0.0703125, 0.8671875, 0.2265625, -0.0234375};
        double[] found = new double[4];
        for (int i = 0; i < found.length; i++) {
            for (int y = 0; y < 10; y += 2) {
                found[i] += kernel.weights().at(y, 7 - 2 * i);
            }
        }
        assertThat(found).containsExactly(keys, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void flatImagesStayFlat(int scale) {
        LearnedKernel kernel = new KernelFit(scale, 7, 1e-4, true)
                .kernel(Pairs.noise(2, scale, small -> noise(small, scale)), 1, Pairs.NONE);

        assertThat(kernel.gains()).containsOnly(1);
        double[] asFloats = IntStream.range(0, kernel.weights().values().length)
                .mapToDouble(i -> (float) kernel.weights().values()[i])
                .toArray();
        assertThat(asFloats).isEqualTo(kernel.weights().values());
        Raster flat = Raster.allocate(ImageInfo.gray(9, 8, SampleType.F32));
        for (int i = 0; i < 72; i++) {
            flat.set(0, i % 9, i / 9, 0.75);
        }
        Raster enlarged = Raster.of(kernel.of(flat));
        assertThat(enlarged.info().width()).isEqualTo(9 * scale);
        for (int y = 0; y < 8 * scale; y++) {
            for (int x = 0; x < 9 * scale; x++) {
                assertThat(enlarged.get(0, x, y)).isCloseTo(0.75, within(1e-6));
            }
        }
    }

    @Test
    void symmetryMakesItTheSameInAllTurns() {
        List<PairSource> sources = Pairs.noise(2, 2, small -> noise(small, 2));
        double[] even = new KernelFit(2, 5, 1e-4, true)
                .kernel(sources, 1, Pairs.NONE)
                .weights()
                .values();
        double[] uneven = new KernelFit(2, 5, 1e-4, false)
                .kernel(sources, 1, Pairs.NONE)
                .weights()
                .values();

        for (Turn turn : Turn.ALL) {
            int[] places = turn.places(10);
            assertThat(IntStream.range(0, 100).mapToDouble(i -> even[places[i]]).toArray())
                    .isEqualTo(even);
        }
        assertThat(uneven[1]).isNotCloseTo(uneven[10], within(1e-4));
    }

    @Test
    void itDoesNotDependOnThreads() {
        List<PairSource> sources = Pairs.noise(6, 3, small -> noise(small, 3));
        KernelFit fit = new KernelFit(3, 5, 1e-4, true);
        double[] alone = fit.kernel(sources, 1, Pairs.NONE).weights().values();

        for (int threads : new int[] {2, 3, 7}) {
            assertThat(fit.kernel(sources, threads, Pairs.NONE).weights().values())
                    .isEqualTo(alone);
        }
    }

    @Test
    void flatImagesTellNothing() {
        Raster flat = Raster.allocate(ImageInfo.gray(20, 20, SampleType.F32));
        Raster large = Raster.allocate(ImageInfo.gray(40, 40, SampleType.F32));
        List<PairSource> sources = List.of(Pairs.source(flat, large, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelFit(2, 5, 1e-4, true).kernel(sources, 1, Pairs.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelFit(2, 5, 1e-4, true).kernel(List.of(), 1, Pairs.NONE));
    }

    @Test
    void theIntervalOfGainsHoldsTheirMeanAndIsAlwaysTheSame() {
        Gain gain = Gain.of(1, 2, 3, 4);

        assertThat(gain.mean()).isEqualTo(2.5);
        assertThat(gain.low()).isBetween(1.0, 2.0);
        assertThat(gain.high()).isBetween(3.0, 4.0);
        assertThat(Gain.of(1, 2, 3, 4)).isEqualTo(gain);
        assertThat(Gain.of(0.5, 0.5)).isEqualTo(new Gain(0.5, 0.5, 0.5));
    }
}
