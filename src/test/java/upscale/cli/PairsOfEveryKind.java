package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Two folders of images, a pair of each status. */
final class PairsOfEveryKind {
    private PairsOfEveryKind() {}

    /** Writes them into folders that are not there yet. */
    static void write(Path actual, Path expected) throws IOException {
        Path photo = Path.of("samples", "photo.png");
        for (Path each : List.of(actual, expected)) {
            Files.createDirectories(each.resolve("below"));
            Files.copy(photo, each.resolve("below/same.png"));
            Files.writeString(each.resolve(".hidden"), "no image");
        }
        Files.copy(photo, expected.resolve("different.png"));
        Ran.well(photo, "-s", 1, "-m", "mitchell", "-o", actual.resolve("different.png"));
        Files.copy(photo, expected.resolve("size.png"));
        Ran.well(photo, "-s", 2, "-o", actual.resolve("size.png"));
        Files.copy(photo, expected.resolve("missing.png"));
        Files.copy(photo, actual.resolve("new.png"));
        byte[] whole = Files.readAllBytes(photo);
        Files.copy(photo, expected.resolve("cut.png"));
        Files.write(actual.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    }
}
