package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Effort;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Every layout that is written, in every type of samples: what is read is what was written. */
class TiffLayoutsTest {
    private final TiffFormat format = new TiffFormat();

    static Stream<Arguments> layouts() {
        List<Arguments> all = new ArrayList<>();
        for (SampleType type : SampleType.values()) {
            if (type == SampleType.U64 || type == SampleType.I64) {
                continue;
            }
            for (ImageInfo info : List.of(
                    ImageInfo.gray(37, 29, type),
                    ImageInfo.rgb(37, 29, type).withAlphaAdded(Alpha.STRAIGHT),
                    ImageInfo.rgb(150, 33, type))) {
                for (Effort effort : List.of(Effort.DEFAULT, Effort.of(Effort.Preset.NONE), Effort.ofLevel(9))) {
                    for (OptionalInt tile : List.of(OptionalInt.empty(), OptionalInt.of(16), OptionalInt.of(48))) {
                        all.add(Arguments.of(
                                info, WriteOptions.DEFAULT.withEffort(effort).withTile(tile)));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsBackWhatItWrites(ImageInfo info, WriteOptions options) throws IOException {
        Raster raster = info.type() == SampleType.F16 // whose values are few
                ? Samples.raster(info, (c, x, y) -> (7 * x + 13 * y + 50 * c) % 256 / 8.0 - 3)
                : Samples.noise(info, 5);
        byte[] file = Written.by(format, raster, Metadata.NONE, options);
        Page page = format.read(Written.source(format, file)).first();
        assertThat(page.image().sameSamples(raster)).isTrue();
        assertThat(page.metadata().properties())
                .containsEntry("compression", options.effort().none() ? "none" : "deflate");
        assertThat(page.metadata().properties().get("layout"))
                .startsWith(
                        options.tile().isPresent()
                                ? "tiles of " + options.tile().getAsInt()
                                : "strips of");
    }
}
