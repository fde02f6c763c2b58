package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.ImageInfo;

/** A TIFF of 5 GB is BigTIFF, and takes 512 MiB of heap. It needs the room and some time: {@code -Dupscale.huge=true}. */
@EnabledIfSystemProperty(named = "upscale.huge", matches = "true", disabledReason = "writes 5 GB")
class HugeTiffTest {
    private static final int WIDTH = 40_000;
    private static final int HEIGHT = 42_000;

    @TempDir
    private Path folder;

    @Test
    void writesFiveGigabytesInHalfAGigabyte() throws IOException, InterruptedException {
        Path input = folder.resolve("in.ppm");
        byte[] samples = new byte[3 * 100 * 100];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * 7919 >> 5);
        }
        Files.write(input, "P6 100 100 255\n".getBytes(StandardCharsets.US_ASCII));
        Files.write(input, samples, java.nio.file.StandardOpenOption.APPEND);
        Path output = folder.resolve("out.tif");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "upscale.Main",
                        input.toString(),
                        "--size",
                        WIDTH + "x" + HEIGHT,
                        "-m",
                        "nearest",
                        "--compression",
                        "none",
                        "-q",
                        "-o",
                        output.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Files.size(output)).isGreaterThan(3L * WIDTH * HEIGHT).isGreaterThan(5_000_000_000L);
        Format tiff = Formats.load(getClass().getClassLoader()).named("tiff").orElseThrow();
        ImageInfo info = tiff.read(Source.of(output)).info(0);
        assertThat(List.of(info.width(), info.height())).isEqualTo(List.of(WIDTH, HEIGHT));
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            file.seek(2);
            assertThat(file.read()).as("BigTIFF's version").isEqualTo(43);
            // uncompressed, the last sample is the last of the strips, which begin behind the header
            file.seek(16 + 3L * WIDTH * HEIGHT - 1);
            assertThat((byte) file.read()).isEqualTo(samples[samples.length - 1]);
        }
    }
}
