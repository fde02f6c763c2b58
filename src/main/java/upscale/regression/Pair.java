package upscale.regression;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file and what it should be. At least one of them is there.
 *
 * @param name what both are called: relative to their folders, with slashes; or the name of the file
 * @param actual the file, if it is there
 * @param expected what it should be, if that is there
 */
public record Pair(String name, Optional<Path> actual, Optional<Path> expected) {}
