package upscale.format.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Arrays that NumPy wrote (see {@code make.py} beside them), headers that it would not, and what is written. */
class NpyFormatTest {
    private final NpyFormat format = new NpyFormat();

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NpyFormatTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Page read(byte[] file) throws IOException {
        assertThat(format.recognises(Arrays.copyOf(file, Math.min(Source.HEAD, file.length))))
                .isTrue();
        return format.read(Source.of("test.npy", file)).first();
    }

    static Stream<Arguments> everyType() {
        return Stream.of(SampleType.values())
                .filter(type -> type.bits() >= 8)
                .flatMap(type -> Stream.of("le", "be")
                        .filter(order -> type.bits() > 8 || order.equals("le"))
                        .flatMap(order -> Stream.of("", "-fortran").map(memory -> {
                            String kind = type.floating() ? "f" : type.signed() ? "i" : "u";
                            return Arguments.of(kind + type.bits() / 8 + order + memory + ".npy", type);
                        })));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void readsWhatNumpyWrote(String name, SampleType type) throws IOException {
        Raster raster = read(resource(name)).raster();
        assertThat(raster.info()).isEqualTo(ImageInfo.planes(4, 3, 2, type));
        for (int i = 0; i < 24; i++) {
            int value = 7 * i - (type.signed() ? 20 : 0);
            double expected = type == SampleType.I8 ? (byte) value : value;
            assertThat(raster.get(i / 12, i % 4, i / 4 % 3)).as("element %d", i).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"plane.npy,2", "plane-fortran.npy,2", "batch.npy,4", "version2.npy,2", "version3.npy,2"})
    void readsEveryVersionAndRank(String name, String rank) throws IOException {
        Page page = read(resource(name));
        assertThat(page.image().info()).isEqualTo(ImageInfo.gray(4, 3, SampleType.F32));
        assertThat(page.metadata().properties()).containsEntry("axes", rank);
        assertThat(page.raster().get(0, 3, 2)).isEqualTo(7 * 11 - 20);
    }

    @Test
    void readsBooleansAsZeroAndOne() throws IOException {
        Raster raster = read(resource("bool.npy")).raster();
        assertThat(raster.info()).isEqualTo(ImageInfo.gray(4, 3, SampleType.U8).withSignificantBits(1));
        assertThat(raster.get(0, 0, 0)).isEqualTo(1);
        assertThat(raster.get(0, 1, 0)).isZero();
        assertThat(raster.get(0, 2, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plane.npy", "batch.npy", "f8le.npy", "i8le.npy", "u1le.npy", "f2le.npy", "i4le.npy"})
    void writesTheBytesThatNumpyWrites(String name) throws IOException {
        byte[] file = resource(name);
        Page page = read(file);
        assertThat(Written.by(format, page.raster(), page.metadata())).isEqualTo(file);
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void writesEveryTypeInBands(SampleType type) throws IOException {
        ImageInfo info = ImageInfo.rgb(1009, 307, type).withAlphaAdded(Alpha.STRAIGHT);
        Raster image = Raster.allocate(info);
        for (int c = 0; c < 4; c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    double value = (x * 31 + y * 17 + c * 7) % 128;
                    image.set(c, x, y, type.floating() ? value / 64 - 1 : Math.min(value, info.max()));
                }
            }
        }
        Raster back = read(Written.by(format, image, Metadata.NONE)).raster();
        SampleType stored = type.bits() < 8 ? SampleType.U8 : type;
        assertThat(back.info()).isEqualTo(ImageInfo.planes(1009, 307, 4, stored));
        for (int c = 0; c < 4; c++) {
            for (int y = 0; y < info.height(); y += 3) {
                for (int x = 0; x < info.width(); x += 5) {
                    assertThat(back.get(c, x, y)).isEqualTo(image.get(c, x, y));
                }
            }
        }
    }

    @Test
    void refusesToLoseAPalette() {
        assertThat(format.refuses(ImageInfo.palette(2, 2, SampleType.U8, new Palette(new int[] {255}))))
                .isPresent();
        assertThat(format.refuses(ImageInfo.planes(2, 2, 9, SampleType.I64))).isEmpty();
    }

    private static byte[] file(String header, int dataBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(new byte[dataBytes]);
        return out.toByteArray();
    }

    private void refuses(byte[] file, FormatException.Kind kind, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}|15|needs 16 bytes of data, found 15",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}|17|found 17",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'x': 1}|16|the key 'x'",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}|16|comes twice",
                "{'descr': '<f4', 'shape': (2, 2)}|16|expected the keys",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 2)}|16|at byte 44: expected True or False",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 2)}|16|expected a length",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)} x|16|expected the end of the header",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)|16|found the end",
                "{'descr: False}|16|expected a quoted string",
            })
    void refusesCorruptFiles(String header, int dataBytes, String message) {
        refuses(file(header, dataBytes), FormatException.Kind.CORRUPT, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(4,)", "()", "(2, 1, 1, 2)", "(1, 1, 1, 2, 2)", "(0, 4)"})
    void refusesOtherShapes(String shape) {
        refuses(
                file("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + "}", 16),
                FormatException.Kind.UNSUPPORTED,
                "an array of shape " + shape + ", expected (H, W), (C, H, W) or (1, C, H, W)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'<c8'", "'|O'", "'<U4'", "''", "[('x', '<f4')]"})
    void refusesOtherElements(String descr) {
        refuses(
                file("{'descr': " + descr + ", 'fortran_order': False, 'shape': (2, 2)}", 16),
                FormatException.Kind.UNSUPPORTED,
                "expected");
    }

    @Test
    void refusesAnUnstatedByteOrder() {
        refuses(
                file("{'descr': '|f4', 'fortran_order': False, 'shape': (2, 2)}", 16),
                FormatException.Kind.CORRUPT,
                "states no byte order");
    }

    @Test
    void refusesSizesBeyondMemoryBeforeAllocating() {
        refuses(
                file("{'descr': '|u1', 'fortran_order': False, 'shape': (268435455, 268435455)}", 16),
                FormatException.Kind.CORRUPT,
                "found 16");
        refuses(
                file("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 99999999999)}", 16),
                FormatException.Kind.TOO_LARGE,
                "99999999999x1");
    }

    @Test
    void refusesABooleanOfTwo() throws IOException {
        byte[] file = resource("bool.npy");
        file[file.length - 1] = 2;
        refuses(file, FormatException.Kind.CORRUPT, "a boolean of value 2");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1})
    void refusesIntegersThatADoubleCannotHold(long value) {
        byte[] file = file("{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2)}", 16);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(file.length - 8, value);
        refuses(file, FormatException.Kind.UNSUPPORTED, String.valueOf(value));
    }

    @Test
    void holdsIntegersUpToTheLimit() throws IOException {
        byte[] file = file("{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2)}", 16);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(file.length - 8, -(1L << 53));
        assertThat(read(file).raster().get(0, 1, 0)).isEqualTo(-0x1p53);
        assertThat(read(file).image().info().colour()).isEqualTo(Colour.GRAY);
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] file = resource("version2.npy");
        for (int length = 6; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(FormatException.class)
                    .as("cut to %d bytes", length)
                    .isThrownBy(() -> read(cut));
        }
    }
}
