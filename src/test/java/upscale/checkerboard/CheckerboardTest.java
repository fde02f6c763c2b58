package upscale.checkerboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Checkerboards are told from pictures without, over the whole set of pairs, without a word about the stride. */
class CheckerboardTest {
    @Test
    void tellsEveryPairApart() {
        List<Pairs.Pair> pairs = Pairs.all();
        Map<Image, Checkerboard> measured = pairs.stream()
                .flatMap(pair -> Stream.of(pair.clean(), pair.bad()))
                .distinct()
                .parallel()
                .collect(Collectors.toConcurrentMap(image -> image, i -> Checkerboard.of(i, OptionalInt.empty())));
        List<String> wrong = new ArrayList<>();
        double highest = 0;
        double lowest = Double.MAX_VALUE;
        for (Pairs.Pair pair : pairs) {
            Checkerboard clean = measured.get(pair.clean());
            Checkerboard bad = measured.get(pair.bad());
            highest = Math.max(highest, clean.score());
            lowest = Math.min(lowest, bad.score());
            if (clean.score() >= 1.2 || bad.score() <= 3 || bad.stride() != pair.stride()) {
                wrong.add(pair.name() + ": " + clean + " / " + bad);
            }
        }
        assertThat(wrong).as("clean up to %s, bad from %s", highest, lowest).isEmpty();
        assertThat(pairs).hasSizeGreaterThan(300);
    }

    @Test
    void picturesAsTheyAreAreClean() {
        for (String sample : new String[] {"photo", "line-art", "mri-16bit", "zone-plate"}) {
            assertThat(Checkerboard.of(Pairs.sample(sample), OptionalInt.empty())
                            .score())
                    .as(sample)
                    .isLessThan(1.2);
        }
    }

    @Test
    void looksForTheStrideThatIsAskedFor() {
        Image stripes = Samples.raster(
                ImageInfo.gray(90, 70, SampleType.F32), (c, x, y) -> 10 + (x % 3 == 0 ? 1 : 0) + (x + y) * 0.01);
        assertThat(Checkerboard.of(stripes, OptionalInt.empty()).stride()).isEqualTo(3);
        Checkerboard three = Checkerboard.of(stripes, OptionalInt.of(3));
        assertThat(three.across()).isGreaterThan(3);
        assertThat(three.down()).isLessThan(1.2);
        assertThat(Checkerboard.of(stripes, OptionalInt.of(2)).score()).isLessThan(1.2);
        assertThat(Checkerboard.of(stripes, OptionalInt.of(12)).score()).isGreaterThan(3);
    }

    @Test
    void flatImagesAndOddValuesScoreOne() {
        ImageInfo info = ImageInfo.gray(40, 33, SampleType.F32);
        for (double value : new double[] {0, -3, 1e30}) {
            assertThat(Checkerboard.of(Samples.constant(info, value), OptionalInt.empty())
                            .score())
                    .isEqualTo(1);
        }
        Image holed = Samples.raster(info, (c, x, y) -> x == 7 ? Double.NaN : y == 5 ? Double.POSITIVE_INFINITY : 1);
        assertThat(Checkerboard.of(holed, OptionalInt.empty()).score()).isFinite();
    }
}
