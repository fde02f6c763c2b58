package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is the decoded input, or less, and a few bands: the output is several times larger than the heap that its process gets. */
class SmallHeapTest {
    private static final int HEAP_MIB = 40;
    private static final int SIDE = 8000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"out.png", "out.tif", "out.ppm", "out.npy"})
    void writesMoreThanTheHeapHolds(String name) throws IOException, InterruptedException {
        long bytes = 3L * SIDE * SIDE;
        assertThat(bytes).isGreaterThan(4L * HEAP_MIB << 20);
        Path input = folder.resolve("in.ppm");
        Files.write(input, ppm());
        Path output = folder.resolve(name);
        resize(input, "lanczos", SIDE, output);
        if (name.endsWith("ppm") || name.endsWith("npy")) {
            assertThat(Files.size(output)).isGreaterThan(bytes);
        } else if (name.endsWith("png")) {
            try (var in = ImageIO.createImageInputStream(new File(output.toString()))) {
                var reader = ImageIO.getImageReaders(in).next();
                reader.setInput(in);
                assertThat(List.of(reader.getWidth(0), reader.getHeight(0))).isEqualTo(List.of(SIDE, SIDE));
            }
        }
    }

    /** Of TIFF, not even the input is held. */
    @Test
    void readsMoreThanTheHeapHolds() throws IOException, InterruptedException {
        Path input = folder.resolve("in.ppm");
        Files.write(input, ppm());
        Path large = folder.resolve("large.tif");
        resize(input, "nearest", SIDE, large);
        Path back = folder.resolve("back.ppm");
        resize(large, "nearest", 125, back);
        assertThat(Arrays.equals(Files.readAllBytes(back), ppm()))
                .as("enlarged and reduced")
                .isTrue();
    }

    /** As many images at the same time as there is memory for, whatever the number of threads. */
    @Test
    void learnsOfMoreImagesThanTheHeapHolds() throws IOException, InterruptedException {
        Path images = Files.createDirectory(folder.resolve("images"));
        Path small = folder.resolve("small.ppm");
        Files.write(small, ppm());
        Path first = images.resolve("0.ppm");
        resize(small, "bicubic", 1200, first);
        for (int i = 1; i < 6; i++) {
            Files.copy(first, images.resolve(i + ".ppm"));
        }
        Path kernel = folder.resolve("kernel.safetensors");
        run("learn", images, "-s", 2, "--kernel-size", 5, "-j", 6, "-q", "-o", kernel);
        assertThat(kernel).exists();
    }

    private static void resize(Path input, String method, int side, Path output)
            throws IOException, InterruptedException {
        run(input, "-m", method, "--size", side + "x" + side, "-j", 2, "-q", "-o", output);
    }

    private static void run(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "upscale.Main"));
        for (Object word : words) {
            command.add(word.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    // A coarse pattern of 125x125 pixels, so that what takes time is the sweep and not deflate.
    private static byte[] ppm() {
        byte[] header = "P6\n125 125\n255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[header.length + 3 * 125 * 125];
        System.arraycopy(header, 0, file, 0, header.length);
        for (int i = header.length; i < file.length; i++) {
            file[i] = (byte) (i * 7919 >> 5);
        }
        return file;
    }
}
