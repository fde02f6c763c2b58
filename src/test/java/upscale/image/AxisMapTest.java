package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisMapTest {
    @Test
    void isReducedToLowestTerms() {
        assertThat(new AxisMap(4, -2, 8)).isEqualTo(new AxisMap(2, -1, 4));
        assertThat(new AxisMap(6, 3, 9)).isEqualTo(new AxisMap(2, 1, 3));
        assertThat(new AxisMap(0, 0, 5)).isEqualTo(new AxisMap(0, 0, 1));
        assertThat(new AxisMap(3, 0, 3)).isEqualTo(AxisMap.IDENTITY);
    }

    @Test
    void splitsCoordinatesIntoFloorAndFraction() {
        AxisMap half = new AxisMap(2, -1, 4); // half-pixel, twice: -1/4, 1/4, 3/4, 5/4
        assertThat(half.floor(0)).isEqualTo(-1);
        assertThat(half.fraction(0)).isEqualTo(0.75);
        assertThat(half.at(0)).isEqualTo(-0.25);
        assertThat(half.floor(1)).isZero();
        assertThat(half.fraction(1)).isEqualTo(0.25);
        assertThat(half.at(3)).isEqualTo(1.25);
        assertThat(half.remainder(0)).isEqualTo(3);
        assertThat(half.step()).isEqualTo(0.5);
        assertThat(half.offset()).isEqualTo(-0.25);
    }

    /** Coordinates that binary fractions cannot hold: 6 / 0.1 in floats would be 59.99999. */
    @Test
    void neverMissesAnInteger() {
        AxisMap tenths = new AxisMap(10, 0, 27);
        for (int o = 0; o < 27_000; o += 27) {
            assertThat(tenths.onGrid(o)).isTrue();
            assertThat(tenths.floor(o)).isEqualTo(o / 27 * 10);
            assertThat(tenths.fraction(o)).isZero();
        }
        assertThat(tenths.onGrid(1)).isFalse();
    }

    @Test
    void outputsOfOnePhaseHaveTheSameFractionToTheLastBit() {
        AxisMap map = new AxisMap(20, -17, 54);
        for (int phase = 0; phase < 27; phase++) {
            double fraction = map.fraction(phase);
            for (int o = phase; o < 2_000_000; o += 27 * 101) {
                assertThat(Double.doubleToLongBits(map.fraction(o))).isEqualTo(Double.doubleToLongBits(fraction));
            }
        }
    }

    @Test
    void comparesFractionsWithOneHalfExactly() {
        AxisMap map = new AxisMap(1, 0, 1000);
        assertThat(map.compareFractionToHalf(499)).isNegative();
        assertThat(map.compareFractionToHalf(500)).isZero();
        assertThat(map.compareFractionToHalf(501)).isPositive();
        assertThat(new AxisMap(2, -1, 4).compareFractionToHalf(0)).isPositive(); // -1/4 = -1 + 3/4
        assertThat(new AxisMap(1, 0, 3).compareFractionToHalf(1)).isNegative();
    }

    @Test
    void composes() {
        AxisMap twice = new AxisMap(2, -1, 4);
        AxisMap thrice = new AxisMap(2, -2, 6);
        AxisMap six = twice.then(thrice);
        assertThat(six).isEqualTo(new AxisMap(2, -5, 12)); // half-pixel maps make half-pixel maps: (o + 1/2)/6 - 1/2
        for (int o = 0; o < 50; o++) {
            double middle = twice.at(o);
            assertThat(six.at(o)).isCloseTo((middle + 0.5) / 3 - 0.5, within(1e-15 + 1e-15 * o));
        }
        assertThat(twice.then(AxisMap.IDENTITY)).isEqualTo(twice);
        assertThat(AxisMap.IDENTITY.then(twice)).isEqualTo(twice);
    }

    @Test
    void refusesWhatIsNoMapAndDoesNotWrapAround() {
        assertThatThrownBy(() -> new AxisMap(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AxisMap(1, 0, -2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AxisMap(-1, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        AxisMap steep = new AxisMap(Long.MAX_VALUE / 2, 0, 1);
        assertThatThrownBy(() -> steep.at(5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> steep.then(steep)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new AxisMap(1L << 40, 0, 1).floor(2)).isInstanceOf(ArithmeticException.class);
    }
}
