package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.dicom.jpegls.JpegLsImage;
import upscale.format.dicom.jpegls.JpegLsReader;

/** The JPEG-LS streams in pydicom's samples, against what GDCM decodes them to: every sample equal. */
class DicomJpegLsTest {
    private static final Path FOLDER = Path.of("../shared/oracles/dicom");

    @ParameterizedTest
    @ValueSource(strings = {"MR_small_jpeg_ls_lossless", "JLSL_16_15_1_1F"})
    void samplesAreThoseOfGdcm(String name) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "the DICOM samples are not there: " + FOLDER);
        byte[] file = Files.readAllBytes(FOLDER.resolve("files/" + name + ".dcm"));
        JpegLsImage image = JpegLsReader.decode(Arrays.copyOfRange(file, startOfImage(file), file.length));
        short[] expected = new short[image.samples().length];
        byte[] array;
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve("ref/" + name + ".raw.npy.gz")))) {
            array = in.readAllBytes();
        }
        int header = array.length - 2 * expected.length;
        ByteBuffer.wrap(array, header, 2 * expected.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(expected);
        assertThat(header).isEqualTo(128);
        assertThat(image.samples()).isEqualTo(expected);
    }

    private static int startOfImage(byte[] file) {
        int at = 0;
        while (file[at] != -1 || file[at + 1] != (byte) 0xd8 || file[at + 2] != -1 || file[at + 3] != (byte) 0xf7) {
            at++;
        }
        return at;
    }
}
