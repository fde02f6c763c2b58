package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Effort;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
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

    /** What is read of a file of one uncompressed strip. */
    private Raster read(int width, Consumer<IfdWriter> fields, int... stored) throws IOException {
        return page(width, fields, stored).raster();
    }

    private Page page(int width, Consumer<IfdWriter> fields, int... stored) throws IOException {
        Path path = folder.resolve("layout.tif");
        byte[] bytes = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
            bytes[i] = (byte) stored[i];
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            TiffOutput output = new TiffOutput(channel, false);
            IfdWriter directory = new IfdWriter();
            directory.longs(Tag.WIDTH, width);
            directory.longs(Tag.HEIGHT, 1);
            fields.accept(directory);
            directory.offsets(Tag.STRIP_OFFSETS, new long[] {output.append(ByteBuffer.wrap(bytes))});
            directory.offsets(Tag.STRIP_BYTES, new long[] {bytes.length});
            output.add(directory);
            output.finish();
        }
        return format.read(Source.of(path)).first();
    }

    /** Signed samples of 12 bits: three bytes for two of them, high bits first. */
    @Test
    void readsSignedSamplesOfOddWidths() throws IOException {
        Raster raster = read(
                4,
                fields -> {
                    fields.shorts(Tag.BITS, 12);
                    fields.shorts(Tag.SAMPLE_FORMAT, Tag.SIGNED);
                },
                0x80,
                0x07,
                0xff,
                0xff,
                0xf0,
                0x05);
        assertThat(raster.info()).isEqualTo(ImageInfo.gray(4, 1, SampleType.I16).withSignificantBits(12));
        assertThat(Samples.of(raster)[0][0]).containsExactly(-2048, 2047, -1, 5);
    }

    @ParameterizedTest
    @CsvSource({"257", "256", "1"})
    void readsColourMapsOfBytesAsPalettes(int unit) throws IOException {
        Raster raster = read(
                2,
                fields -> {
                    fields.shorts(Tag.BITS, 1);
                    fields.shorts(Tag.PHOTOMETRIC, Tag.PALETTE);
                    fields.shorts(Tag.COLOR_MAP, 0, 255 * unit, 10 * unit, 20 * unit, 30 * unit, 40 * unit);
                },
                0b0100_0000);
        assertThat(raster.info().palette()).contains(new Palette(new int[] {0x000a1eff, 0xff1428ff}));
    }

    /** What a palette loses of them is told. */
    @Test
    void tellsOfColoursOfMoreThan8Bits() throws IOException {
        Page page = page(
                2,
                fields -> {
                    fields.shorts(Tag.BITS, 1);
                    fields.shorts(Tag.PHOTOMETRIC, Tag.PALETTE);
                    fields.shorts(Tag.COLOR_MAP, 0, 0x1234, 0, 0xffff, 0, 0);
                },
                0b0100_0000);
        assertThat(page.image().info().palette()).contains(new Palette(new int[] {0x000000ff, 0x12ff00ff}));
        assertThat(page.omissions()).containsExactly("of the palette's colours 8 bits are kept, of 16");
    }

    /** More colours than a palette of ours has, and of more bits. */
    @Test
    void readsIndicesOf16BitsToTheLastBitOfTheirColours() throws IOException {
        int[] map = new int[3 << 16];
        map[0x0102] = 0x1234;
        map[(2 << 16) + 0xffff] = 0x8001;
        Raster raster = read(2, fields -> indices(fields, map), 2, 1, 0xff, 0xff);
        assertThat(raster.info()).isEqualTo(ImageInfo.rgb(2, 1, SampleType.U16));
        assertThat(Samples.of(raster)).isDeepEqualTo(new double[][][] {{{0x1234, 0}}, {{0, 0}}, {{0, 0x8001}}});
    }

    private static void indices(IfdWriter fields, int[] map) {
        fields.shorts(Tag.BITS, 16);
        fields.shorts(Tag.PHOTOMETRIC, Tag.PALETTE);
        fields.shorts(Tag.COLOR_MAP, map);
    }

    @Test
    void readsIndicesOf16Bits() throws IOException {
        int[] map = new int[3 << 16];
        map[0x0102] = 0x4040;
        map[(2 << 16) + 0xffff] = 0xff00;
        Raster raster = read(2, fields -> indices(fields, map), 2, 1, 0xff, 0xff);
        assertThat(raster.info()).isEqualTo(ImageInfo.rgb(2, 1, SampleType.U8));
        assertThat(Samples.of(raster)).isDeepEqualTo(new double[][][] {{{0x40, 0}}, {{0, 0}}, {{0, 0xff}}});
    }

    /** One, the greatest, minus the least and minus nothing; then infinity and what is no number. */
    @Test
    void readsFloatsOf24Bits() throws IOException {
        int[] little = {0, 0, 0x3f, 0xff, 0xff, 0x7e, 1, 0, 0x80, 0, 0, 0x80, 0, 0, 0x7f, 0, 1, 0x7f, 0, 0x80, 0x40};
        Raster raster = read(
                7,
                fields -> {
                    fields.shorts(Tag.BITS, 24);
                    fields.shorts(Tag.SAMPLE_FORMAT, Tag.FLOATING);
                },
                little);
        assertThat(raster.info()).isEqualTo(ImageInfo.gray(7, 1, SampleType.F32));
        assertThat(Samples.of(raster)[0][0])
                .containsExactly(
                        1,
                        (2 - Math.pow(2, -16)) * Math.pow(2, 63),
                        -Math.pow(2, -78),
                        -0.0,
                        Double.POSITIVE_INFINITY,
                        Double.NaN,
                        3);
    }

    /** Only the gray sample is turned over, whatever lies beside it: 255 - v, and of signed ones -1 - v. */
    @Test
    void zeroIsWhiteInTheGraySampleAlone() throws IOException {
        Raster alpha = read(
                2,
                fields -> {
                    fields.shorts(Tag.BITS, 4, 4);
                    fields.shorts(Tag.PHOTOMETRIC, Tag.WHITE_IS_ZERO);
                    fields.shorts(Tag.SAMPLES, 2);
                    fields.shorts(Tag.EXTRA_SAMPLES, Tag.STRAIGHT_ALPHA);
                },
                0x3a,
                0xf0);
        assertThat(alpha.info()).isEqualTo(ImageInfo.gray(2, 1, SampleType.U4).withAlphaAdded(Alpha.STRAIGHT));
        assertThat(Samples.of(alpha)[0][0]).containsExactly(12, 0);
        assertThat(Samples.of(alpha)[1][0]).containsExactly(10, 0);
    }

    @ParameterizedTest
    @CsvSource({"34887, lerc", "34925, lzma", "50000, zstd", "50001, webp"})
    void compressionsThatAreNotReadAreNamed(int compression, String name) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(
                        1,
                        fields -> {
                            fields.shorts(Tag.BITS, 8);
                            fields.shorts(Tag.COMPRESSION, compression);
                        },
                        0))
                .withMessageContaining("(" + name + ")")
                .withMessageContaining("tiffcp -c zip");
    }

    @Test
    void zeroIsWhiteInSignedSamples() throws IOException {
        Raster signed = read(
                3,
                fields -> {
                    fields.shorts(Tag.BITS, 8);
                    fields.shorts(Tag.PHOTOMETRIC, Tag.WHITE_IS_ZERO);
                    fields.shorts(Tag.SAMPLE_FORMAT, Tag.SIGNED);
                },
                0x80,
                0,
                0x7f);
        assertThat(Samples.of(signed)[0][0]).containsExactly(127, -1, -128);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsBackWhatItWrites(ImageInfo info, WriteOptions options) throws IOException {
        Raster raster = info.type() == SampleType.F16 // whose values are few
                ? Samples.raster(info, (c, x, y) -> (7 * x + 13 * y + 50 * c) % 256 / 8.0 - 3)
                : Samples.noise(info, 5);
        byte[] file = Written.by(format, raster, Metadata.NONE, options);
        Page page = format.read(Written.source(format, file)).first();
        assertThat(page.raster().sameSamples(raster)).isTrue();
        assertThat(page.metadata().properties())
                .containsEntry("compression", options.effort().none() ? "none" : "deflate");
        assertThat(page.metadata().properties().get("layout"))
                .startsWith(
                        options.tile().isPresent()
                                ? "tiles of " + options.tile().getAsInt()
                                : "strips of");
    }
}
