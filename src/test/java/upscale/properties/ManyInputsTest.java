package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.Main;

/** Inputs that are worked on at the same time end as if they were done one after another: what is told, in which order, and every byte. */
@Timeout(300)
class ManyInputsTest {
    private static final int COUNT = 24;

    @TempDir
    private Path folder;

    @AfterEach
    void noThreadOutlivesTheProgram() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().matches("(task|sweep)-.*"));
    }

    /** What came of it: the exit code, both streams, and all files with their bytes. */
    private record Outcome(int code, List<String> told, String out, Map<String, String> files) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endAsIfDoneOneAfterAnother(long seed) throws IOException {
        Outcome one = outcome(seed, 1);
        assertThat(one.told()).hasSizeGreaterThanOrEqualTo(COUNT);
        for (int threads : new int[] {2, 5}) {
            Outcome several = outcome(seed, threads);
            assertThat(several.told()).isEqualTo(one.told());
            assertThat(several.code()).isEqualTo(one.code());
            assertThat(several.files().keySet()).isEqualTo(one.files().keySet());
            assertThat(several).isEqualTo(one);
        }
    }

    private Outcome outcome(long seed, int threads) throws IOException {
        Path work = Files.createDirectory(folder.resolve("with-" + threads));
        Random random = new Random(seed);
        List<String> args = new ArrayList<>(inputs(work, random));
        args.addAll(List.of("-s", "2", "-j", String.valueOf(threads)));
        args.addAll(options(work, random));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                args.toArray(String[]::new),
                new ByteArrayInputStream(ppm(random, 9, 7)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        List<String> told = Arrays.asList(err.toString(StandardCharsets.UTF_8)
                .replace(work.toString(), "")
                .replaceAll("[\\d.]+ s(, [\\d.]+ megapixels/s)?\n", "N s\n")
                .split("\n"));
        return new Outcome(code, told, bytes(out.toByteArray()), files(work));
    }

    /** Good ones of many sizes, large ones, damaged, missing, of no format, empty, folders, results of others, standard input. */
    private static List<String> inputs(Path work, Random random) throws IOException {
        boolean entangled = random.nextInt(4) == 0; // else many are done at the same time
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Path file = work.resolve("in" + i + ".ppm");
            switch (random.nextInt(12)) {
                case 0 -> Files.write(file, Arrays.copyOf(ppm(random, 20, 20), 300));
                case 1 -> {} // missing
                case 2 -> Files.writeString(file, "no image");
                case 3 -> Files.createFile(file);
                case 4 -> Files.createDirectory(file);
                case 5 -> Files.write(file, ppm(random, 1600, 1400)); // large, twice as large
                case 6 -> { // in the way, which -f replaces
                    Files.write(file, ppm(random, 30, 30));
                    Files.writeString(work.resolve("in" + i + "-2x.ppm"), "precious");
                }
                case 7 -> { // what is the output of the one before, if they are entangled
                    file = work.resolve("in" + (i - 1) + (entangled ? "-2x.ppm" : "-3x.ppm"));
                    if (random.nextBoolean()) {
                        Files.write(file, ppm(random, 10, 10));
                    }
                }
                default -> Files.write(file, ppm(random, 1 + random.nextInt(300), 1 + random.nextInt(300)));
            }
            inputs.add(file.toString());
        }
        if (entangled) {
            inputs.add(random.nextInt(COUNT), "-");
        }
        return inputs;
    }

    private static List<String> options(Path work, Random random) {
        List<String> options = new ArrayList<>();
        if (random.nextBoolean()) {
            options.add("-f");
        }
        if (random.nextBoolean()) {
            options.addAll(List.of("-o", work + "/out/{name}.png"));
        }
        if (random.nextBoolean()) {
            options.addAll(List.of("-m", "bicubic", "--range", "rescale"));
        }
        if (random.nextBoolean()) {
            options.addAll(List.of("--memory", "300M"));
        }
        return options;
    }

    private static byte[] ppm(Random random, int width, int height) {
        byte[] header = ("P6 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(header, header.length + 3 * width * height);
        int noise = random.nextInt();
        for (int i = header.length; i < file.length; i++) {
            file[i] = (byte) (i / 7 + (i * noise >>> 27));
        }
        return file;
    }

    private static Map<String, String> files(Path work) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(work)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(work.relativize(file).toString(), bytes(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static String bytes(byte[] bytes) {
        try {
            return bytes.length + " bytes "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
