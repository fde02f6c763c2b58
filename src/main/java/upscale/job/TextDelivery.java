package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import upscale.sweep.Errand;

/** A text on its way to its file, as a {@link Delivery} is: in place after {@link #commit}, or else nothing is left of it. */
public final class TextDelivery implements Closeable {
    private final Optional<Path> path;
    private final boolean overwrite;
    private final Errand errand;
    private OutputFile file;

    /**
     * @param path where it goes; if empty, nothing is written
     * @param errand holds what is to vanish if it is given up
     */
    TextDelivery(Optional<Path> path, boolean overwrite, Errand errand) {
        this.path = path;
        this.overwrite = overwrite;
        this.errand = errand;
    }

    /** A text that is made as it is written. */
    @FunctionalInterface
    public interface Text {
        void writeTo(Writer out) throws IOException;
    }

    /** Writes a text into its file: it appears whole or not at all. */
    public static void write(Path path, boolean overwrite, Text text) throws IOException {
        try {
            Errand.patiently(errand -> {
                try (TextDelivery delivery = new TextDelivery(Optional.of(path), overwrite, errand)) {
                    delivery.write(text);
                    delivery.commit();
                    return path;
                }
            });
        } finally {
            Temporary.tidy();
        }
    }

    /** Writes all of it; what comes after the first is for nobody. */
    void write(String text) throws IOException {
        write(out -> out.write(text));
    }

    private void write(Text text) throws IOException {
        if (path.isPresent() && file == null) {
            file = errand.hold(() -> OutputFile.create(path.get(), overwrite));
            Writer out = new OutputStreamWriter(Channels.newOutputStream(file.channel()), StandardCharsets.UTF_8);
            text.writeTo(out);
            out.flush();
            file.seal();
        }
    }

    /** Where it was written, if it was. */
    Optional<Path> written() {
        return path.filter(p -> file != null);
    }

    /** What {@link #commit} puts in place, if anything. */
    Optional<OutputFile> file() {
        return Optional.ofNullable(file);
    }

    /** Puts it in place, if there is one. */
    void commit() throws IOException {
        if (file != null) {
            file.commit();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
