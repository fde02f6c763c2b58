package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import upscale.image.AxisMap;
import upscale.image.Ratio;

class TapsTest {
    private static final AxisMap TWICE = new AxisMap(2, -1, 4);

    @Test
    void repeatWithTheGridsPeriod() {
        Taps taps = Taps.interpolating(Kernels.LANCZOS3, new AxisMap(20, -17, 54), 100, 270, Edge.MIRROR, Ratio.ONE);
        assertThat(taps.period()).isEqualTo(27);
        assertThat(taps.advance()).isEqualTo(10);
        for (int o = 30; o < 200; o++) {
            int from = taps.start()[o];
            int later = taps.start()[o + 27];
            for (int k = 0; k < taps.start()[o + 1] - from; k++) {
                assertThat(taps.index()[later + k]).isEqualTo(taps.index()[from + k] + 10);
                assertThat(taps.weight()[later + k]).isEqualTo(taps.weight()[from + k]);
            }
        }
    }

    /** A tap of weight zero would carry a NaN further than the kernel does. */
    @Test
    void leaveOutWhatWeighsNothing() {
        Taps same = Taps.interpolating(Kernels.CATMULL_ROM, AxisMap.IDENTITY, 9, 9, Edge.REPLICATE, Ratio.ONE);
        assertThat(same.widest()).isEqualTo(1);
        assertThat(same.copies()).isTrue();
        Taps twice = Taps.interpolating(Kernels.TRIANGLE, TWICE, 9, 18, Edge.ZERO, Ratio.ONE);
        assertThat(twice.widest()).isEqualTo(2);
        assertThat(twice.copies()).isFalse();
        assertThat(twice.start()[1])
                .as("the first output has a sample on one side only")
                .isEqualTo(1);
        assertThat(Arrays.stream(twice.weight()).allMatch(w -> w != 0)).isTrue();
    }

    @Test
    void foldEdgesTogether() {
        Taps taps = Taps.interpolating(Kernels.TRIANGLE, TWICE, 3, 6, Edge.REPLICATE, Ratio.ONE);
        assertThat(taps.start()).containsExactly(0, 1, 3, 5, 7, 9, 10);
        assertThat(taps.index()).containsExactly(0, 0, 1, 0, 1, 1, 2, 1, 2, 2);
        assertThat(taps.weight()).containsExactly(1, 0.75, 0.25, 0.25, 0.75, 0.75, 0.25, 0.25, 0.75, 1);
        assertThat(taps.constant()).isEmpty();
        assertThat(taps.gain()).isEqualTo(1);
    }

    @Test
    void bringConstantsInFromTheBorders() {
        Taps taps = Taps.interpolating(Kernels.TRIANGLE, TWICE, 3, 6, Edge.value(8), Ratio.ONE);
        assertThat(taps.constant()).containsExactly(2, 0, 0, 0, 0, 2);
        assertThat(Taps.interpolating(Kernels.TRIANGLE, TWICE, 3, 6, Edge.ZERO, Ratio.ONE)
                        .constant())
                .isEmpty();
    }

    @Test
    void ringMoreThanTheyGiveWithNegativeLobes() {
        assertThat(Taps.interpolating(Kernels.CATMULL_ROM, new AxisMap(1, 0, 2), 9, 18, Edge.WRAP, Ratio.ONE)
                        .gain())
                .isEqualTo(1.25); // 9/16 + 9/16 + 1/16 + 1/16
    }

    /** A kernel stretched to many times the image folds each sample in over and over, and stays even. */
    @Test
    void reachAroundTheWholeImageAndFurther() {
        int in = 120_000;
        AxisMap map = Alignment.HALF_PIXEL.map(Grid.sized(in, 2));
        Taps taps = Taps.interpolating(Kernels.lanczos(16), map, in, 2, Edge.REFLECT, Ratio.of(in / 2));
        assertThat(taps.start()).containsExactly(0, in, 2 * in);
        for (int o = 0; o < 2; o++) {
            double sum = 0;
            for (int k = taps.start()[o]; k < taps.start()[o + 1]; k++) {
                sum += taps.weight()[k];
            }
            assertThat(sum).isBetween(1 - 1e-12, 1 + 1e-12);
            assertThat(Arrays.stream(taps.index(), taps.start()[o], taps.start()[o + 1])
                            .distinct()
                            .count())
                    .isEqualTo(in);
        }
    }
}
