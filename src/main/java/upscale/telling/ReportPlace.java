package upscale.telling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import upscale.job.TextDelivery;

/** Where a report goes: in the place of one of its form from an earlier run, of an empty file, and of nothing else unasked. */
public final class ReportPlace {
    private final Path path;
    private final String beginning;
    private final boolean overwrite;

    private ReportPlace(Path path, String beginning, boolean overwrite) {
        this.path = path;
        this.beginning = beginning;
        this.overwrite = overwrite;
    }

    /**
     * A place that a report may be written to.
     *
     * @param beginning what every report of its form begins with
     * @param inputs none of which it replaces
     * @param overwrite whether any other file may be replaced
     * @throws IOException if it may not be written there; the message says why and what to do
     */
    public static ReportPlace at(Path path, String beginning, Collection<Path> inputs, boolean overwrite)
            throws IOException {
        if (Files.exists(path)) {
            for (Path input : inputs) {
                if (Files.exists(input) && Files.isSameFile(path, input)) {
                    throw new IOException("would be written to the input " + input);
                }
            }
        } else if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
            throw new IOException("goes into an existing folder, which "
                    + path.toAbsolutePath().getParent() + " is not");
        }
        ReportPlace place = new ReportPlace(path, beginning, overwrite);
        place.requireOurs();
        return place;
    }

    Path path() {
        return path;
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        } else if (!Files.isRegularFile(path)) {
            throw new IOException("is written to a file, and " + path + " is none");
        } else if (!overwrite && Files.size(path) > 0 && !beginsAsOurs()) {
            throw new IOException("is not written over " + path + ", which is none: -f replaces it");
        }
    }

    private boolean beginsAsOurs() throws IOException {
        byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(bytes.length), StandardCharsets.UTF_8).equals(beginning);
        }
    }

    /**
     * Writes it: it appears whole or not at all.
     *
     * @throws IOException if it cannot be written, or may not be any more
     */
    public void write(TextDelivery.Text report) throws IOException {
        requireOurs();
        TextDelivery.write(path, true, report);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
