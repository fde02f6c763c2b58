package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Effort;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
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

    @TempDir
    private Path folder;

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

    /** Signed samples of 12 bits: three bytes for two of them, high bits first. */
    @Test
    void readsSignedSamplesOfOddWidths() throws IOException {
        Path path = folder.resolve("signed.tif");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            TiffOutput output = new TiffOutput(channel, false);
            byte[] samples = {(byte) 0x80, 0x07, (byte) 0xff, (byte) 0xff, (byte) 0xf0, 0x05};
            IfdWriter directory = new IfdWriter();
            directory.longs(Tag.WIDTH, 4);
            directory.longs(Tag.HEIGHT, 1);
            directory.shorts(Tag.BITS, 12);
            directory.shorts(Tag.SAMPLE_FORMAT, Tag.SIGNED);
            directory.offsets(Tag.STRIP_OFFSETS, new long[] {output.append(ByteBuffer.wrap(samples))});
            directory.offsets(Tag.STRIP_BYTES, new long[] {samples.length});
            output.add(directory);
            output.finish();
        }
        Raster raster = format.read(Source.of(path)).first().image();
        assertThat(raster.info()).isEqualTo(ImageInfo.gray(4, 1, SampleType.I16).withSignificantBits(12));
        assertThat(Samples.of(raster)[0][0]).containsExactly(-2048, 2047, -1, 5);
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
