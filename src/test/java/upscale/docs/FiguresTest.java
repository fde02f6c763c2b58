package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The figures of {@code docs/choosing.md} are measured rightly: of methods whose figures follow from their formulas, they are those. */
class FiguresTest {
    @Test
    void ofNearestFollowsFromItsBlocks() {
        Figures figures = Figures.of("-m", "nearest");
        assertThat(figures.ripple()).isZero();
        assertThat(figures.overshoot()).isZero();
        assertThat(figures.rise()).isCloseTo(0.8 / 4, within(1e-6)); // between two pixels a quarter apart
        double kept = StrictMath.sin(StrictMath.PI / 4) / (4 * StrictMath.sin(StrictMath.PI / 16)); // a block's mean
        assertThat(figures.contrast()).isCloseTo(kept, within(1e-6));
        assertThat(figures.stray()).isCloseTo(1 - kept * kept, within(1e-6)); // no power is lost
    }

    @Test
    void ofBilinearFollowFromItsSlope() {
        Figures figures = Figures.of("-m", "bilinear");
        assertThat(figures.overshoot()).isZero();
        assertThat(figures.rise()).isCloseTo(0.8, within(0.05)); // the ends of the slope lie between pixels
        double block = StrictMath.sin(StrictMath.PI / 4) / (4 * StrictMath.sin(StrictMath.PI / 16));
        assertThat(figures.contrast()).isBetween(0.8, block * block + 1e-6);
    }

    @Test
    void ofZeroInsertionAreThoseOfSamplesAmongZeros() {
        Figures figures = Figures.of("-m", "bed-of-nails");
        assertThat(figures.ripple()).isCloseTo(1, within(1e-6));
        assertThat(figures.rise()).isNaN();
        assertThat(figures.contrast()).isCloseTo(0.25, within(1e-6)); // one sample of four is there
    }

    @Test
    void whatRingsMoreKeepsMoreContrast() {
        Figures soft = Figures.of("-m", "mitchell");
        Figures sharp = Figures.of("-m", "lanczos");
        assertThat(sharp.overshoot()).isGreaterThan(soft.overshoot());
        assertThat(sharp.contrast()).isGreaterThan(soft.contrast());
        assertThat(sharp.rise()).isLessThan(soft.rise());
    }
}
