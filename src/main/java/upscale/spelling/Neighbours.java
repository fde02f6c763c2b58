package upscale.spelling;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody who named a file that there is not may have meant: one in the same folder that is called nearly so. */
public final class Neighbours {
    // Of a folder of more files, some are called nearly as any name.
    private static final int MOST = 10_000;

    private Neighbours() {}

    /** {@code ; did you mean photo.png?} if exactly one file is called nearly so, else nothing. */
    public static String hint(String missing) {
        return nearest(missing).map(name -> "; did you mean " + name + "?").orElse("");
    }

    private static Optional<Path> nearest(String missing) {
        try {
            Path file = Path.of(missing);
            Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            if (file.getFileName() == null) {
                return Optional.empty();
            }
            List<Path> near = new ArrayList<>();
            int count = 0;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path each : files) {
                    if (++count > MOST) {
                        return Optional.empty();
                    } else if (near(name(file), name(each))) {
                        near.add(file.resolveSibling(each.getFileName()));
                    }
                }
            }
            return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    // With another ending, or with few other letters; numbers are what tells files of a series apart.
    private static boolean near(String missing, String there) {
        String stem = stem(missing);
        if (stem.equals(stem(there))) {
            return !stem.isEmpty();
        }
        boolean numbered = missing.replaceAll("[0-9]+", "0").equals(there.replaceAll("[0-9]+", "0"));
        return !numbered && Spelling.distance(missing, there) <= Math.min(2, stem.length() / 3);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
