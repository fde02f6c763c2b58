package upscale;

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
import java.util.List;
import upscale.cli.CommandLineProgram;

/**
 * The common jobs, done on small pictures: what the launcher's start-up cache learns its classes from. Nothing depends on it; a class
 * that no job here needs is merely loaded the slow way.
 */
final class Rehearsal {
    private static final int SIDE = 128;

    private Rehearsal() {}

    /** @param args an existing folder, which the pictures are left in */
    public static void main(String[] args) throws IOException {
        List<String> failed = in(Path.of(args[0]));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("failed: " + String.join("; ", failed));
        }
        Main.main(new String[] {"--version"}); // with the streams and the end of a process
    }

    /**
     * Does the jobs in an existing folder.
     *
     * @return the command lines that failed, which only a fault of this class or of the program explains
     */
    static List<String> in(Path folder) throws IOException {
        String colour = write(folder.resolve("colour.bmp"), bitmapHeader(), 3);
        String gray = write(folder.resolve("gray.pgm"), "P5 " + SIDE + " " + SIDE + " 255\n", 1);
        String png = folder.resolve("colour.png").toString();
        String large = folder.resolve("large.").toString();

        List<List<String>> jobs = new ArrayList<>();
        jobs.add(List.of("--help"));
        jobs.add(List.of("methods"));
        jobs.add(List.of("formats"));
        jobs.add(List.of(colour, "-s", "1", "-q", "-o", png));
        jobs.add(List.of("inspect", png));
        for (String suffix : List.of("png", "png", "jpg", "tif", "bmp", "npy")) {
            jobs.add(List.of(png, "-s", "4", "-f", "-o", large + suffix));
        }
        for (String suffix : List.of("jpg", "tif", "bmp", "npy")) {
            jobs.add(List.of(large + suffix, "-s", "0.5", "-f", "-o", large + "pnm"));
        }
        jobs.add(List.of(png, "--size", "200x", "-m", "bicubic", "--linear", "-v", "-f", "-o", large + "png"));
        jobs.add(List.of(png, gray, "-s", "2", "-m", "nearest", "--json", "-f", "-o", folder + "/{name}-{scale}.png"));
        jobs.add(List.of("conv", png, "-k", "edge", "-f", "-o", large + "png"));
        jobs.add(List.of(png, "-s", "2", "-m", "transposed", "-k", "1 2 1; 2 4 2; 1 2 1", "-f", "-o", large + "npy"));
        jobs.add(List.of("chain", "conv box padding same | pool 2 | relu | unpool", png, "-f", "-o", large + "png"));
        String indices = folder.resolve("indices.npy").toString();
        jobs.add(List.of("pool", png, "-k", "2", "--indices", indices, "-f", "-o", large + "png"));
        jobs.add(List.of(large + "png", "-m", "max-unpool", "--indices", indices, "-f", "-o", large + "tif"));
        String nearest = folder.resolve("nearest.png").toString();
        jobs.add(List.of(png, "-s", "4", "-f", "-o", large + "png"));
        jobs.add(List.of(png, "-s", "4", "-m", "nearest", "-f", "-o", nearest));
        jobs.add(List.of("compare", large + "png", nearest, "--max-diff", "100%", "--diff", folder + "/map.png"));

        List<String> failed = new ArrayList<>();
        for (List<String> job : jobs) {
            if (run(job) != 0) {
                failed.add(String.join(" ", job));
            }
        }
        return failed;
    }

    private static int run(List<String> job) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CommandLineProgram(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        nowhere,
                        StandardCharsets.UTF_8,
                        new OwnProcess())
                .run(job.toArray(String[]::new));
    }

    /** A gradient with some noise. */
    private static String write(Path file, String header, int channels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        int noise = 1;
        for (int i = 0; i < SIDE * SIDE * channels; i++) {
            noise = noise * 1103515245 + 12345;
            bytes.write(i / (SIDE * channels) + (noise >>> 27));
        }
        Files.write(file, bytes.toByteArray());
        return file.toString();
    }

    /** Of 24 bits and 72 dpi: files state a resolution more often than not. */
    private static String bitmapHeader() {
        ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B')
                .put((byte) 'M')
                .putInt(54 + 3 * SIDE * SIDE)
                .putInt(0)
                .putInt(54);
        header.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
        header.putInt(0).putInt(0).putInt(2835).putInt(2835).putInt(0).putInt(0);
        return new String(header.array(), StandardCharsets.ISO_8859_1);
    }
}
