package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.engine.Kernels;
import upscale.image.Alpha;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Parameter;
import upscale.stage.Clamped;
import upscale.stage.Extremes;
import upscale.stage.Quantised;
import upscale.sweep.BandSweep;

/** What is clamped is counted to the sample, however it is swept. */
class ClampingTest {
    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U8", "I16", "U32"})
    void theCountDependsNeitherOnThreadsNorOnBands(SampleType type) throws IOException {
        ImageInfo info = ImageInfo.rgb(23, 61, type).withAlphaAdded(Alpha.STRAIGHT);
        Image image = Asked.METHODS
                .named("lanczos")
                .orElseThrow()
                .apply(Samples.noise(info, 4), Asked.scale(2, 3).with(Parameter.KERNEL, Kernels.lanczos(2)))
                .image();
        double[] all = Stream.of(Samples.of(image))
                .flatMap(Stream::of)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        long expected = Arrays.stream(all)
                .map(v -> Math.floor(v + 0.5))
                .filter(v -> v < info.min() || v > info.max())
                .count();
        assertThat(expected).isBetween(all.length / 20L, all.length / 2L);
        for (int threads : new int[] {1, 2, 7}) {
            for (int bandRows : new int[] {1, 7, 64, 183}) {
                Clamped clamped = new Clamped(image.info());
                // With a row of context above each band, and then once more: rows are read several times.
                BandSweep.run(Quantised.of(image, Optional.of(clamped)), new Collected(bandRows, 1), threads);
                BandSweep.run(Quantised.of(image, Optional.of(clamped)), new Collected(bandRows, 0), threads);
                assertThat(clamped.count())
                        .as(threads + " threads, bands of " + bandRows)
                        .isEqualTo(expected);
                assertThat(clamped.extremes()).isEqualTo(new Extremes(all[0], all[all.length - 1]));
            }
        }
    }
}
