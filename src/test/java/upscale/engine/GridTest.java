package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.AxisMap;
import upscale.image.Ratio;

class GridTest {
    @ParameterizedTest
    @CsvSource({
        // in, scale, half up, floor, half even, ceiling
        "10, 2, 20, 20, 20, 20",
        "5, 1.5, 8, 7, 8, 8",
        "3, 1.5, 5, 4, 4, 5",
        "7, 2.7, 19, 18, 19, 19",
        "10, 2.7, 27, 27, 27, 27",
        "5, 0.5, 3, 2, 2, 3",
        "1, 0.1, 1, 1, 1, 1",
        "4, 0.1, 1, 1, 1, 1",
    })
    void decidesSizes(int in, BigDecimal scale, int halfUp, int floor, int halfEven, int ceiling) {
        Ratio ratio = Ratio.of(scale);
        assertThat(Grid.scaled(in, ratio, Grid.SizeRule.HALF_UP)).isEqualTo(Grid.sized(in, halfUp));
        assertThat(Grid.scaled(in, ratio, Grid.SizeRule.FLOOR)).isEqualTo(new Grid(in, floor, ratio));
        assertThat(Grid.scaled(in, ratio, Grid.SizeRule.HALF_EVEN)).isEqualTo(new Grid(in, halfEven, ratio));
        assertThat(Grid.scaled(in, ratio, Grid.SizeRule.HALF_EVEN_FITTED)).isEqualTo(Grid.sized(in, halfEven));
        assertThat(Grid.scaled(in, ratio, Grid.SizeRule.CEILING)).isEqualTo(new Grid(in, ceiling, ratio));
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThatThrownBy(() -> Grid.sized(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.sized(5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.scaled(3_000_000, Ratio.of(1000), Grid.SizeRule.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than fit");
    }

    /** The corners of both images, in coordinates of the source: what each alignment is about. */
    @Test
    void alignmentsMeetWhereTheySay() {
        Grid grid = Grid.sized(5, 17);
        AxisMap half = Alignment.HALF_PIXEL.map(grid);
        assertThat(half.offset() - half.step() / 2).isEqualTo(-0.5); // left borders
        assertThat(half.at(16) + half.step() / 2).isEqualTo(4.5); // right borders
        AxisMap corners = Alignment.ALIGN_CORNERS.map(grid);
        assertThat(corners.at(0)).isZero();
        assertThat(corners.at(16)).isEqualTo(4);
        assertThat(Alignment.ASYMMETRIC.map(grid).at(0)).isZero();
        assertThat(Alignment.ASYMMETRIC.map(grid).step()).isEqualTo(5 / 17.0);
        assertThat(Alignment.HALF_PIXEL_SYMMETRIC.map(grid)).isEqualTo(half); // nothing was rounded
        assertThat(Alignment.PYTORCH_HALF_PIXEL.map(grid)).isEqualTo(half);
    }

    @Test
    void roundedSizesAreCentredByTheSymmetricAlignment() {
        Grid grid = new Grid(5, 7, new Ratio(3, 2)); // 7.5 rounded down
        AxisMap map = Alignment.HALF_PIXEL_SYMMETRIC.map(grid);
        assertThat(map.at(0) + map.at(6)).isEqualTo(4.0); // as far from the left as from the right
        assertThat(map.step()).isEqualTo(2 / 3.0);
    }

    @Test
    void oneOutputIsTheFirstSampleOrTheMiddle() {
        Grid grid = Grid.sized(5, 1);
        assertThat(Alignment.ALIGN_CORNERS.map(grid).at(0)).isZero();
        assertThat(Alignment.PYTORCH_HALF_PIXEL.map(grid).at(0)).isZero();
        assertThat(Alignment.HALF_PIXEL.map(grid).at(0)).isEqualTo(2);
    }

    @Test
    void oneInputIsEverywhere() {
        Grid grid = Grid.sized(1, 9);
        assertThat(Alignment.ALIGN_CORNERS.map(grid).at(8)).isZero();
        assertThat(Alignment.HALF_PIXEL.map(grid).at(0)).isGreaterThan(-0.5);
        assertThat(Alignment.HALF_PIXEL.map(grid).at(8)).isLessThan(0.5);
    }
}
