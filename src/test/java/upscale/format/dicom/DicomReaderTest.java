package upscale.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.image.Colour;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Files made byte by byte, each of one trait of the standard's. */
class DicomReaderTest {
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String BIG = "1.2.840.10008.1.2.2";
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final int PIXELS = 0x7fe00010;

    private static Document read(byte[] file) throws IOException {
        assertThat(new DicomFormat().recognises(Source.of("test", file).head())).isTrue();
        return new DicomFormat().read(Source.of("test.dcm", file));
    }

    private static Raster first(DicomBytes file) throws IOException {
        return read(file.file()).first().raster();
    }

    private static double[] row(Raster raster, int channel, int y) {
        double[] row = new double[raster.info().width()];
        for (int x = 0; x < row.length; x++) {
            row[x] = raster.get(channel, x, y);
        }
        return row;
    }

    private static DicomBytes sixteen(String syntax) {
        DicomBytes image = DicomBytes.in(syntax).image(3, 2, 16);
        return image.element(PIXELS, "OW", image.words(0, 1, 0x1234, 0xfffe, 258, 7));
    }

    // ---- transfer syntaxes

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG, EXPLICIT + ".99"})
    void everyEncodingHasTheSameSamples(String syntax) throws IOException {
        Raster raster = first(sixteen(syntax));
        assertThat(raster.info().type()).isEqualTo(SampleType.U16);
        assertThat(row(raster, 0, 0)).containsExactly(0, 1, 0x1234);
        assertThat(row(raster, 0, 1)).containsExactly(0xfffe, 258, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void aDataSetNeedsNoHeader(String syntax) throws IOException {
        assertThat(row(read(sixteen(syntax).dataSet()).first().raster(), 0, 1)).containsExactly(0xfffe, 258, 7);
    }

    @Test
    void aHeaderNeedsNoPreamble() throws IOException {
        DicomBytes image = sixteen(BIG);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(DicomBytes.in(EXPLICIT)
                .element(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", "1.2.3")
                .text(0x00020010, "UI", BIG)
                .dataSet());
        file.writeBytes(image.dataSet());
        assertThat(row(read(file.toByteArray()).first().raster(), 0, 1)).containsExactly(0xfffe, 258, 7);
    }

    @Test
    void bytesInBigEndianWordsAreSwapped() throws IOException {
        DicomBytes image = DicomBytes.in(BIG).image(3, 3, 8);
        Raster raster = first(image.element(PIXELS, "OW", new byte[] {2, 1, 4, 3, 6, 5, 8, 7, 0, 9}));
        assertThat(row(raster, 0, 0)).containsExactly(1, 2, 3);
        assertThat(row(raster, 0, 1)).containsExactly(4, 5, 6);
        assertThat(row(raster, 0, 2)).containsExactly(7, 8, 9);
    }

    // ---- samples

    @Test
    void bitsBesideTheStoredOnesAreNotTheSamples() throws IOException {
        DicomBytes image =
                DicomBytes.in(EXPLICIT).image(3, 1, 16).us(0x00280101, 12).us(0x00280102, 11);
        Raster raster = first(image.element(PIXELS, "OW", image.words(0x8fff, 0x1001, 0xf000)));
        assertThat(raster.info().significantBits()).isEqualTo(12);
        assertThat(row(raster, 0, 0)).containsExactly(0xfff, 1, 0);
    }

    @Test
    void theHighBitMayLieHigherThanBitsNeed() throws IOException {
        DicomBytes image =
                DicomBytes.in(EXPLICIT).image(2, 1, 16).us(0x00280101, 10).us(0x00280102, 14);
        assertThat(row(first(image.element(PIXELS, "OW", image.words(0x8000 | 0x3ff << 5 | 31, 5 << 5))), 0, 0))
                .containsExactly(0x3ff, 5);
    }

    @Test
    void theSignIsTheHighBit() throws IOException {
        DicomBytes image = DicomBytes.in(EXPLICIT)
                .image(3, 1, 16)
                .us(0x00280101, 12)
                .us(0x00280102, 11)
                .us(0x00280103, 1);
        Raster raster = first(image.element(PIXELS, "OW", image.words(0x0fff, 0x0800, 0x07ff)));
        assertThat(raster.info().type()).isEqualTo(SampleType.I16);
        assertThat(row(raster, 0, 0)).containsExactly(-1, -2048, 2047);
    }

    @Test
    void samplesOfEightBitsMayBeSigned() throws IOException {
        DicomBytes image = DicomBytes.in(EXPLICIT).image(2, 1, 8).us(0x00280103, 1);
        assertThat(row(first(image.element(PIXELS, "OB", new byte[] {-5, 5})), 0, 0))
                .containsExactly(-5, 5);
    }

    @Test
    void samplesMayHave32Bits() throws IOException {
        DicomBytes image = DicomBytes.in(EXPLICIT).image(2, 1, 32);
        Raster raster = first(image.element(PIXELS, "OW", image.words(0xffff, 0xffff, 1, 2)));
        assertThat(raster.info().type()).isEqualTo(SampleType.U32);
        assertThat(row(raster, 0, 0)).containsExactly(4294967295.0, 131073);
    }

    @Test
    void framesOfBitsFollowOneAnotherWithoutAGap() throws IOException {
        DicomBytes image = DicomBytes.in(EXPLICIT).image(3, 1, 1).text(0x00280008, "IS", "3");
        Document document = read(image.element(PIXELS, "OB", new byte[] {(byte) 0b10_110_011, 0b1})
                .file());
        assertThat(document.pageCount()).isEqualTo(3);
        assertThat(row(document.page(0).raster(), 0, 0)).containsExactly(1, 1, 0);
        assertThat(row(document.page(1).raster(), 0, 0)).containsExactly(0, 1, 1);
        assertThat(row(document.page(2).raster(), 0, 0)).containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pixelsMayBeFloats(boolean wide) throws IOException {
        ByteBuffer values = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        if (wide) {
            values.putDouble(0.1).putDouble(-1e300);
        } else {
            values.putFloat(0.1f).putFloat(-1e30f).putFloat(Float.NaN).putFloat(3);
        }
        Raster raster = first(DicomBytes.in(EXPLICIT)
                .image(2, wide ? 1 : 2, wide ? 64 : 32)
                .element(wide ? 0x7fe00009 : 0x7fe00008, wide ? "OD" : "OF", values.array()));
        assertThat(raster.info().type()).isEqualTo(wide ? SampleType.F64 : SampleType.F32);
        assertThat(row(raster, 0, 0)).containsExactly(wide ? 0.1 : 0.1f, wide ? -1e300 : -1e30f);
    }

    // ---- colours

    private static DicomBytes colour(String photometric, int planar) {
        return DicomBytes.in(EXPLICIT)
                .image(2, 1, 8)
                .us(0x00280002, 3)
                .text(0x00280004, "CS", photometric)
                .us(0x00280006, planar);
    }

    @Test
    void coloursLiePixelByPixelOrPlaneByPlane() throws IOException {
        for (int planar = 0; planar < 2; planar++) {
            byte[] bytes = planar == 0 ? new byte[] {1, 2, 3, 4, 5, 6} : new byte[] {1, 4, 2, 5, 3, 6};
            Raster raster = first(colour("RGB", planar).element(PIXELS, "OB", bytes));
            assertThat(raster.info().colour()).isEqualTo(Colour.RGB);
            assertThat(row(raster, 0, 0)).containsExactly(1, 4);
            assertThat(row(raster, 1, 0)).containsExactly(2, 5);
            assertThat(row(raster, 2, 0)).containsExactly(3, 6);
        }
    }

    /** The standard's equations of YBR_FULL, of pure red and pure blue. */
    @Test
    void luminanceAndColourDifferencesBecomeRgb() throws IOException {
        byte[] redAndBlue = {76, 85, (byte) 255, 29, (byte) 255, 107};
        Raster raster = first(colour("YBR_FULL", 0).element(PIXELS, "OB", redAndBlue));
        assertThat(row(raster, 0, 0)).containsExactly(254, 0);
        assertThat(row(raster, 1, 0)).containsExactly(0, 0);
        assertThat(row(raster, 2, 0)).containsExactly(0, 254);
    }

    @Test
    void neighboursMayShareTheirColourDifferences() throws IOException {
        byte[] pair = {76, (byte) 150, 85, (byte) 255};
        Raster raster = first(colour("YBR_FULL_422", 0).element(PIXELS, "OB", pair));
        assertThat(row(raster, 0, 0)).containsExactly(254, 255);
        assertThat(row(raster, 2, 0)).containsExactly(0, 74);
    }

    /** Black and white of ITU-R BT.601: luminance 16 and 235. */
    @Test
    void theRangeOfLuminanceMayBePartial() throws IOException {
        byte[] pair = {16, (byte) 235, (byte) 128, (byte) 128};
        Raster raster = first(colour("YBR_PARTIAL_422", 0).element(PIXELS, "OB", pair));
        for (int c = 0; c < 3; c++) {
            assertThat(row(raster, c, 0)).containsExactly(0, 255);
        }
    }

    private static DicomBytes indices(int... indices) {
        byte[] bytes = new byte[indices.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) indices[i];
        }
        return DicomBytes.in(EXPLICIT)
                .image(indices.length, 1, 8)
                .text(0x00280004, "CS", "PALETTE COLOR")
                .element(PIXELS, "OB", bytes);
    }

    private static DicomBytes tables(DicomBytes file, int first, int... entries) {
        for (int c = 0; c < 3; c++) {
            int[] shifted = entries.clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += c;
            }
            file.us(0x00281101 + c, entries.length, first, 16).element(0x00281201 + c, "OW", file.words(shifted));
        }
        return file;
    }

    @Test
    void aPaletteOfEightBitsStaysOne() throws IOException {
        DicomBytes file = indices(0, 4, 5, 9);
        for (int c = 0; c < 3; c++) {
            file.us(0x00281101 + c, 3, 4, 8).element(0x00281201 + c, "OW", new byte[] {(byte) (10 + c), 20, 30, 0});
        }
        Raster raster = first(file);
        assertThat(raster.info().colour()).isEqualTo(Colour.PALETTE);
        assertThat(row(raster, 0, 0)).containsExactly(0, 4, 5, 9);
        // before the first entry and behind the last one, these are meant
        assertThat(raster.info().palette().orElseThrow().rgba(0)).isEqualTo(0x0a0b0cff);
        assertThat(raster.info().palette().orElseThrow().rgba(4)).isEqualTo(0x0a0b0cff);
        assertThat(raster.info().palette().orElseThrow().rgba(5)).isEqualTo(0x141414ff);
        assertThat(raster.info().palette().orElseThrow().rgba(9)).isEqualTo(0x1e1e1eff);
    }

    @Test
    void aPaletteOfSixteenBitsBecomesColours() throws IOException {
        Raster raster = first(tables(indices(0, 1, 2), 0, 0x1234, 0, 0xfffd));
        assertThat(raster.info().colour()).isEqualTo(Colour.RGB);
        assertThat(raster.info().type()).isEqualTo(SampleType.U16);
        assertThat(row(raster, 0, 0)).containsExactly(0x1234, 0, 0xfffd);
        assertThat(row(raster, 2, 0)).containsExactly(0x1236, 2, 0xffff);
    }

    @Test
    void aPaletteMayComeInSegments() throws IOException {
        DicomBytes file = indices(0, 1, 2, 3, 4, 5);
        for (int c = 0; c < 3; c++) {
            file.us(0x00281101 + c, 6, 0, 16)
                    .element(0x00281221 + c, "OW", file.words(0, 2, 100, 1000, 1, 3, 4000, 0, 1, 9));
        }
        assertThat(row(first(file), 0, 0)).containsExactly(100, 1000, 2000, 3000, 4000, 9);
    }

    /** Words: a run and a line, both again by reference to byte 0, and the line alone, from where that left off. */
    @Test
    void segmentsMayComeAgain() throws IOException {
        DicomBytes file = indices(0, 1, 2, 3, 4, 5, 6, 7);
        for (int c = 0; c < 3; c++) {
            file.us(0x00281101 + c, 8, 0, 16)
                    .element(0x00281221 + c, "OW", file.words(0, 1, 300, 1, 2, 100, 2, 2, 0, 0, 2, 1, 6, 0));
        }
        assertThat(row(first(file), 0, 0)).containsExactly(300, 200, 100, 300, 200, 100, 100, 100);
    }

    /** Of bytes the offset has four. */
    @Test
    void segmentsOfBytesMayComeAgain() throws IOException {
        DicomBytes file = indices(0, 1, 2, 3, 4, 5);
        for (int c = 0; c < 3; c++) {
            file.us(0x00281101 + c, 6, 0, 8)
                    .element(0x00281221 + c, "OW", new byte[] {0, 2, 9, 7, 1, 1, 5, 2, 2, 0, 0, 0, 0, 0});
        }
        Palette palette = first(file).info().palette().orElseThrow();
        assertThat(IntStream.range(0, 6).map(i -> palette.component(i, 0))).containsExactly(9, 7, 5, 9, 7, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "'2 1 0 0', refers to byte 0",
        "'0 1 5 2 1 6 0', refers to byte 6",
        "'0 1 5 2 1 1 0', refers to byte 1",
        "'0 1 5 2 1 0 0 2 1 6 0', refers to byte 0",
        "'0 1 5 0 0 2 9 0 0', a palette's segment of 0 entries",
        "'0 1 5 2 1 0', a palette's segment of 1 entries",
        "'1 1 5', a line from nowhere",
        "'0 1 5 3 1 1', a palette's segment of kind 3",
    })
    void segmentsThatCannotBeAreRefused(String words, String message) throws IOException {
        DicomBytes file = indices(0, 1, 2, 3, 4, 5);
        int[] numbers =
                Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (int c = 0; c < 3; c++) {
            file.us(0x00281101 + c, 6, 0, 16).element(0x00281221 + c, "OW", file.words(numbers));
        }
        assertThatThrownBy(() -> first(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    // ---- compressed frames

    @Test
    void runsHaveTheHigherBytesFirst() throws IOException {
        DicomBytes image = DicomBytes.in(RLE).image(4, 1, 16);
        byte[] frame = DicomBytes.rle(new byte[] {1, 1, 1, 2}, new byte[] {3, 4, 5, 6});
        assertThat(row(first(image.fragments(new int[0], frame)), 0, 0)).containsExactly(0x103, 0x104, 0x105, 0x206);
    }

    @Test
    void runsOfColoursHaveAPlaneEach() throws IOException {
        DicomBytes image = DicomBytes.in(RLE).image(3, 1, 8).us(0x00280002, 3).text(0x00280004, "CS", "RGB");
        byte[] frame = DicomBytes.rle(new byte[] {1, 1, 1}, new byte[] {3, 4, 5}, new byte[] {9, 8, 7});
        Raster raster = first(image.us(0x00280006, 0).fragments(new int[0], frame));
        assertThat(row(raster, 0, 0)).containsExactly(1, 1, 1);
        assertThat(row(raster, 1, 0)).containsExactly(3, 4, 5);
        assertThat(row(raster, 2, 0)).containsExactly(9, 8, 7);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /** Two frames, the first in two fragments, which only a table of offsets can tell. */
    @Test
    void aTableOfOffsetsSaysWhereFramesBegin() throws IOException {
        byte[] first = DicomBytes.rle(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        byte[] second = DicomBytes.rle(new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
        byte[][] fragments = {part(first, 0, 66), part(first, 66, first.length), second};
        int start = 8 + 66 + 8 + first.length - 66;
        DicomBytes image = DicomBytes.in(RLE).image(8, 1, 8).text(0x00280008, "IS", "2");
        Document basic = read(image.fragments(new int[] {0, start}, fragments).file());
        assertThat(row(basic.page(0).raster(), 0, 0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(row(basic.page(1).raster(), 0, 0)).containsOnly(9);

        byte[] offsets = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0)
                .putLong(start)
                .array();
        Document extended = read(image.element(0x7fe00001, "OV", offsets)
                .fragments(new int[0], fragments)
                .file());
        assertThat(row(extended.page(0).raster(), 0, 0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(row(extended.page(1).raster(), 0, 0)).containsOnly(9);

        Document none =
                read(image.without(0x7fe00001).fragments(new int[0], fragments).file());
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> none.page(1))
                .withMessageContaining("no table of offsets");
    }

    @Test
    void jpegIsDecodedAsItIsCoded() throws IOException {
        BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                gray.getRaster().setSample(x, y, 0, 100);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(gray, "jpeg", jpeg);
        DicomBytes image = DicomBytes.in("1.2.840.10008.1.2.4.50").image(16, 16, 8);
        Raster raster = first(image.fragments(new int[0], jpeg.toByteArray()));
        assertThat(row(raster, 0, 7)).containsOnly(100);

        byte[] cut = part(jpeg.toByteArray(), 0, jpeg.size() - 10);
        DicomBytes damaged = image.fragments(new int[0], cut);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> first(damaged))
                .withMessageContaining("cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"})
    void whatNeedsAnotherDecoderIsNamed(String syntax) throws IOException {
        DicomBytes image = DicomBytes.in(syntax).image(2, 1, 8).fragments(new int[0], new byte[] {1, 2});
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> first(image))
                .withMessageContaining("JPEG 2000")
                .withMessageContaining("UPSCALE_PLUGINS")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED));
    }

    @Test
    void aTransferSyntaxThatIsNotReadIsNamed() throws IOException {
        DicomBytes image =
                DicomBytes.in("1.2.840.10008.1.2.4.102").image(2, 1, 8).fragments(new int[0], new byte[] {1, 2});
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> first(image))
                .withMessageContaining("MPEG-4 AVC/H.264");
        DicomBytes unknown = DicomBytes.in("1.2.3.4.5").image(2, 1, 8).element(PIXELS, "OB", new byte[2]);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> first(unknown))
                .withMessageContaining("1.2.3.4.5");
    }

    // ---- data sets

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void sequencesHaveLengthsOrEnds(String syntax) throws IOException {
        for (boolean undefined : new boolean[] {false, true}) {
            DicomBytes image = sixteen(syntax);
            DicomBytes inner = image.item().text(0x00080100, "SH", "113040");
            DicomBytes item = image.item().sequence(0x0040a170, undefined, inner, inner);
            // a private one, which implicit files cannot be told the kind of unless it has no length
            image.sequence(0x00082112, undefined, item, image.item())
                    .sequence(0x00091001, true, item)
                    .us(0x00280120, 3);
            Document document = read(image.file());
            assertThat(row(document.first().raster(), 0, 1)).containsExactly(0xfffe, 258, 7);
            assertThat(document.first().metadata().properties()).containsEntry("padding value", "3");
        }
    }

    /** As programs write them that do not know an element; the value is little-endian even here. */
    @Test
    void elementsOfUnknownRepresentationAreLookedUp() throws IOException {
        DicomBytes image = sixteen(BIG).element(0x00280010, "UN", new byte[] {2, 0});
        DicomBytes item = DicomBytes.in(IMPLICIT).text(0x00280030, "DS", "2\\2");
        DicomBytes groups = DicomBytes.in(IMPLICIT).sequence(0x00289110, false, item);
        byte[] shared =
                DicomBytes.in(IMPLICIT).sequence(0x52009229, false, groups).dataSet();
        image.element(0x52009229, "UN", part(shared, 8, shared.length));
        Document document = read(image.file());
        assertThat(row(document.first().raster(), 0, 1)).containsExactly(0xfffe, 258, 7);
        assertThat(document.first().metadata().resolution().orElseThrow().x()).isCloseTo(5, within(1e-9));
    }

    @Test
    void sequencesAreNestedToABoundedDepth() throws IOException {
        DicomBytes image = sixteen(EXPLICIT);
        DicomBytes item = image.item();
        for (int i = 0; i < 1000; i++) {
            item = image.item().sequence(0x00082112, true, item);
        }
        byte[] file = image.sequence(0x00082112, true, item).file();
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("lies in 32 other sequences");
    }

    @Test
    void aLengthBeyondTheFileIsFoundBeforeMemoryIsAskedFor() throws IOException {
        byte[] file = sixteen(EXPLICIT).file();
        file[file.length - 12 - 1] = 0x7f; // of the pixel data
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageMatching("corrupt dicom at byte \\d+: \\(7FE0,0010\\) of \\d+ bytes, where 12 are left");
    }

    @Test
    void tooFewPixelsAreNotMadeUp() throws IOException {
        DicomBytes image = sixteen(EXPLICIT).us(0x00280010, 3);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(image.file()))
                .withMessageContaining("expected 18 bytes of pixels");
    }

    @Test
    void aFileWithoutAnImageIsNoImage() throws IOException {
        byte[] file = DicomBytes.in(EXPLICIT).text(0x00080060, "CS", "SR").file();
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("without an image");
    }

    // ---- what is said beside the samples

    @Test
    void theFirstSpacingIsBetweenRows() throws IOException {
        DicomBytes image = sixteen(EXPLICIT)
                .text(0x00280030, "DS", "0.5\\0.25")
                .text(0x00200032, "DS", "-10\\2.5\\30")
                .text(0x00281050, "DS", "40\\600")
                .text(0x00281051, "DS", "400\\1500");
        Metadata metadata = read(image.file()).first().metadata();
        Resolution resolution = metadata.resolution().orElseThrow().in(Resolution.Unit.CENTIMETRE);
        assertThat(resolution.x()).isCloseTo(40, within(1e-9));
        assertThat(resolution.y()).isCloseTo(20, within(1e-9));
        assertThat(metadata.properties())
                .containsEntry("position", "-10, 2.5, 30")
                .containsEntry("window centre", "40, 600")
                .containsEntry("modality", "OT")
                .containsEntry("transfer syntax", "Explicit VR Little Endian");
        assertThat(metadata.properties().toString()).doesNotContain("Phantom");
    }

    @Test
    void theSpacingMayBeTheDetectorsOrThePapers() throws IOException {
        for (int tag : new int[] {0x00181164, 0x00182010}) {
            Metadata metadata = read(sixteen(EXPLICIT)
                            .text(tag, "DS", "0.1\\0.2")
                            .file())
                    .first()
                    .metadata();
            assertThat(metadata.resolution().orElseThrow().x()).isCloseTo(50, within(1e-9));
        }
    }

    @Test
    void functionalGroupsSpeakOfFrames() throws IOException {
        DicomBytes image = DicomBytes.in(EXPLICIT).image(1, 1, 8).text(0x00280008, "IS", "2");
        DicomBytes measures = image.item().text(0x00280030, "DS", "2\\2");
        DicomBytes finer = image.item().text(0x00280030, "DS", "1\\1");
        image.sequence(0x52009229, false, image.item().sequence(0x00289110, false, measures))
                .sequence(0x52009230, false, image.item(), image.item().sequence(0x00289110, false, finer))
                .element(PIXELS, "OB", new byte[] {1, 2});
        Document document = read(image.file());
        assertThat(document.page(0).metadata().resolution().orElseThrow().x()).isCloseTo(5, within(1e-9));
        assertThat(document.page(1).metadata().resolution().orElseThrow().x()).isCloseTo(10, within(1e-9));
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        Map.of(0x00280030, "abc\\1", 0x00280008, "two").forEach((tag, text) -> {
            byte[] file = sixteen(EXPLICIT)
                    .text(tag, tag == 0x00280030 ? "DS" : "IS", text)
                    .file();
            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> read(file).first())
                    .withMessageContaining("expected a number");
        });
    }
}
