package upscale.method.convolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import upscale.engine.Filters;
import upscale.engine.Weights;
import upscale.method.EvenOverlap;
import upscale.method.Pair;

/** What is said of uneven overlap. */
class OverlapTest {
    private static Overlap ones(int height, int width, Pair stride, Pair dilation) {
        double[] ones = new double[height * width];
        Arrays.fill(ones, 1);
        return of(new Weights(height, width, ones, "ones"), stride, dilation, Optional.empty());
    }

    private static Overlap of(Weights kernel, Pair stride, Pair dilation, Optional<EvenOverlap> evened) {
        return Overlap.of(Filters.depthwise(kernel, 2), stride, dilation, evened);
    }

    @Test
    void countsTapsByPhase() {
        assertThat(new Overlap.Along(3, 2, 1).counts()).containsExactly(2, 1);
        assertThat(new Overlap.Along(5, 3, 1).counts()).containsExactly(2, 2, 1);
        assertThat(new Overlap.Along(4, 3, 1).counts()).containsExactly(2, 1, 1);
        assertThat(new Overlap.Along(4, 3, 2).counts()).containsExactly(2, 1, 1);
        assertThat(new Overlap.Along(4, 2, 2).counts()).containsExactly(4, 0);
        assertThat(new Overlap.Along(1, 3, 1).counts()).containsExactly(1, 0, 0);
    }

    @Test
    void isEvenIfStrideDividesKernelAndHasNoFactorInCommonWithDilation() {
        for (int kernel = 1; kernel < 13; kernel++) {
            for (int stride = 1; stride < 9; stride++) {
                for (int dilation = 1; dilation < 7; dilation++) {
                    int d = dilation;
                    int s = stride;
                    boolean coprime = IntStream.rangeClosed(2, s).noneMatch(f -> s % f == 0 && d % f == 0);
                    assertThat(new Overlap.Along(kernel, stride, dilation).even())
                            .as("k %d s %d d %d", kernel, stride, dilation)
                            .isEqualTo(coprime && kernel % stride == 0);
                }
            }
        }
    }

    @Test
    void namesThePatternAndWhatMendsIt() {
        Overlap uneven = ones(3, 3, Pair.both(2), Pair.both(1));
        assertThat(uneven.pattern()).isEqualTo("k=3, stride 2: overlap 2:1 per axis, 4:1 in 2-D");
        assertThat(uneven.warnings(true))
                .singleElement()
                .asString()
                .contains("k=3, stride 2: overlap 2:1 per axis, 4:1 in 2-D")
                .contains("divisible by the stride (4x4)")
                .contains("--even-overlap gain (or count)")
                .contains("resize first");
        assertThat(uneven.index()).isCloseTo(3 / (9 / 4.0), within(1e-12));
        assertThat(ones(3, 4, new Pair(2, 2), Pair.both(1)).pattern())
                .isEqualTo("k=3, stride 2 down and k=4, stride 2 across: overlap 2:1 down, even across, 4:2 in 2-D");
        assertThat(ones(4, 4, Pair.both(2), Pair.both(2)).warnings(true))
                .singleElement()
                .asString()
                .contains("16:0 in 2-D")
                .contains("dilation without a factor in common")
                .doesNotContain("--even-overlap");
        assertThat(ones(4, 4, Pair.both(2), Pair.both(1)).warnings(true)).isEmpty();
    }

    @Test
    void knowsGainsFromCounts() {
        Weights flat = Weights.separable(new double[] {.5, 1, .5}, new double[] {.5, 1, .5}, "bilinear");
        Overlap balanced = of(flat, Pair.both(2), Pair.both(1), Optional.empty());
        assertThat(balanced.index()).isZero();
        assertThat(balanced.warnings(true)).singleElement().asString().contains("make up for it");
        assertThat(balanced.warnings(false)).isEmpty();

        Weights tilted = new Weights(2, 2, new double[] {0, 1, 2, 3}, "given");
        Overlap even = of(tilted, Pair.both(2), Pair.both(1), Optional.empty());
        assertThat(even.gains(tilted.values())).containsExactly(0, 1, 2, 3);
        assertThat(even.index()).isCloseTo(3 / 1.5, within(1e-12));
        assertThat(even.warnings(true))
                .singleElement()
                .asString()
                .contains("overlap even")
                .contains("--even-overlap gain");
        assertThat(of(tilted, Pair.both(2), Pair.both(1), Optional.of(EvenOverlap.COUNT))
                        .index())
                .as("counts are even already")
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void staysFiniteForKernelsThatSumToZero() {
        Weights edge = new Weights(3, 3, new double[] {0, 1, 0, 1, -4, 1, 0, 1, 0}, "edge");
        assertThat(of(edge, Pair.both(2), Pair.both(1), Optional.empty()).index())
                .isCloseTo(6 / (8 / 4.0), within(1e-12));
        Weights nothing = new Weights(2, 2, new double[4], "nothing");
        assertThat(of(nothing, Pair.both(2), Pair.both(1), Optional.empty()).index())
                .isZero();
    }

    @Test
    void isSilentOnceEvened() {
        for (EvenOverlap how : EvenOverlap.values()) {
            Overlap evened = of(
                    new Weights(3, 3, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, "ones"),
                    Pair.both(2),
                    Pair.both(1),
                    Optional.of(how));
            assertThat(evened.index()).isCloseTo(0, within(1e-12));
            assertThat(evened.warnings(true)).isEmpty();
        }
        Weights random = new Weights(3, 3, new double[] {1, 5, 2, 3, 1, 4, 2, 2, 7}, "random");
        assertThat(of(random, Pair.both(2), Pair.both(1), Optional.of(EvenOverlap.COUNT))
                        .warnings(true))
                .singleElement()
                .asString()
                .contains("--even-overlap gain,");
    }
}
