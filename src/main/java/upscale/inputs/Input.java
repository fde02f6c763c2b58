package upscale.inputs;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An input of a command.
 *
 * @param name as the user would name it: what was typed, or where it was found; {@link #STANDARD} for standard input
 * @param path the file; none of standard input, and where there is {@code trouble}
 * @param folder where it lies below the folder or the fixed part of the pattern that it was found by, without {@code ..}; empty for what was named
 *     by itself
 * @param trouble why it stands for no file
 */
public record Input(String name, Optional<Path> path, Path folder, Optional<IOException> trouble) {
    /** Standard input's name on the command line. */
    public static final String STANDARD = "-";

    /** What is said of a name that no file can have. */
    public static final String NO_NAME =
            "not a name that files can have here (for letters beyond ASCII, set LC_ALL to a UTF-8 locale)";

    private static final Path NOWHERE = Path.of("");

    /** What was named by itself, whether it is there or not. */
    public static Input named(String name) {
        if (name.equals(STANDARD)) {
            return new Input(name, Optional.empty(), NOWHERE, Optional.empty());
        }
        try {
            return new Input(name, Optional.of(Path.of(name)), NOWHERE, Optional.empty());
        } catch (InvalidPathException e) {
            return troubled(name, new IOException(NO_NAME, e));
        }
    }

    /** What was found in a folder. */
    static Input found(Path path, Path folder) {
        return new Input(path.toString(), Optional.of(path), folder, Optional.empty());
    }

    /** What stands for no file. */
    static Input troubled(String name, IOException trouble) {
        return new Input(name, Optional.empty(), NOWHERE, Optional.of(trouble));
    }

    /** @throws IOException why it stands for no file, if it does not */
    public void requireNoTrouble() throws IOException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    /** The file's name without its suffix, for names of results. */
    public String stem() {
        if (isStandard()) {
            return "stdin";
        }
        Path last = path.map(Path::getFileName).orElse(null);
        String file = last == null ? "image" : last.toString();
        String stem = file.substring(0, Math.max(0, file.lastIndexOf('.')));
        // Of what is called ...png only dots would be left, which as the name of a folder lead out of it.
        return stem.matches("\\.*") ? file : stem;
    }

    public boolean isStandard() {
        return path.isEmpty() && trouble.isEmpty();
    }
}
