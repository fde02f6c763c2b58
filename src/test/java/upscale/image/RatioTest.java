package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {
    @ParameterizedTest
    @CsvSource({
        "2, 2, 1, 2",
        "2.0, 2, 1, 2",
        "1.5, 3, 2, 1.5",
        "2.7, 27, 10, 2.7",
        "0.1, 1, 10, 0.1",
        "0.333333333, 333333333, 1000000000, 0.333333333",
        "1E+3, 1000, 1, 1000",
        "12.5e-1, 5, 4, 1.25",
        "0.000001, 1, 1000000, 0.000001",
        "1073741823, 1073741823, 1, 1073741823",
    })
    void readsDecimalsExactly(BigDecimal decimal, long numerator, long denominator, String shown) {
        Ratio ratio = Ratio.of(decimal);
        assertThat(ratio).isEqualTo(new Ratio(numerator, denominator));
        assertThat(ratio.value()).isEqualTo(decimal.doubleValue());
        assertThat(ratio).hasToString(shown.length() <= 9 ? shown : ratio.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.33333333333333333333", "3.14159265358979323846", "1000000.0000001", "0.12345678901"})
    void takesANearFractionWhereDigitsAreTooMany(BigDecimal decimal) {
        Ratio ratio = Ratio.of(decimal);
        assertThat(ratio.numerator()).isLessThan(1 << 30);
        assertThat(ratio.denominator()).isLessThan(1 << 30);
        // Of a convergent p/q with the next one P/Q the error is below 1 / (q Q), and P or Q is beyond 2^30.
        assertThat(ratio.value()).isCloseTo(decimal.doubleValue(), within(decimal.doubleValue() * 0x1p-30));
    }

    @Test
    void findsTheThirdInItsDigits() {
        assertThat(Ratio.of(new BigDecimal("1.33333333333333333333"))).isEqualTo(new Ratio(4, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0.5"})
    void refusesWhatIsNotPositive(BigDecimal decimal) {
        assertThatThrownBy(() -> Ratio.of(decimal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10", "1073741824", "1e-10", "1e999999999", "1e-999999999"})
    void refusesWhatIsOutOfRangeAtOnce(BigDecimal decimal) {
        assertThatThrownBy(() -> Ratio.of(decimal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out of range");
    }

    @Test
    void isInLowestTerms() {
        assertThat(new Ratio(6, 4)).isEqualTo(new Ratio(3, 2)).hasToString("1.5");
        assertThat(new Ratio(4, 3)).hasToString("4/3");
        assertThat(new Ratio(6, 3).whole()).isTrue();
        assertThat(new Ratio(6, 4).whole()).isFalse();
        assertThat(new Ratio(3, 2).inverse()).isEqualTo(new Ratio(2, 3));
        assertThatThrownBy(() -> new Ratio(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ratio(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
