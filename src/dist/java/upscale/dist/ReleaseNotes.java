package upscale.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the change log says of one version. */
final class ReleaseNotes {
    private ReleaseNotes() {}

    /** Writes what stands below the heading of a version, up to the next version's. */
    static void write(Path changelog, String version, Path notes) throws IOException {
        List<String> lines = Files.readAllLines(changelog);
        String heading = "## [" + version + "]";
        int start = 0;
        while (start < lines.size() && !lines.get(start).startsWith(heading)) {
            start++;
        }
        if (start == lines.size()) {
            throw new IllegalStateException(changelog + " has no heading '" + heading + "'");
        }
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).startsWith("## ")) {
            end++;
        }
        String text = String.join("\n", lines.subList(start + 1, end)).strip();
        if (text.isEmpty()) {
            throw new IllegalStateException(changelog + " says nothing below '" + heading + "'");
        }
        Files.writeString(notes, text + "\n");
    }
}
