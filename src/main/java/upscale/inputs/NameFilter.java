package upscale.inputs;

import java.nio.file.Path;
import java.util.List;

/**
 * Which of the files are taken that folders, patterns and lists yield. A pattern without {@code /} is about a name, one with it about the path below
 * the folder.
 *
 * @param include patterns of which a file has to match one, if there are any
 * @param exclude patterns of which neither a file nor a folder that it is in may match any
 */
public record NameFilter(List<String> include, List<String> exclude) {
    /** Everything. */
    public static final NameFilter NONE = new NameFilter(List.of(), List.of());

    public NameFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether a file is taken, if the folders that it is in are. */
    public boolean takes(Path file) {
        return (include.isEmpty() || any(include, file)) && entersBy(file);
    }

    /** Whether the last name of the path may be passed. */
    boolean entersBy(Path path) {
        return !any(exclude, path);
    }

    /** Whether a file is taken, and every folder that it is in. */
    boolean takesWhole(Path file) {
        for (int count = 1; count < file.getNameCount(); count++) {
            if (!entersBy(file.subpath(0, count))) {
                return false;
            }
        }
        return takes(file);
    }

    private static boolean any(List<String> patterns, Path path) {
        for (String pattern : patterns) {
            Glob glob = Glob.of(pattern);
            boolean ofName = glob.names().size() == 1 && !glob.names().get(0).equals("**");
            if (glob.matches(ofName ? path.getFileName() : path)) {
                return true;
            }
        }
        return false;
    }
}
