package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.Main;

/** The file does not depend on how many threads made it. */
class SameBytesTest {
    private static final int SIDE = 331;

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() throws IOException {
        input = folder.resolve("in.ppm");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("P6 " + SIDE + " " + SIDE + " 255\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < SIDE * SIDE; i++) { // a gradient, and half of it noise
            int noise = i * 0x9E3779B9 >>> 26;
            file.write(i % SIDE * 255 / SIDE);
            file.write(i / SIDE > SIDE / 2 ? noise * 4 : 128);
            file.write(i / SIDE * 255 / SIDE);
        }
        Files.write(input, file.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "png, lanczos",
        "png, bed-of-nails",
        "tif, mitchell",
        "ppm, bilinear",
        "npy, transposed",
        "bmp, nearest",
        "jpg, bicubic"
    })
    void oneTwoAndSevenThreadsWriteTheSame(String suffix, String method) throws IOException {
        byte[] one = enlarge(suffix, method, 1);
        assertThat(enlarge(suffix, method, 2)).isEqualTo(one);
        assertThat(enlarge(suffix, method, 7)).isEqualTo(one);
    }

    private byte[] enlarge(String suffix, String method, int threads) throws IOException {
        Path output = folder.resolve("out." + suffix);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] args = {
            input.toString(),
            "-s",
            "4",
            "-m",
            method,
            "-j",
            Integer.toString(threads),
            "-q",
            "-f",
            "-o",
            output.toString()
        };
        int code = Main.run(
                args,
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return Files.readAllBytes(output);
    }
}
