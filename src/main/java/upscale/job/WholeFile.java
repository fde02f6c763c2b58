package upscale.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/** A file that is no image, written as results are: it appears whole or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /** What is in it. */
    @FunctionalInterface
    public interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes one.
     *
     * @param overwrite whether a file that is there already may be replaced
     */
    public static void write(Path path, boolean overwrite, Contents contents) throws IOException {
        try (OutputFile file = OutputFile.create(path, overwrite)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file.channel()));
            contents.writeTo(out);
            out.flush();
            file.seal();
            file.commit();
        } finally {
            Temporary.tidy();
        }
    }
}
