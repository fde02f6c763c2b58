package upscale.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Document;
import upscale.format.Source;

/** Files that are cut or damaged, decoded frame by frame: refused with an IOException or read, and never a part taken for the whole. */
class DicomDamageTest {
    private static final int FLIPS = 2000;

    private static void decode(byte[] file) throws IOException {
        Document document = new DicomFormat().read(Source.of("damaged.dcm", file));
        document.first();
        document.page(document.pageCount() - 1);
    }

    private static DicomBytes described(DicomBytes image) {
        DicomBytes code = image.item().text(0x00080100, "SH", "113040");
        DicomBytes measures = image.item().text(0x00280030, "DS", "0.5\\0.5");
        return image.sequence(0x00089215, true, code)
                .sequence(0x52009229, false, image.item().sequence(0x00289110, false, measures))
                .text(0x00281050, "DS", "40")
                .text(0x00281051, "DS", "400");
    }

    private static DicomBytes palette(DicomBytes image) {
        image.text(0x00280004, "CS", "PALETTE COLOR");
        for (int c = 0; c < 3; c++) {
            image.us(0x00281101 + c, 6, 0, 16)
                    .element(0x00281221 + c, "OW", image.words(0, 2, 100, 1000, 1, 3, 4000, 0, 1, 9));
        }
        return image.element(0x7fe00010, "OB", new byte[24]);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String syntax : new String[] {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"}) {
            DicomBytes image = described(DicomBytes.in(syntax).image(6, 4, 16));
            files.put(syntax, image.element(0x7fe00010, "OW", new byte[48]).file());
            files.put(syntax + " without header", image.dataSet());
        }
        files.put(
                "deflated",
                described(DicomBytes.in("1.2.840.10008.1.2.1.99").image(6, 4, 8))
                        .element(0x7fe00010, "OB", new byte[24])
                        .file());
        files.put(
                "palette",
                palette(DicomBytes.in("1.2.840.10008.1.2.1").image(6, 4, 8)).file());
        byte[] frame = DicomBytes.rle(new byte[24], new byte[24]);
        files.put(
                "run lengths",
                DicomBytes.in("1.2.840.10008.1.2.5")
                        .image(6, 4, 16)
                        .text(0x00280008, "IS", "2")
                        .fragments(new int[] {0, frame.length + 8}, frame, frame)
                        .file());
        BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(gray, "jpeg", jpeg);
        files.put(
                "jpeg",
                DicomBytes.in("1.2.840.10008.1.2.4.50")
                        .image(16, 16, 8)
                        .fragments(new int[0], jpeg.toByteArray())
                        .file());
        return files;
    }

    @TestFactory
    Stream<DynamicTest> noCutIsTakenForTheWhole() throws IOException {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    byte[] whole = file.getValue();
                    decode(whole);
                    // the byte that a deflated data set is padded with is part of nothing
                    int end = file.getKey().equals("deflated") ? whole.length - 1 : whole.length;
                    for (int length = 0; length < end; length++) {
                        try {
                            decode(Arrays.copyOf(whole, length));
                        } catch (IOException refused) {
                            assertThat(refused.getMessage()).isNotBlank();
                            continue;
                        } catch (Throwable t) {
                            fail("cut to " + length + " of " + whole.length + " bytes", t);
                        }
                        fail("cut to " + length + " of " + whole.length + " bytes, and read as if it were whole");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> damageIsMetWithAnIoExceptionOrAPicture() throws IOException {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    byte[] whole = file.getValue();
                    Random random = new Random(4711);
                    for (int i = 0; i < FLIPS; i++) {
                        byte[] damaged = whole.clone();
                        int at = random.nextInt(whole.length);
                        damaged[at] ^= (byte) (i % 2 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
                        try {
                            decode(damaged);
                        } catch (IOException refused) {
                            assertThat(refused.getMessage()).isNotBlank();
                        } catch (Throwable t) {
                            fail("byte " + at + " changed from " + whole[at] + " to " + damaged[at], t);
                        }
                    }
                }));
    }

    /** Of a million random beginnings none is taken for a data set. */
    @Test
    void noiseIsNotRecognised() {
        Random random = new Random(99);
        byte[] head = new byte[Source.HEAD];
        for (int i = 0; i < 1_000_000; i++) {
            random.nextBytes(head);
            head[0] = 8; // group 0008, as most data sets begin
            head[1] = 0;
            head[3] = 0;
            if (new DicomFormat().recognises(head)) {
                fail(Arrays.toString(head));
            }
        }
    }

    @Test
    void zerosAndShortFilesAreNotRecognised() {
        assertThat(new DicomFormat().recognises(new byte[Source.HEAD])).isFalse();
        assertThat(new DicomFormat().recognises(new byte[] {8, 0, 5, 0, 'C', 'S', 2, 0, 'a', 'b'}))
                .isFalse();
    }
}
