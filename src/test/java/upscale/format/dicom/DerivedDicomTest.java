package upscale.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.Main;
import upscale.format.Document;
import upscale.format.Source;
import upscale.image.Raster;

/** DICOM enlarged to DICOM by the program, and read by {@link DicomDump}, which knows nothing of ours. */
class DerivedDicomTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final int PIXELS = 0x7fe00010;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                arguments,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }

    private Path upscaled(DicomBytes source, String... options) throws IOException {
        Path in = folder.resolve("in.dcm");
        Files.write(in, source.file());
        return upscaled(in, "out.dcm", options);
    }

    private Path upscaled(Path in, String name, String... options) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(in.toString(), "-o", out.toString(), "-f", "-q"));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new)))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();
        return out;
    }

    private static DicomBytes slice(String syntax) {
        DicomBytes image = DicomBytes.in(syntax)
                .image(5, 4, 16)
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL\\HEAD")
                .text(0x00080060, "CS", "CT")
                .text(0x0020000d, "UI", "1.2.3")
                .text(0x0020000e, "UI", "1.2.3.1")
                .text(0x00200013, "IS", "7")
                .text(0x00200032, "DS", "-10\\20\\30.5")
                .text(0x00200037, "DS", "0.8\\0.6\\0\\0\\0\\-1")
                .us(0x00181310, 0, 128, 128, 0)
                .text(0x00280030, "DS", "0.5\\0.75")
                .text(0x00181164, "DS", "1\\1.5")
                .us(0x00280120, 0)
                .us(0x00280106, 1)
                .us(0x00280107, 2);
        int[] samples = new int[20];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 100 + 37 * i % 50;
        }
        return image.element(PIXELS, "OW", image.words(samples));
    }

    @ParameterizedTest
    @ValueSource(strings = {EXPLICIT, IMPLICIT, "1.2.840.10008.1.2.2", EXPLICIT + ".99"})
    void theDataSetFollowsThePixels(String syntax) throws IOException {
        DicomDump out = DicomDump.of(upscaled(slice(syntax), "-s", "3", "-m", "nearest"));
        assertThat(out.text("00020010")).isEqualTo(EXPLICIT);
        assertThat(out.text("00100010")).isEqualTo("Phantom^Test");
        assertThat(out.text("0020000d")).isEqualTo("1.2.3");
        assertThat(out.text("00080060")).isEqualTo("CT");
        assertThat(out.text("00200013")).isEqualTo("7");
        assertThat(out.text("00080008")).isEqualTo("DERIVED\\SECONDARY\\AXIAL\\HEAD");
        assertThat(out.us("00280010")).isEqualTo(12);
        assertThat(out.us("00280011")).isEqualTo(15);
        assertThat(out.decimals("00280030")).containsExactly(new double[] {0.5 / 3, 0.25}, within(1e-14));
        assertThat(out.decimals("00181164")).containsExactly(new double[] {1.0 / 3, 0.5}, within(1e-14));
        assertThat(out.elements().get("00181310"))
                .containsExactly(slice(EXPLICIT).words(0, 128, 128, 0));
        assertThat(out.us("00280106")).isEqualTo(100);
        assertThat(out.us("00280107")).isEqualTo(148);
        assertThat(out.us("00280120")).isZero();
        assertThat(out.elements().get("7fe00010")).hasSize(2 * 12 * 15);
    }

    @Test
    void itSaysWhatItCameFrom() throws IOException {
        DicomDump out = DicomDump.of(upscaled(slice(EXPLICIT), "-s", "2", "-m", "lanczos"));
        assertThat(out.text("00082112/0/00081150")).isEqualTo("1.2.840.10008.5.1.4.1.1.7");
        assertThat(out.text("00082112/0/00081155")).isEqualTo("1.2.3.4");
        assertThat(out.has("00082112/0/00081160")).isFalse();
        assertThat(out.text("00082111")).contains("5x4 to 10x8", "scale 2", "lanczos:3");
        assertThat(out.text("00089215/0/00080100")).isEqualTo("113085");
        assertThat(out.text("00020003")).isEqualTo(out.text("00080018"));
        assertThat(out.text("00080018")).matches("2\\.25\\.[1-9]\\d{38}").isNotEqualTo(out.text("0020000e"));
    }

    @Test
    void identifiersFollowFromSourceAndPlan() throws IOException {
        DicomDump first = DicomDump.of(upscaled(slice(EXPLICIT), "-s", "2"));
        byte[] bytes = Files.readAllBytes(folder.resolve("out.dcm"));
        assertThat(upscaled(slice(EXPLICIT), "-s", "2")).hasBinaryContent(bytes);
        // another slice of the series stays beside it
        DicomDump other = DicomDump.of(upscaled(slice(EXPLICIT).text(0x00080018, "UI", "1.2.3.5"), "-s", "2"));
        assertThat(other.text("00080018")).isNotEqualTo(first.text("00080018"));
        assertThat(other.text("0020000e")).isEqualTo(first.text("0020000e"));
        // another plan makes another series
        for (String[] plan : new String[][] {
            {"-s", "3"},
            {"-s", "2", "-m", "bilinear"},
            {"-s", "2", "--edge", "reflect"},
            {"-s", "2", "--align", "align-corners"}
        }) {
            DicomDump changed = DicomDump.of(upscaled(slice(EXPLICIT), plan));
            assertThat(changed.text("00080018")).isNotEqualTo(first.text("00080018"));
            assertThat(changed.text("0020000e")).isNotEqualTo(first.text("0020000e"));
        }
    }

    /** Output pixel (0, 0) and the last one lie in the patient where their places on the source's grid do. */
    @ParameterizedTest
    @CsvSource({
        "half-pixel, 3, -0.333333333333333333, -0.333333333333333333, 0.333333333333333333, 0.333333333333333333",
        "half-pixel, 2.5, -0.307692307692308, -0.3, 0.384615384615385, 0.4",
        "half-pixel, 0.5, 0.333333333333333, 0.5, 1.666666666666667, 2",
        "align-corners, 3, 0, 0, 0.285714285714285714, 0.272727272727272727",
        "asymmetric, 3, 0, 0, 0.333333333333333333, 0.333333333333333333",
    })
    void thePositionIsThatOfTheFirstPixel(
            String align, String scale, double column, double row, double columnStep, double rowStep)
            throws IOException {
        DicomDump out = DicomDump.of(upscaled(slice(EXPLICIT), "-s", scale, "-m", "bilinear", "--align", align));
        double[] spacing = out.decimals("00280030");
        assertThat(spacing).containsExactly(new double[] {0.5 * rowStep, 0.75 * columnStep}, within(1e-12));
        double[] axes = {0.8, 0.6, 0, 0, 0, -1};
        double[] origin = {-10, 20, 30.5};
        double[] moved = new double[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = origin[i] + axes[i] * 0.75 * column + axes[3 + i] * 0.5 * row;
        }
        assertThat(out.decimals("00200032")).containsExactly(moved, within(1e-11));
    }

    @Test
    void whatIsStaleIsLeftOut() throws IOException {
        DicomBytes source = slice(EXPLICIT)
                .us(0x60000010, 4)
                .us(0x60000011, 5)
                .element(0x60003000, "OW", new byte[4])
                .sequence(0x00880200, true, slice(EXPLICIT).item().us(0x00280010, 1))
                .us(0x00181622, 0)
                .text(0x00282110, "CS", "01")
                .text(0x00282112, "DS", "12.5")
                .text(0x00091001, "LO", "private");
        DicomDump out = DicomDump.of(upscaled(source, "-s", "2"));
        assertThat(out.elements().keySet())
                .noneMatch(tag -> tag.startsWith("60") || tag.startsWith("0088") || tag.startsWith("001816"));
        assertThat(out.text("00282110")).isEqualTo("01");
        assertThat(out.text("00282112")).isEqualTo("12.5");
        assertThat(out.text("00091001")).isEqualTo("private");
    }

    private static DicomBytes enhanced() {
        DicomBytes image = DicomBytes.in(EXPLICIT)
                .image(2, 2, 8)
                .text(0x0020000e, "UI", "1.2.3.1")
                .text(0x00280008, "IS", "3")
                .element(PIXELS, "OB", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        DicomBytes shared = image.item()
                .sequence(0x00289110, false, image.item().text(0x00280030, "DS", "2\\2"))
                .sequence(0x00209116, false, image.item().text(0x00200037, "DS", "1\\0\\0\\0\\1\\0"));
        DicomBytes[] frames = new DicomBytes[3];
        for (int i = 0; i < 3; i++) {
            frames[i] = image.item()
                    .sequence(0x00209113, true, image.item().text(0x00200032, "DS", "0\\0\\" + 5 * i))
                    .sequence(0x00189226, false, image.item().text(0x00089007, "CS", "ORIGINAL\\PRIMARY\\M"));
        }
        return image.sequence(0x52009229, false, shared).sequence(0x52009230, false, frames);
    }

    @Test
    void functionalGroupsFollowTheirFrames() throws IOException {
        Path file = upscaled(enhanced(), "-s", "2", "-m", "nearest");
        DicomDump out = DicomDump.of(file);
        assertThat(out.text("00280008")).isEqualTo("3");
        assertThat(out.decimals("52009229/0/00289110/0/00280030")).containsExactly(1, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(out.decimals("52009230/" + i + "/00209113/0/00200032")).containsExactly(-0.5, -0.5, 5 * i);
            assertThat(out.text("52009230/" + i + "/00189226/0/00089007")).isEqualTo("DERIVED\\SECONDARY\\M");
        }
        Document read = new DicomFormat().read(Source.of(file));
        assertThat(read.pageCount()).isEqualTo(3);
        assertThat(read.page(2).raster().get(0, 3, 3)).isEqualTo(12);
    }

    @Test
    void framesMayBeChosen() throws IOException {
        Path file = upscaled(enhanced(), "-s", "2", "-m", "nearest", "--page", "2");
        DicomDump out = DicomDump.of(file);
        assertThat(out.text("00280008")).isEqualTo("1");
        assertThat(out.text("00082112/0/00081160")).isEqualTo("2");
        assertThat(out.decimals("52009230/0/00209113/0/00200032")).containsExactly(-0.5, -0.5, 5);
        assertThat(out.has("52009230/1/00209113")).isFalse();
        assertThat(out.elements().get("7fe00010")).hasSize(16);
        Raster read = new DicomFormat().read(Source.of(file)).first().raster();
        assertThat(read.get(0, 0, 0)).isEqualTo(5);
        assertThat(read.get(0, 3, 3)).isEqualTo(8);
        assertThat(out.text("00080018"))
                .isNotEqualTo(DicomDump.of(upscaled(enhanced(), "-s", "2", "-m", "nearest"))
                        .text("00080018"));
    }

    /** PS3.5, annex G, and A.4: byte for byte, of three frames of 4x4 samples that are 2x2 blocks. */
    @Test
    void framesAreRunLengthsWhereTheFileIsToBeSmall() throws IOException {
        Path file = upscaled(enhanced(), "-s", "2", "-m", "nearest", "--compression", "small");
        byte[] bytes = Files.readAllBytes(file);
        int item = 8 + 64 + 16;
        ByteBuffer expected = ByteBuffer.allocate(12 + 8 + 12 + 3 * item + 8).order(ByteOrder.LITTLE_ENDIAN);
        expected.putInt(0x00107fe0)
                .put((byte) 'O')
                .put((byte) 'B')
                .putShort((short) 0)
                .putInt(-1);
        expected.putInt(0xe000fffe).putInt(12).putInt(0).putInt(item).putInt(2 * item);
        for (int frame = 0; frame < 3; frame++) {
            expected.putInt(0xe000fffe).putInt(item - 8).putInt(1).putInt(64);
            expected.position(expected.position() + 56);
            for (int row = 0; row < 4; row++) {
                int left = 4 * frame + row / 2 * 2 + 1;
                expected.put(new byte[] {-1, (byte) left, -1, (byte) (left + 1)});
            }
        }
        expected.putInt(0xe0ddfffe).putInt(0);
        assertThat(Arrays.copyOfRange(bytes, bytes.length - expected.capacity(), bytes.length))
                .isEqualTo(expected.array());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("1.2.840.10008.1.2.5\0");
        String instance =
                DicomDump.of(upscaled(enhanced(), "-s", "2", "-m", "nearest")).text("00080018");
        assertThat(text).as("the same instance, however it is packed").contains(instance);
    }

    /** The higher bytes of samples, and the planes of colours, are segments one after another. */
    @Test
    void segmentsAreOfBytesAndOfColours() throws IOException {
        DicomBytes source = DicomBytes.in(EXPLICIT)
                .image(1, 1, 16)
                .us(0x00280002, 3)
                .text(0x00280004, "CS", "RGB")
                .us(0x00280006, 0);
        source.element(PIXELS, "OW", source.words(0x0102, 0x0304, 0x0506));
        byte[] bytes = Files.readAllBytes(upscaled(source, "-s", "3", "-m", "nearest", "--compression", "small"));
        ByteBuffer frame = ByteBuffer.wrap(bytes, bytes.length - 8 - 64 - 36, 64 + 36)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(frame.getInt()).isEqualTo(6);
        for (int s = 0; s < 6; s++) {
            assertThat(frame.getInt()).isEqualTo(64 + 6 * s);
            for (int row = 0; row < 3; row++) {
                assertThat(frame.getShort(64 + 6 * s + 2 * row)).isEqualTo((short) (s + 1 << 8 | 0xfe));
            }
        }
    }

    @Test
    void thePaddingIsNoExtreme() throws IOException {
        DicomBytes source = slice(EXPLICIT).us(0x00280120, 100).us(0x00280121, 103);
        DicomDump out = DicomDump.of(upscaled(source, "-s", "2", "-m", "nearest"));
        assertThat(out.us("00280106")).isEqualTo(105);
        assertThat(out.us("00280107")).isEqualTo(148);
        DicomDump empty = DicomDump.of(upscaled(source.us(0x00280121, 65535), "-s", "2", "-m", "nearest"));
        assertThat(empty.has("00280106")).isFalse();
        assertThat(empty.has("00280107")).isFalse();
    }

    /** Segments of 1-bit samples: frames follow one another in the middle of a byte. */
    @Test
    void bitsStayBits() throws IOException {
        DicomBytes source = DicomBytes.in(EXPLICIT)
                .image(3, 1, 1)
                .text(0x00280008, "IS", "2")
                .element(PIXELS, "OB", new byte[] {0b110_101, 0});
        Path file = upscaled(source, "--size", "3x3", "--fit", "stretch", "-m", "nearest");
        DicomDump out = DicomDump.of(file);
        assertThat(out.us("00280100")).isEqualTo(1);
        // 101 three times, 011 three times, the first pixel lowest
        assertThat(out.elements().get("7fe00010")).containsExactly(0b01_101_101, 0b0_110_110_1 | 0, 0b11, 0);
    }

    @Test
    void valuesThatStandForOthersAreNotWritten() throws IOException {
        Files.write(folder.resolve("in.dcm"), slice(EXPLICIT).file());
        for (String option : List.of("--range=offset", "--range=rescale", "--depth=8", "--depth=16")) {
            assertThat(run(
                            folder.resolve("in.dcm").toString(),
                            "-s",
                            "2",
                            option,
                            "-o",
                            folder.resolve("out.dcm").toString()))
                    .isEqualTo(1);
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("keeps what stored values stand for");
            assertThat(folder.resolve("out.dcm")).doesNotExist();
        }
    }

    @Test
    void aPaletteStaysWhereSamplesAreOnlyMoved() throws IOException {
        DicomBytes source = DicomBytes.in(EXPLICIT)
                .image(2, 1, 8)
                .text(0x00280004, "CS", "PALETTE COLOR")
                .element(PIXELS, "OB", new byte[] {0, 1});
        for (int c = 0; c < 3; c++) {
            source.us(0x00281101 + c, 2, 0, 16).element(0x00281201 + c, "OW", source.words(0x1200, 0xff00 - (c << 8)));
        }
        DicomDump nearest = DicomDump.of(upscaled(source, "-s", "2", "-m", "nearest"));
        assertThat(nearest.text("00280004")).isEqualTo("PALETTE COLOR");
        assertThat(nearest.elements().get("00281201")).containsExactly(source.words(0x1200, 0xff00));
        assertThat(nearest.elements().get("7fe00010")).containsExactly(0, 0, 1, 1, 0, 0, 1, 1);

        DicomDump mixed = DicomDump.of(upscaled(source, "-s", "2", "-m", "bilinear"));
        assertThat(mixed.text("00280004")).isEqualTo("RGB");
        assertThat(mixed.us("00280002")).isEqualTo(3);
        assertThat(mixed.has("00281201")).isFalse();
        assertThat(mixed.has("00281101")).isFalse();
    }

    @Test
    void aPictureFromElsewhereIsASecondaryCapture() throws IOException {
        Path pgm = folder.resolve("in.pgm");
        Files.write(pgm, "P5 2 1 255\n\001\377".getBytes(StandardCharsets.ISO_8859_1));
        DicomDump out = DicomDump.of(upscaled(pgm, "out.dcm", "-s", "2", "-m", "nearest"));
        assertThat(out.text("00080016")).isEqualTo("1.2.840.10008.5.1.4.1.1.7");
        assertThat(out.text("00080064")).isEqualTo("WSD");
        assertThat(out.text("00100010")).isEmpty();
        assertThat(out.elements().get("7fe00010")).containsExactly(1, 1, -1, -1, 1, 1, -1, -1);
        byte[] bytes = Files.readAllBytes(folder.resolve("out.dcm"));
        assertThat(upscaled(pgm, "again.dcm", "-s", "2", "-m", "nearest")).hasBinaryContent(bytes);
    }

    @Test
    void strippedOfItsDataSetItIsASecondaryCaptureThatLooksTheSame() throws IOException {
        DicomBytes source = slice(EXPLICIT).text(0x00280004, "CS", "MONOCHROME1");
        DicomDump out = DicomDump.of(upscaled(source, "-s", "2", "-m", "nearest", "--strip"));
        assertThat(out.text("00280004")).isEqualTo("MONOCHROME1");
        assertThat(out.text("00100010")).isEmpty();
        assertThat(out.text("0020000d")).isNotEqualTo("1.2.3");
        assertThat(out.has("00200032")).isFalse();
    }
}
