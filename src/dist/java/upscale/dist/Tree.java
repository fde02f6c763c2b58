package upscale.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders below one, which links are never followed out of. */
final class Tree {
    private Tree() {}

    /** All there is below a folder, and itself, each behind what it lies in, in an order that is the same everywhere. */
    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.comparing(
                            file -> folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        }
    }

    /** A folder with nothing in it. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files = new ArrayList<>(of(folder));
            Collections.reverse(files);
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(folder);
    }

    /** Copies a file, which is executable if the other is, in place of what is there. */
    static Path copy(Path from, Path to) throws IOException {
        return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Gives everything in a folder the same time. */
    static void setTime(Path folder, Instant time) throws IOException {
        FileTime stamp = FileTime.from(time);
        for (Path file : of(folder)) {
            if (!Files.isSymbolicLink(file)) {
                Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(stamp, stamp, null);
            }
        }
    }
}
