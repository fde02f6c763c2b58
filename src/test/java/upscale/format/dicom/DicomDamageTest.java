package upscale.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Source;

/** Files that are cut or damaged, decoded frame by frame: refused with an IOException or read, and never a part taken for the whole. */
class DicomDamageTest {
    private static final int FLIPS = 2000;

    private static void decode(byte[] file) throws IOException {
        Document document = new DicomFormat().read(Source.of("damaged.dcm", file));
        document.first();
        document.page(document.pageCount() - 1);
    }

    @TestFactory
    Stream<DynamicTest> noCutIsTakenForTheWhole() throws IOException {
        return DicomVariants.files().entrySet().stream()
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
        return DicomVariants.files().entrySet().stream()
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

    /** A file of some hundred kilobytes that holds 300 MB of nothing is refused before all of that is there. */
    @Test
    void aSmallFileDoesNotBecomeAnyNumberOfBytes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(DicomBytes.in("1.2.840.10008.1.2.1.99").header());
        Deflater deflater = new Deflater(1, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(file, deflater)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        deflater.end();
        assertThat(file.size()).isLessThan(2 << 20);
        assertThatThrownBy(() -> decode(file.toByteArray()))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("too large: a data set that inflates to more than 256 MiB");
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
