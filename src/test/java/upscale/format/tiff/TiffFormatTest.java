package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Files that libtiff wrote, or a script byte by byte (see {@code make.py} beside them), and the fields that are written. */
class TiffFormatTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    private final TiffFormat format = new TiffFormat();

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = TiffFormatTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Page read(byte[] file) throws IOException {
        assertThat(format.recognises(Arrays.copyOf(file, Math.min(file.length, Source.HEAD))))
                .isTrue();
        return format.read(Written.source(format, file)).first().whole();
    }

    /** What a sample of the files becomes. */
    private interface Coding {
        double of(int value);
    }

    private static ImageInfo gray(SampleType type) {
        return ImageInfo.gray(WIDTH, HEIGHT, type);
    }

    private static ImageInfo rgb(SampleType type) {
        return ImageInfo.rgb(WIDTH, HEIGHT, type);
    }

    static Stream<Arguments> files() {
        Coding bytes = v -> v;
        Coding words = v -> v * 257;
        Coding floats = v -> v / 8.0 - 3;
        return Stream.of(
                Arguments.of("rgb8", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-lzw-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-lzw2-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-lzw2-tiles", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-zip-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-zip2-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-zip2-planes-tiles", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-packbits-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-packbits-planes-rows", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-none-tiles-bigtiff", rgb(SampleType.U8), bytes),
                Arguments.of("rgb8-spot", rgb(SampleType.U8), bytes),
                Arguments.of("cmyk8", rgb(SampleType.U8), bytes),
                Arguments.of("gray8", gray(SampleType.U8), bytes),
                Arguments.of("rgb16", rgb(SampleType.U16), words),
                Arguments.of("rgb16-planes", rgb(SampleType.U16), words),
                Arguments.of("rgb16-lzw2-big-endian-rows", rgb(SampleType.U16), words),
                Arguments.of("rgb16-zip2-tiles-bigtiff-big-endian", rgb(SampleType.U16), words),
                Arguments.of("gray16-big-endian", gray(SampleType.U16), words),
                Arguments.of("gray16-white-is-zero", gray(SampleType.U16), words),
                Arguments.of("gray12", gray(SampleType.U16).withSignificantBits(12), (Coding) v -> v * 16 + v / 16),
                Arguments.of(
                        "gray24-big-endian", gray(SampleType.U32).withSignificantBits(24), (Coding) v -> v * 65793.0),
                Arguments.of("gray3", gray(SampleType.U4).withSignificantBits(3), (Coding) v -> v >> 5),
                Arguments.of("bilevel-reversed-bits", gray(SampleType.U1), (Coding) v -> v >> 7),
                Arguments.of("gray32f", gray(SampleType.F32), floats),
                Arguments.of("gray32f-zip2-big-endian", gray(SampleType.F32), floats),
                Arguments.of("gray32f-zip3-rows", gray(SampleType.F32), floats),
                Arguments.of("gray32f-lzw3-tiles", gray(SampleType.F32), floats),
                Arguments.of("gray64f-big-endian", gray(SampleType.F64), floats),
                Arguments.of("rgb32f", rgb(SampleType.F32), floats),
                Arguments.of("rgb32f-zip3-rows", rgb(SampleType.F32), floats),
                Arguments.of("rgb32f-zip3-big-endian", rgb(SampleType.F32), floats),
                Arguments.of("rgb32f-lzw3-tiles", rgb(SampleType.F32), floats));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void readsEveryLayout(String name, ImageInfo info, Coding coding) throws IOException {
        Raster raster = read(resource(name + ".tif")).raster();
        assertThat(raster.info()).isEqualTo(info);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertThat(raster.get(c, x, y))
                            .as("channel %d, column %d, row %d", c, x, y)
                            .isEqualTo(coding.of((7 * x + 13 * y + 50 * c) % 256));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise16", "noise16-lzw"})
    void readsWhatDoesNotCompress(String name) throws IOException {
        Raster raster = read(resource(name + ".tif")).raster();
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertThat(raster.get(c, x, y))
                            .isEqualTo((x * x * x * 37 + y * y * 101 + x * y * 53 + c * 1009) % 65536);
                }
            }
        }
    }

    @Test
    void readsAPaletteInEightBits() throws IOException {
        Raster raster = read(resource("palette4.tif")).raster();
        assertThat(raster.info().type()).isEqualTo(SampleType.U4);
        assertThat(raster.get(0, 5, 7)).isEqualTo((7 * 5 + 13 * 7) % 256 >> 4);
        Palette palette = raster.info().palette().orElseThrow();
        assertThat(palette.size()).isEqualTo(16);
        for (int i = 0; i < 16; i++) {
            assertThat(palette.rgba(i)).isEqualTo(17 * i << 24 | 255 - 17 * i << 16 | i << 8 | 0xff);
        }
    }

    @Test
    void leavesJpegToALibrary() throws IOException {
        Raster raster = read(resource("gray8-jpeg.tif")).raster();
        assertThat(raster.info()).isEqualTo(gray(SampleType.U8));
        double sum = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                sum += Math.abs(raster.get(0, x, y) - (7 * x + 13 * y) % 256);
            }
        }
        assertThat(sum / WIDTH / HEIGHT).isLessThan(6);
    }

    @Test
    void readsOrientationAndResolution() throws IOException {
        Metadata metadata = read(resource("gray8-turned.tif")).metadata();
        assertThat(metadata.orientation()).isEqualTo(Orientation.QUARTER_TURN);
        assertThat(metadata.resolution()).contains(new Resolution(118.11, 72, Resolution.Unit.CENTIMETRE));
    }

    @ParameterizedTest
    @CsvSource({
        "300,300,1",
        "72,72,1",
        "118.11,11811,100",
        "0.5,1,2",
        "1e-3,1,1000",
        "72.5,145,2",
        "5e9,4294967295,1",
        "1e-12,1,4294967295"
    })
    void writesFractionsExactly(double value, long numerator, long denominator) {
        assertThat(IfdWriter.fraction(value)).containsExactly(numerator, denominator);
    }

    @Test
    void writesFractionsOfAnyValueClosely() {
        for (double value : new double[] {Math.PI, 299.9994, 1 / 3.0, 11811 * 0.0254, 123456.789}) {
            long[] fraction = IfdWriter.fraction(value);
            assertThat((double) fraction[0] / fraction[1]).isCloseTo(value, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    /** Writes BigTIFF whatever the size. */
    private static final class Big implements Format {
        private final TiffFormat format = new TiffFormat();

        @Override
        public String name() {
            return format.name();
        }

        @Override
        public String summary() {
            return format.summary();
        }

        @Override
        public List<String> suffixes() {
            return format.suffixes();
        }

        @Override
        public boolean recognises(byte[] head) {
            return format.recognises(head);
        }

        @Override
        public Document read(Source source) throws IOException {
            return format.read(source);
        }

        @Override
        public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
                throws IOException {
            return new TiffEncoder(info, metadata, options, new TiffOutput((SeekableByteChannel) channel, true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb8", "gray32f", "rgb16"})
    void readsBackWhatItWritesAsBigTiff(String name) throws IOException {
        Raster raster = read(resource(name + ".tif")).raster();
        Metadata metadata = Metadata.NONE.withResolution(Optional.of(Resolution.dpi(300)));
        byte[] file = Written.by(new Big(), raster, metadata);
        Page page = read(file);
        assertThat(page.metadata().properties()).containsEntry("variant", "BigTIFF");
        assertThat(page.metadata().resolution()).contains(Resolution.dpi(300));
        assertThat(page.raster().sameSamples(raster)).isTrue();
    }

    @Test
    void refusesWhatItCannotHold() {
        Palette clear = new Palette(new int[] {0xff, 0});
        assertThat(format.refuses(ImageInfo.palette(1, 1, SampleType.U8, clear)).orElseThrow())
                .contains("png");
        assertThat(format.refuses(ImageInfo.gray(1, 1, SampleType.I64)).orElseThrow())
                .contains("npy");
        assertThat(format.refuses(ImageInfo.planes(1, 1, 65536, SampleType.U8))).isPresent();
        assertThat(format.refuses(ImageInfo.planes(1, 1, 65535, SampleType.U8))).isEmpty();
    }

    /** Patches of {@code gray8.tif}: its directory of nine fields is at byte 1082. */
    static Stream<Arguments> patches() {
        return Stream.of(
                Arguments.of("a directory that leads back to itself", next(), 4, 1082),
                Arguments.of("lies outside the file", next(), 4, 1 << 30),
                Arguments.of("a directory within the header", next(), 4, 4),
                Arguments.of("lies outside the file", 4, 4, 5000),
                Arguments.of("a directory of 0 fields", 1082, 2, 0),
                Arguments.of("lies outside the file", 1082, 2, 5000),
                Arguments.of("size 0x29", value(0), 2, 0),
                Arguments.of("chunk 0 has 1073 bytes for 40600 bytes", value(0), 2, 1400),
                Arguments.of("need 2 chunks, found 1 offsets", value(7), 2, 15),
                Arguments.of("chunks of 37x0 pixels", value(7), 2, 0),
                Arguments.of("lies outside the file", value(5), 4, 200),
                Arguments.of("chunk 0 has 1072 bytes", value(8), 4, 1072),
                Arguments.of("1073741824 values in a file of", value(5) - 4, 4, 1 << 30),
                Arguments.of("expected integers", value(5) - 6, 2, 12),
                Arguments.of("RGB with 1 samples", value(4), 2, 2),
                Arguments.of("a colour map of 0 values, expected 768", value(4), 2, 3));
    }

    private static int value(int field) {
        return 1082 + 2 + 12 * field + 8;
    }

    private static int next() {
        return 1082 + 2 + 12 * 9;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("patches")
    void refusesBrokenDirectories(String message, int at, int bytes, int value) throws IOException {
        byte[] file = resource("gray8.tif");
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getInt(4)).isEqualTo(1082);
        if (bytes == 2) {
            buffer.putShort(at, (short) value);
        } else {
            buffer.putInt(at, value);
        }
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT));
    }

    @ParameterizedTest
    @CsvSource({"3, 34712", "3, 50000", "4, 32844", "4, 32803"})
    void refusesWhatNoDecoderKnows(int field, int value) throws IOException {
        byte[] file = resource("gray8.tif");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(value(field), (short) value);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(String.valueOf(value))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED));
    }

    @Test
    void writesPlanesAsGrayWithExtraSamples() throws IOException {
        Raster planes = Raster.allocate(ImageInfo.planes(3, 2, 4, SampleType.I16));
        planes.set(3, 2, 1, -1234);
        Raster back = read(Written.by(format, planes, Metadata.NONE)).raster();
        assertThat(back.info().colour()).isEqualTo(Colour.PLANES);
        assertThat(back.sameSamples(planes)).isTrue();
    }

    @Test
    void refusesFilesWithoutPages() {
        byte[] file = {'I', 'I', 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> format.read(Source.of("empty.tif", file)))
                .isInstanceOf(FormatException.class)
                .hasMessage("corrupt tiff: no directory, and so no page");
    }
}
