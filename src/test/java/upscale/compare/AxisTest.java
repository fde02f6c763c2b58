package upscale.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers along an axis: round, at their places, and apart. */
class AxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 255; 300; 0 50 100 150 200 250",
                "-255; 255; 300; -200 -100 0 +100 +200",
                "-255; 255; 150; -200 0 +200",
                "0; 65535; 300; 0 10000 20000 30000 40000 50000 60000",
                "0; 1; 300; 0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1",
                "0; 0.003; 300; 0 0.0005 0.001 0.0015 0.002 0.0025 0.003",
                "0; 0.00003; 225; 0 1E-5 2E-5 3E-5",
                "-4294967295; 4294967295; 225; -4E9 -2E9 0 +2E9 +4E9"
            })
    void numbersAreRound(double low, double high, int length, String numbers) {
        assertThat(new Axis(low, high, length).ticks(1))
                .extracting(Axis.Tick::text)
                .containsExactly(numbers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                1e-300,
                3e-9,
                0.07,
                1,
                12.5,
                31.875,
                49.9,
                99,
                255,
                4095,
                0.00499,
                49999,
                65535,
                4294967295.0,
                1e300
            })
    void numbersAreWhereTheyBelongAndApart(double high) {
        for (double low : new double[] {0, -high}) {
            for (int length : new int[] {225, 300, 900}) {
                int size = length == 900 ? 4 : 1;
                List<Axis.Tick> ticks = new Axis(low, high, length).ticks(size);
                assertThat(ticks).hasSizeGreaterThan(low < 0 ? 2 : 1);
                int end = Integer.MIN_VALUE;
                for (Axis.Tick tick : ticks) {
                    double part = (Double.parseDouble(tick.text()) - low) / (high - low);
                    assertThat((double) tick.at()).isBetween(part * (length - 1) - 0.51, part * (length - 1) + 0.51);
                    int width = Letters.width(tick.text(), size);
                    assertThat(tick.at() - width / 2).isGreaterThan(end);
                    end = tick.at() + width / 2;
                }
            }
        }
    }
}
