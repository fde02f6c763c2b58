package upscale.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.sweep.BandSweep;

/** What a chain computes once and keeps, and what it leaves lazy. */
class HoldingTest {
    private static final Methods METHODS = Methods.load(HoldingTest.class.getClassLoader());

    private static final Vocabulary SCALES = new Vocabulary() {
        @Override
        public <T> T value(Parameter<T> parameter, String word) {
            throw new IllegalArgumentException(word);
        }

        @Override
        public MethodOptions withKernel(
                Method method, MethodOptions options, String kernel, Optional<String> layout, Optional<String> bias) {
            throw new IllegalArgumentException(kernel);
        }

        @Override
        public Target.Scale scale(String word) {
            Ratio ratio = Ratio.of(new BigDecimal(word));
            return new Target.Scale(ratio, ratio);
        }
    };

    /** An image that counts the rows that are read of it. */
    private record Counted(Image source, AtomicLong rows) implements Image {
        @Override
        public ImageInfo info() {
            return source.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = source.newReader();
            return band -> {
                rows.addAndGet(band.bottom() - band.top());
                reader.read(band);
            };
        }
    }

    private static Image noise() {
        return Samples.noise(ImageInfo.planes(3, 200, 1, SampleType.F32), 1);
    }

    /** Where every level is read twice, reading on demand would read the input 2^8 times. */
    @Test
    void levelsThatAreReadTwiceAreComputedOnce() throws IOException {
        StringBuilder text = new StringBuilder("bilinear 1.5");
        for (int level = 0; level < 8; level++) {
            text.append(" as x" + level + " | relu | bicubic 1 | concat x" + level);
        }
        AtomicLong rows = new AtomicLong();
        Image result = Chain.parse(text.toString(), METHODS, SCALES)
                .apply(new Counted(noise(), rows), 2)
                .image();
        assertThat(rows.get()).as("before anything is read").isZero();
        BandSweep.run(result, new Collected(7, 0), 2);
        assertThat(result.info().channels()).isEqualTo(256);
        assertThat(rows.get()).isBetween(200L, 300L);
    }

    private static List<String> held(String text) {
        Map<String, String> told =
                Chain.parse(text, METHODS, SCALES).apply(noise(), 1).decisions();
        return told.entrySet().stream()
                .filter(e -> e.getValue().contains("held"))
                .map(e -> e.getKey().replaceAll(",.*", ""))
                .toList();
    }

    @Test
    void onlySumsThatAreReadAgainAreHeld() {
        assertThat(held("relu as a | bias 2 | nearest 1 as b | concat a b"))
                .as("nothing is summed")
                .isEmpty();
        assertThat(held("bilinear 2 | relu | nearest 2")).as("sums read once").isEmpty();
        assertThat(held("bilinear 2 | relu | bicubic 2")).as("sums of sums").containsExactly("step 2");
        assertThat(held("bilinear 1 as a | relu | concat a")).as("read twice").containsExactly("step 1");
        assertThat(held("bilinear 1 as a | relu"))
                .as("a label that nobody calls")
                .isEmpty();
    }

    @Test
    void shapesAndTheirCostAreTold() {
        assertThat(Chain.parse("bilinear 2 as big|bias  1 | concat big", METHODS, SCALES)
                        .apply(noise(), 1)
                        .decisions())
                .containsExactly(
                        Map.entry("input", "1x200x3 (channels x rows x columns)"),
                        Map.entry("step 1, bilinear 2 as big", "1x400x6, held in 9.6 kB"),
                        Map.entry("step 2, bias 1", "1x400x6"),
                        Map.entry("step 3, concat big", "2x400x6"));
    }
}
