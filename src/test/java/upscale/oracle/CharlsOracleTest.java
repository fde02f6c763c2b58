package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import upscale.format.dicom.jpegls.JpegLsImage;
import upscale.format.dicom.jpegls.JpegLsReader;

/** JPEG-LS streams that CharLS wrote, and what it decodes them to: every sample equal. */
class CharlsOracleTest {
    private static final Path STREAMS = Path.of("src/test/resources/oracles/charls/jpegls.json");

    /** A stream; {@code crc32} is of the samples, interleaved, two bytes each, the lower one first. */
    private record Case(
            int bits,
            int near,
            int width,
            int height,
            int components,
            String interleave,
            int[] presets,
            long crc32,
            String stream) {}

    @TestFactory
    Stream<DynamicTest> samplesAreThoseOfCharls() throws IOException {
        Case[] cases = new Gson().fromJson(Files.readString(STREAMS, StandardCharsets.UTF_8), Case[].class);
        assertThat(cases).hasSizeGreaterThan(30);
        return List.of(cases).stream()
                .map(c -> dynamicTest(
                        String.format(
                                "%d bits, %d x %s, near %d%s",
                                c.bits, c.components, c.interleave, c.near, c.presets == null ? "" : ", presets"),
                        () -> decodesAsIsSaid(c)));
    }

    private static void decodesAsIsSaid(Case c) throws IOException {
        JpegLsImage image = JpegLsReader.decode(Base64.getDecoder().decode(c.stream));
        assertThat(List.of(image.width(), image.height(), image.bits(), image.components()))
                .containsExactly(c.width, c.height, c.bits, c.components);
        ByteBuffer bytes = ByteBuffer.allocate(2 * image.samples().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(image.samples());
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        assertThat(crc.getValue()).isEqualTo(c.crc32);
    }
}
