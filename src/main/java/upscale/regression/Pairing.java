package upscale.regression;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files are compared with which. */
public final class Pairing {
    private Pairing() {}

    /**
     * Two files; or those of two folders and of all folders in them, by their names there, in the order of these names. Files whose names begin with a dot are left out,
     * and {@linkplain Goldens#RULES those that tell how to compare}.
     *
     * @param begun whether a folder that is not there is taken for an empty one, where files are expected that are yet to come
     * @throws IOException if a folder cannot be listed, or one of the two is a folder and the other is not, or neither is there
     */
    public static List<Pair> of(Path actual, Path expected, boolean begun) throws IOException {
        boolean left = Files.isDirectory(actual);
        boolean right = Files.isDirectory(expected);
        if (left && (right || begun && !Files.exists(expected))) {
            return ofFolders(actual, expected);
        } else if (left && Files.exists(expected) || right && Files.exists(actual)) {
            Path folder = left ? actual : expected;
            Path file = left ? expected : actual;
            throw new IOException(folder + " is a folder and " + file + " a file: compare two files, or two folders");
        } else if (!Files.exists(actual) && !Files.exists(expected)) {
            throw new IOException("there is neither " + actual + " nor " + expected);
        } else if (left || right) {
            throw new IOException("there is no folder " + (left ? expected : actual));
        }
        return List.of(ofFiles(actual.toString(), actual, expected));
    }

    /** Two files, which may be there or not. */
    static Pair ofFiles(String name, Path actual, Path expected) {
        return new Pair(name, existing(actual), existing(expected));
    }

    private static Optional<Path> existing(Path file) {
        return Optional.of(file).filter(Files::exists);
    }

    private static List<Pair> ofFolders(Path actual, Path expected) throws IOException {
        Map<String, Path> left = files(actual);
        Map<String, Path> right = Files.exists(expected) ? files(expected) : Map.of();
        TreeMap<String, Path> names = new TreeMap<>(left);
        names.putAll(right);
        List<Pair> pairs = new ArrayList<>();
        for (String name : names.keySet()) {
            pairs.add(new Pair(name, Optional.ofNullable(left.get(name)), Optional.ofNullable(right.get(name))));
        }
        return pairs;
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(Files::isRegularFile).forEach(file -> {
                Path relative = folder.relativize(file);
                boolean hidden = false;
                for (Path part : relative) {
                    hidden |= part.toString().startsWith(".");
                }
                String name = relative.toString().replace('\\', '/');
                if (!hidden && !Goldens.RULES.contains(name)) {
                    files.put(name, file);
                }
            });
        }
        return files;
    }
}
