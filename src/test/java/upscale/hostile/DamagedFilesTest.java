package upscale.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.cli.Ran;
import upscale.format.Format;

/**
 * Files of every format and variant, and kernels of convolutions, cut short or changed in a byte, through the command line: refused in a line,
 * with nothing left behind; or written. Of a file that is cut, a result is right only if it is that of the whole, to the byte: then what was cut
 * off is no part of it. With {@code -Dupscale.damage=full} as often as docs/testing.md says, else less often.
 */
class DamagedFilesTest {
    private static final boolean FULL = "full".equals(System.getProperty("upscale.damage"));
    private static final int CUTS = FULL ? 60 : 6;
    private static final int FLIPS = FULL ? 2000 : 100;
    private static final long SEED = 20240229;

    @TempDir
    private Path folder;

    /**
     * Files that are read in one way.
     *
     * @param name of a format, or of a kind of kernel
     * @param suffix of the files, and of what is made of them
     * @param files by what is special about them
     * @param words of the command line but for file and output; {@code FILE} in one of them is the file
     */
    private record Kind(String name, String suffix, Map<String, byte[]> files, List<String> words) {
        static Kind of(Format format) {
            String suffix = format.suffixes().get(0);
            boolean back =
                    format.writes() && !format.name().equals("pnm"); // which is read with floats, and written without
            String written = back ? suffix : "tiff";
            return new Kind(
                    format.name(),
                    suffix,
                    HealthyFiles.of(format),
                    List.of("FILE", "-s", "1", "-m", "nearest", "--format", written));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        Stream<Kind> formats =
                HealthyFiles.FORMATS.all().stream().filter(Format::reads).map(Kind::of);
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        HealthyFiles.of(FuzzTarget.NPY.format().orElseThrow()).forEach((name, file) -> {
            if (name.startsWith("plane")) {
                arrays.put(name, file);
            }
        });
        String image = Path.of("samples", "line-art.png").toString();
        return Stream.concat(
                formats,
                Stream.of(
                        new Kind("npy kernel", "npy", arrays, List.of("conv", "-k", "FILE", image, "--format", "png")),
                        new Kind(
                                "safetensors kernel",
                                "safetensors",
                                Map.of("weight and bias", HealthyFiles.safetensors()),
                                List.of("conv", "-k", "FILE#k.weight", image, "--format", "png"))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noPartIsTakenForTheWhole(Kind kind) throws IOException {
        for (Map.Entry<String, byte[]> each : kind.files.entrySet()) {
            byte[] whole = each.getValue();
            Outcome sound = outcome(kind, whole);
            if (!sound.written()) {
                fail(each.getKey() + ": " + sound.ran.err());
            }
            for (int length : cuts(whole.length)) {
                Outcome cut = outcome(kind, Arrays.copyOf(whole, length));
                String what = each.getKey() + " cut to " + length + " of " + whole.length + " bytes";
                requireControlled(what, cut);
                if (cut.written() && !Arrays.equals(cut.output, sound.output)) {
                    fail(what + ", and the result is another one: " + cut.ran.err());
                }
            }
        }
    }

    /** With --allow-truncated, what is made of a part is called so; of less than that, nothing is made. */
    @ParameterizedTest
    @MethodSource("kinds")
    void partsThatAreTakenAreCalledParts(Kind kind) throws IOException {
        for (Map.Entry<String, byte[]> each : kind.files.entrySet()) {
            byte[] whole = each.getValue();
            byte[] sound = outcome(kind, whole).output;
            for (int length : cuts(whole.length)) {
                Outcome cut = outcome(kind, Arrays.copyOf(whole, length), "--allow-truncated", "--json");
                String what = each.getKey() + " cut to " + length + " of " + whole.length + " bytes";
                requireControlled(what, cut);
                if (cut.written() && !Arrays.equals(cut.output, sound)) {
                    assertThat(cut.ran.text()).as(what).contains("\"status\":\"truncated\"");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyChangeIsWrittenOrRefused(Kind kind) throws IOException {
        Random random = new Random(SEED);
        List<Map.Entry<String, byte[]>> files = List.copyOf(kind.files.entrySet());
        for (int i = 0; i < FLIPS; i++) {
            Map.Entry<String, byte[]> each = files.get(i % files.size());
            byte[] damaged = each.getValue().clone();
            // Where headers are, changes do more.
            int at = random.nextInt(i % 2 == 0 ? damaged.length : Math.min(damaged.length, 200));
            damaged[at] ^= (byte) (i % 3 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
            requireControlled(
                    each.getKey() + " with byte " + at + " changed from " + each.getValue()[at] + " to " + damaged[at],
                    outcome(kind, damaged));
        }
    }

    /** Lengths to cut to: the shortest and the longest, and others between them. */
    private static List<Integer> cuts(int length) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < CUTS - 2; i++) {
            cuts.add((int) ((long) length * i / (CUTS - 2)));
        }
        cuts.add(Math.max(0, length - 4));
        cuts.add(length - 1);
        return cuts;
    }

    /** @param output what was written; empty if nothing was */
    private record Outcome(Ran ran, byte[] output) {
        boolean written() {
            return ran.code() == 0;
        }
    }

    private Outcome outcome(Kind kind, byte[] bytes, String... further) throws IOException {
        Path file = Files.write(folder.resolve("in." + kind.suffix), bytes);
        Path output = folder.resolve("out");
        List<Object> words = new ArrayList<>();
        kind.words.forEach(word -> words.add(word.replace("FILE", file.toString())));
        words.addAll(List.of(further));
        words.addAll(List.of("-q", "-j", "1", "-o", output));
        Ran ran = Ran.with(words.toArray());
        byte[] written = Files.exists(output) ? Files.readAllBytes(output) : new byte[0];
        Files.deleteIfExists(output);
        return new Outcome(ran, written);
    }

    private void requireControlled(String what, Outcome outcome) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as(what).hasSize(1);
        }
        Ran ran = outcome.ran;
        boolean controlled = outcome.written()
                ? outcome.output.length > 0
                : (ran.code() == 1 || ran.code() == 2)
                        && outcome.output.length == 0
                        && ran.complaints().size() == 1
                        && ran.err().startsWith("upscale: ")
                        && !ran.err().contains("internal error");
        if (!controlled) {
            fail(what + " ended with " + ran.code() + ": " + ran.err());
        }
    }
}
