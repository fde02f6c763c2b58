package upscale.regression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is expected: a file, or those of a folder. It need not be there.
 *
 * @param path of it
 * @param isFolder whether pairs go by the names of files in it
 */
public record Goldens(Path path, boolean isFolder) {
    /** Files beside what is expected that tell how it is compared. */
    public static final List<String> RULES = List.of("upscale-compare.toml", "upscale-compare.json");

    /** What files like {@code actual} would be expected to be as. */
    public static Goldens of(Path actual, Path expected) {
        return new Goldens(expected, Files.isDirectory(actual) || Files.isDirectory(expected));
    }

    /** That all of it is in. */
    public Path folder() {
        return isFolder ? path : path.toAbsolutePath().getParent();
    }

    /** Where what a pair's file should be is, or would be. */
    Path place(Pair pair) {
        return isFolder ? path.resolve(pair.name()) : path;
    }

    /** What that is called in the folder, with slashes. */
    public String name(Pair pair) {
        return isFolder ? pair.name() : path.getFileName().toString();
    }
}
