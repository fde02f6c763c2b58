package upscale.format.pnm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Files written by hand after the Netpbm manual, and round trips. */
class PnmFormatTest {
    private final PnmFormat format = new PnmFormat();

    private static byte[] file(String header, int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        Arrays.stream(bytes).forEach(out::write);
        return out.toByteArray();
    }

    private Document read(byte[] file) throws IOException {
        assertThat(format.recognises(file)).isTrue();
        return format.read(Source.of("test.pnm", file));
    }

    private static List<Double> samples(Raster raster) {
        ImageInfo info = raster.info();
        return Stream.iterate(0, i -> i + 1)
                .limit(info.pixels() * info.channels())
                .map(i -> {
                    int pixel = i / info.channels();
                    return raster.get(i % info.channels(), pixel % info.width(), pixel / info.width());
                })
                .toList();
    }

    private void reads(byte[] file, ImageInfo info, double... interleaved) throws IOException {
        Raster raster = read(file).first().raster();
        assertThat(raster.info()).isEqualTo(info);
        assertThat(samples(raster))
                .containsExactlyElementsOf(Arrays.stream(interleaved).boxed().toList());
    }

    @Test
    void readsBitmapsWithOneAsBlack() throws IOException {
        ImageInfo info = ImageInfo.gray(3, 2, SampleType.U1);
        reads(file("P4 3 2\n", 0b10100000, 0b01011111), info, 0, 1, 0, 1, 0, 1);
        reads(file("P1\n# plain\n3 2\n1 0 1\n010"), info, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void readsGrayAndColour() throws IOException {
        reads(file("P5\n2 1 255\n", 7, 200), ImageInfo.gray(2, 1, SampleType.U8), 7, 200);
        reads(file("P5\n2 1 65535\n", 1, 0, 255, 254), ImageInfo.gray(2, 1, SampleType.U16), 256, 65534);
        reads(file("P6\n1 1 255#end\n", 1, 2, 3), ImageInfo.rgb(1, 1, SampleType.U8), 1, 2, 3);
        reads(file("P2 2 1 255 7\n200\n"), ImageInfo.gray(2, 1, SampleType.U8), 7, 200);
        reads(file("P3 1 1 65535 1 2 # blue:\n 65535\n"), ImageInfo.rgb(1, 1, SampleType.U16), 1, 2, 65535);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,2", "15,4", "100,7", "128,8", "255,8", "256,9", "1000,10", "4095,12", "32768,16", "65535,16"})
    void keepsCodeValuesAndTheGreatestValue(int maxval, int significantBits) throws IOException {
        byte[] file = maxval < 256
                ? file("P5\n2 1\n" + maxval + "\n", maxval, 0)
                : file("P5\n2 1\n" + maxval + "\n", maxval >> 8, maxval, 0, 1);
        Page page = read(file).first();
        assertThat(page.image().info())
                .isEqualTo(ImageInfo.gray(2, 1, maxval < 256 ? SampleType.U8 : SampleType.U16)
                        .withSignificantBits(significantBits));
        assertThat(page.raster().get(0, 0, 0)).isEqualTo(maxval);
        assertThat(Written.by(format, page.raster(), page.metadata())).isEqualTo(file);
    }

    @Test
    void limitsOvershootToTheGreatestValue() throws IOException {
        Raster raster = Raster.allocate(ImageInfo.gray(2, 1, SampleType.U16).withSignificantBits(10));
        raster.set(0, 0, 0, 1023);
        raster.set(0, 1, 0, 999);
        assertThat(Written.by(format, raster, Metadata.NONE.with("maxval", "1000")))
                .isEqualTo(file("P5\n2 1\n1000\n", 1000 >> 8, 1000, 999 >> 8, 999));
        assertThat(Written.by(format, raster, Metadata.NONE.with("maxval", "255")))
                .isEqualTo(file("P5\n2 1\n1023\n", 1023 >> 8, 1023, 999 >> 8, 999));
    }

    @Test
    void readsArbitraryMaps() throws IOException {
        String head = "P7\n# made by hand\nWIDTH 1\nHEIGHT 2\n";
        reads(
                file(head + "DEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n", 1, 2, 3, 4, 5, 6, 7, 8),
                ImageInfo.rgb(1, 2, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT),
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8);
        reads(
                file(head + "DEPTH 2\nMAXVAL 1000\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\n", 3, 232, 0, 1, 0, 2, 0, 3),
                ImageInfo.gray(1, 2, SampleType.U16).withSignificantBits(10).withAlphaAdded(Alpha.STRAIGHT),
                1000,
                1,
                2,
                3);
        reads(
                file(head + "DEPTH 1\nMAXVAL 1\nTUPLTYPE BLACKANDWHITE\nENDHDR\n", 1, 0),
                ImageInfo.gray(1, 2, SampleType.U1),
                1,
                0);
        reads(
                file(head + "DEPTH 2\nMAXVAL 255\nENDHDR\n", 1, 2, 3, 4),
                ImageInfo.planes(1, 2, 2, SampleType.U8),
                1,
                2,
                3,
                4);
    }

    @Test
    void readsFloatMapsFromTheBottomUp() throws IOException {
        reads(file("Pf\n1 2\n-1.0\n", 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0), ImageInfo.gray(1, 2, SampleType.F32), -2, 1);
        reads(
                file("PF 1 1 2\n", 0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0),
                ImageInfo.rgb(1, 1, SampleType.F32),
                1,
                -2,
                0);
    }

    @Test
    void countsTheImagesOfAFile() throws IOException {
        Document document = read(file("P5 1 1 255\n\7P4 9 1\n\0\0P5 1 1 255\n\10\n"));
        assertThat(document.pageCount()).isEqualTo(3);
        assertThat(document.first().raster().get(0, 0, 0)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P5 2 2 255 abc|pixels need 4 bytes of samples, found 3",
                "P5 2 2 255 abcdef|found 'ef'",
                "P5 2 2 0 abcd|expected a greatest value from 1 to 65535, found '0'",
                "P5 2 2 65536 abcd|found '65536'",
                "P5 0 2 255 abcd|expected a width",
                "P5 -2 2 255 abcd|expected a width",
                "P5 2|expected a height from 1 to 2147483647, found the end",
                "P5 2 2 50 1234|a sample of 51 in row 1, expected at most 50",
                "P1 2 2 0 1 2 0|expected 0 or 1, found '2'",
                "P1 2 2 0 1 1   |found the end",
                "P2 2 1 10 5 11|expected a sample from 0 to 10, found '11'",
                "P2 2 1 10 5 1 1|expected the end",
                "P2 2 1 255 7 20|the file ends in a sample, 20, without white space or a line end behind it",
                "P7 WIDTH 1 HEIGHT 1 DEPTH 1 ENDHDR a|expected WIDTH, HEIGHT, DEPTH and MAXVAL",
                "P7 WIDTH 1 COLOR 1 ENDHDR a|found 'COLOR'",
                "P7 WIDTH 1 HEIGHT 1 DEPTH 2 MAXVAL 255 TUPLTYPE RGB ENDHDR aa|RGB with a depth of 2, expected 3",
                "P7 WIDTH 1|found ''",
                "Pf 1 1 0 abcd|expected a scale",
                "Pf 1 1 nan abcd|expected a scale",
            })
    void refusesCorruptFiles(String file, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file(file)).first())
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5 2000000000 2000000000 255\n", "P6 2000000000 2000000000 255\n", "P4 90000 90000\n"})
    void refusesHugeSizesBeforeAllocating(String header) {
        assertThatExceptionOfType(FormatException.class).isThrownBy(() -> read(file(header, 1, 2, 3)));
    }

    static Stream<ImageInfo> writable() {
        return Stream.of(
                ImageInfo.gray(301, 211, SampleType.U1),
                ImageInfo.gray(301, 211, SampleType.U8),
                ImageInfo.gray(1301, 711, SampleType.U16),
                ImageInfo.gray(1301, 711, SampleType.U16).withSignificantBits(12),
                ImageInfo.rgb(301, 711, SampleType.U8),
                ImageInfo.rgb(301, 211, SampleType.U16),
                ImageInfo.rgb(301, 211, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.gray(301, 211, SampleType.U1).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.gray(301, 211, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.planes(301, 211, 5, SampleType.U16));
    }

    @ParameterizedTest
    @MethodSource("writable")
    void writesWhatItReads(ImageInfo info) throws IOException {
        assertThat(format.refuses(info)).isEmpty();
        Raster image = Raster.allocate(info);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    image.set(c, x, y, (x * 1237 + y * 717 + c * 331) % (int) (info.max() + 1));
                }
            }
        }
        Raster back = read(Written.by(format, image, Metadata.NONE)).first().raster();
        assertThat(back.info()).isEqualTo(info);
        assertThat(back.sameSamples(image)).isTrue();
    }

    @Test
    void writesSubByteColoursAsBytes() throws IOException {
        Raster image = Raster.allocate(ImageInfo.rgb(1, 1, SampleType.U4));
        image.set(1, 0, 0, 15);
        assertThat(Written.by(format, image, Metadata.NONE)).isEqualTo(file("P6\n1 1\n15\n", 0, 15, 0));
    }

    @Test
    void refusesWhatItCannotHold() {
        assertThat(format.refuses(ImageInfo.gray(1, 1, SampleType.I16))).isPresent();
        assertThat(format.refuses(ImageInfo.gray(1, 1, SampleType.F32))).isPresent();
        assertThat(format.refuses(ImageInfo.gray(1, 1, SampleType.U32))).isPresent();
        assertThat(format.refuses(ImageInfo.palette(1, 1, SampleType.U8, new Palette(new int[1]))))
                .isPresent();
        assertThat(format.refuses(ImageInfo.gray(1, 1, SampleType.U8).withAlphaAdded(Alpha.PREMULTIPLIED)))
                .isPresent();
    }
}
