package upscale.format.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.FormatException;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.imageio.JdkPictures;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Files of the JDK's writer, and files made by hand of the parts of the format that it does not write. */
class BmpReaderTest {
    private static Page read(byte[] file) throws IOException {
        return new BmpFormat().read(Source.of("test.bmp", file)).first();
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("1 bit", JdkPictures.indexed(37, 23, 1, -1), "BI_RGB"),
                Arguments.of("4 bits", JdkPictures.indexed(37, 23, 4, -1), "BI_RGB"),
                Arguments.of("8 bits", JdkPictures.indexed(37, 23, 8, -1), "BI_RGB"),
                Arguments.of("24 bits", JdkPictures.smooth(37, 23, BufferedImage.TYPE_3BYTE_BGR), "BI_RGB"),
                Arguments.of("32 bits", JdkPictures.smooth(37, 23, BufferedImage.TYPE_INT_RGB), "BI_RGB"),
                Arguments.of("555", JdkPictures.smooth(37, 23, BufferedImage.TYPE_USHORT_555_RGB), "BI_RGB"),
                Arguments.of("565", JdkPictures.smooth(37, 23, BufferedImage.TYPE_USHORT_565_RGB), "BI_BITFIELDS"),
                Arguments.of("RLE8", JdkPictures.indexed(37, 23, 8, -1), "BI_RLE8"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("written")
    void readsTheJdksFiles(String name, BufferedImage image, String compression) throws IOException {
        byte[] file = JdkPictures.encode("bmp", image, param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        });
        Raster raster = read(file).raster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(Integer.toHexString(JdkPictures.argb(raster, x, y)))
                        .as("(%d, %d)", x, y)
                        .isEqualTo(Integer.toHexString(image.getRGB(x, y) | 0xff000000));
            }
        }
    }

    /** A header of 124 bytes, and room for {@code pixelBytes} behind it. */
    private static ByteBuffer v5(int width, int height, int bits, int compression, int pixelBytes) {
        ByteBuffer out = ByteBuffer.allocate(138 + pixelBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(138);
        out.putInt(124)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression);
        return out.position(138);
    }

    @Test
    void aMaskedFourthByteIsOpacity() throws IOException {
        ByteBuffer out = v5(2, -1, 32, 3, 8).putInt(0x80ff7f01).putInt(0x00102030);
        masks(out, 0xff0000, 0xff00, 0xff, 0xff000000);
        Raster raster = read(out.array()).raster();
        assertThat(raster.info().alpha()).isEqualTo(Alpha.STRAIGHT);
        assertThat(JdkPictures.argb(raster, 0, 0)).isEqualTo(0x80ff7f01);
        assertThat(JdkPictures.argb(raster, 1, 0)).isEqualTo(0x00102030);
    }

    @Test
    void tenBitsAComponentAreSixteenBitSamples() throws IOException {
        ByteBuffer out = v5(2, 1, 32, 3, 8).putInt(1023 << 20 | 512 << 10 | 1).putInt(0);
        masks(out, 1023 << 20, 1023 << 10, 1023, 0);
        Raster raster = read(out.array()).raster();
        assertThat(raster.info().type()).isEqualTo(SampleType.U16);
        assertThat(raster.get(0, 0, 0)).isEqualTo(65535);
        assertThat(raster.get(1, 0, 0)).isEqualTo(Math.rint(512 * 65535 / 1023.0));
        assertThat(raster.get(2, 0, 0)).isEqualTo(64);
    }

    private static void masks(ByteBuffer out, int... masks) {
        for (int i = 0; i < masks.length; i++) {
            out.putInt(54 + 4 * i, masks[i]);
        }
    }

    @Test
    void negativeHeightsAreTopDown() throws IOException {
        Raster bottomUp = read(v5(1, 2, 24, 0, 8)
                        .put(new byte[] {1, 2, 3, 0, 4, 5, 6, 0})
                        .array())
                .raster();
        Raster topDown = read(v5(1, -2, 24, 0, 8)
                        .put(new byte[] {1, 2, 3, 0, 4, 5, 6, 0})
                        .array())
                .raster();
        assertThat(JdkPictures.argb(bottomUp, 0, 0)).isEqualTo(0xff060504);
        assertThat(JdkPictures.argb(bottomUp, 0, 1)).isEqualTo(0xff030201);
        assertThat(JdkPictures.argb(topDown, 0, 0)).isEqualTo(0xff030201);
    }

    @Test
    void readsTheOldestHeaderAndKnowsAnEvenRampAsGray() throws IOException {
        ByteBuffer out = ByteBuffer.allocate(26 + 6 + 8).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(32);
        out.putInt(12)
                .putShort((short) 3)
                .putShort((short) 2)
                .putShort((short) 1)
                .putShort((short) 1);
        out.put(new byte[] {0, 0, 0, -1, -1, -1});
        out.put(new byte[] {(byte) 0b10100000, 0, 0, 0, 0b01000000, 0, 0, 0});
        Raster raster = read(out.array()).raster();
        assertThat(raster.info().colour()).isEqualTo(Colour.GRAY);
        assertThat(raster.info().type()).isEqualTo(SampleType.U1);
        assertThat(raster.get(0, 1, 0)).isEqualTo(1);
        assertThat(raster.get(0, 0, 1)).isEqualTo(1);
        assertThat(raster.get(0, 1, 1)).isEqualTo(0);
    }

    /** A bitmap of 6 columns and 3 rows with this run-length data and 16 colours. */
    private static byte[] runs(int bits, int... data) {
        ByteBuffer out = ByteBuffer.allocate(54 + 64 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(118);
        out.putInt(40)
                .putInt(6)
                .putInt(3)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(bits == 8 ? 1 : 2);
        out.putInt(46, 16).position(118);
        for (int value : data) {
            out.put((byte) value);
        }
        return out.array();
    }

    @Test
    void runsMayJumpAndStopEarly() throws IOException {
        byte[] file = runs(8, 2, 1, 0, 2, 1, 1, 3, 2, 0, 1); // 1 1, jump right 1 and up 1, 2 2 2, end
        Raster raster = read(file).raster();
        assertThat(row(raster, 2)).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(row(raster, 1)).containsExactly(0, 0, 0, 2, 2, 2);
        assertThat(row(raster, 0)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length - 2)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("cut short");
    }

    /** The JDK's writer of these is broken: neither it nor netpbm read its files. */
    @Test
    void runsOfTwoPixelsAByteAlternate() throws IOException {
        byte[] file = runs(4, new int[] {
            5, 0x12, 1, 0x70, 0, 0, // 1 2 1 2 1, 7, end of row
            0, 5, 0x34, 0x56, 0x70, 0, 1, 0x80, 0, 0, // 3 4 5 6 7 as they are, padded to a word; 8
            0, 6, 0x9a, 0xbc, 0xde, 0, 0, 1
        });
        Raster raster = read(file).raster();
        assertThat(row(raster, 2)).containsExactly(1, 2, 1, 2, 1, 7);
        assertThat(row(raster, 1)).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(row(raster, 0)).containsExactly(9, 10, 11, 12, 13, 14);
    }

    private static double[] row(Raster raster, int y) {
        double[] row = new double[raster.info().width()];
        Arrays.setAll(row, x -> raster.get(0, x, y));
        return row;
    }

    @Test
    void coloursBeyondThePaletteAreCorrupt() throws IOException {
        byte[] file = JdkPictures.encode("bmp", JdkPictures.indexed(9, 5, 8, -1), param -> {});
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(46, 100);
        assertThatThrownBy(() -> read(file)).isInstanceOf(FormatException.class).hasMessageContaining("palette of 100");
    }

    /** Fields that the header is too short for are not read, least of all behind the end of the file. */
    @ParameterizedTest
    @CsvSource({"13,0", "15,0", "39,6", "41,3", "51,3", "52,6", "64,3"})
    void headersThatEndWithinTheirFieldsAreNotRead(int size, int compression) {
        ByteBuffer file = ByteBuffer.allocate(14 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(14, size).putInt(18, 3).putInt(22, 2);
        if (size > 20) {
            file.putShort(28, (short) 32).putInt(30, compression);
        }
        assertThatThrownBy(() -> read(file.array()))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED));
    }
}
