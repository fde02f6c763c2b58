package upscale.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.format.ExifBlock;
import upscale.format.ExifTexts;
import upscale.format.Format;
import upscale.format.Texts;
import upscale.stage.Profiles;

/** What fuzzing begins with: input that is as it should be, and under {@code src/test/resources/fuzz} what fuzzing has found before. */
final class Seeds {
    private static final Path FOUND = Path.of("src", "test", "resources", "fuzz");

    private Seeds() {}

    /** Bytes by name. */
    static Map<String, byte[]> of(FuzzTarget target) {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        Optional<Format> format = target.format();
        if (format.isPresent()) {
            seeds.putAll(HealthyFiles.of(format.get()));
        } else {
            List<byte[]> healthy = healthy(target);
            for (int i = 0; i < healthy.size(); i++) {
                seeds.put("healthy " + i, healthy.get(i));
            }
        }
        seeds.putAll(found(target));
        return seeds;
    }

    private static List<byte[]> healthy(FuzzTarget target) {
        return switch (target) {
            case KERNEL_NPY ->
                List.copyOf(
                        HealthyFiles.of(FuzzTarget.NPY.format().orElseThrow()).values());
            case SAFETENSORS -> List.of(HealthyFiles.safetensors());
            case ICC ->
                List.of(
                        Profiles.gray(Profiles.curv(0, 1000, 65535)).bytes(),
                        Profiles.rgb(Profiles.curv(563), Profiles.curv(), Profiles.para(3, 2.4, 0.95, 0.05, 0.08, 0.04))
                                .bytes());
            case EXIF ->
                List.of(ExifTexts.with(
                                Optional.empty(),
                                new Texts(List.of(
                                        new Texts.Entry(Texts.TITLE, "title"), new Texts.Entry(Texts.AUTHOR, "me"))))
                        .map(ExifBlock::bytes)
                        .orElseThrow());
            default ->
                words(target).stream()
                        .map(s -> s.getBytes(StandardCharsets.UTF_8))
                        .toList();
        };
    }

    private static List<String> words(FuzzTarget target) {
        return switch (target) {
            case KERNEL_TEXT -> List.of("0 1; 2 3", "1,2\n3,4\n# five", "gaussian:1.5", "lanczos", "1e-3 -2.5");
            case SIDECAR ->
                List.of(
                        "{\"Modality\":\"MR\",\"PixelSpacing\":[0.5,0.25],\"Rows\":3,\"Columns\":2,\"BitsStored\":12,"
                                + "\"ImageType\":[\"ORIGINAL\",\"PRIMARY\"],\"ImagePositionPatient\":[1,2,3],"
                                + "\"ImageOrientationPatientDICOM\":[1,0,0,0,1,0],\"SliceThickness\":2}",
                        "{\n  \"PixelSpacing\": \"0.5\\\\0.5\",\n  \"PixelAspectRatio\": [1, 2], \"WindowCenter\": 40\n}\n");
            case WORDS ->
                List.of(
                        "missing\n-s\n2\n-m\nlanczos:4\n--edge\nmirror\n-o\nout.png\n--json",
                        "conv\n-k\n1 2;3 4\n--padding\nsame\n--stride\n2x3\nmissing",
                        "pool\n-k\n2\n--type\naverage\n--indices\ni.npy\nmissing",
                        "chain\nconv gaussian | lanczos scale=2\nmissing",
                        "explain\nlanczos\n--input\n1 2 3\n-s\n2\n--as\nsvg",
                        "inspect\n--json\nmissing",
                        "checkerboard\n--stride\n2\nmissing",
                        "completion\nbash",
                        "methods\n--json",
                        "help\nconv",
                        "--size=800x\n--fit=inside\n-fv\n--pages\nall\n-\n--\n-x");
            case OPTION ->
                List.of(
                        "\0002x3",
                        "\001800x600",
                        "\003lanczos:4",
                        "\rcubic:0.3,0.5",
                        "\0161,2,3,4",
                        "\033auto",
                        "\0340.5");
            case CHAIN ->
                List.of(
                        "conv '0 1 0; 1 -4 1; 0 1 0' padding same | relu | lanczos 2",
                        "pool 2 as a | conv gaussian stride 1 | unpool | concat a - input",
                        "transposed '1 1; 1 1' stride 2,1 even-overlap gain | bias 1,-2 | prelu 0.25 | average-pool 2,3 ceil-mode yes",
                        "pixel-unshuffle stride 2 | pixel-shuffle 2 channel-order dcr | bed-of-nails 2x3 offset 1,0");
            case EXPLAIN -> List.of("0 1; 2 3", "1 2 3\n4 5 6", "-1.5 1e3; .5 0");
            default -> throw new IllegalArgumentException(target + " has no words");
        };
    }

    /** What was found, by file name. */
    static Map<String, byte[]> found(FuzzTarget target) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        Path folder = FOUND.resolve(target.word());
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    found.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
