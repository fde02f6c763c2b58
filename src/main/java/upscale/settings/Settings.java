package upscale.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file of settings says, in TOML or JSON: words by keys, for everything, and in tables for what their names stand for. What the words mean is
 * for others to tell.
 *
 * @param tables in their order in the file; first, what is for everything
 */
public record Settings(List<Table> tables) {
    /** Bytes of the largest file that is read: nobody writes as many by hand, and some of TOML is parsed in time that grows with the square. */
    static final int LARGEST = 1 << 16;

    public Settings {
        tables = List.copyOf(tables);
    }

    /**
     * Keys that belong together.
     *
     * @param name of the table; none of what is for everything
     */
    public record Table(Optional<String> name, List<Entry> entries) {
        public Table {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A key and its value: a text as it is, a number as a command line would have it, true or false.
     *
     * @param line of the file, from 1
     */
    public record Entry(String key, String word, int line) {}

    /** A file that is not as it should be; the message names it, and the line. */
    public static final class SettingsException extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param line that is wrong, from 1 */
        public SettingsException(Path file, int line, String message) {
            super(file + ":" + line + ": " + message);
        }
    }

    /** What is wrong in a line. */
    static final class LineException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        LineException(int line, String message) {
            super(message);
            this.line = line;
        }
    }

    /**
     * Reads a file: JSON if its name ends so, else TOML.
     *
     * @throws SettingsException if it is neither, or has other things in it than keys with words and tables of them
     * @throws IOException if it cannot be read; the message does not name it
     */
    public static Settings read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder, expected a file in TOML or JSON");
        } else if (Files.size(file) > LARGEST) {
            throw new IOException("has more than " + (LARGEST >> 10) + " KiB");
        }
        try {
            String text = Files.readString(file);
            boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
            return new Settings(json ? JsonSettings.of(text) : TomlSettings.of(text));
        } catch (CharacterCodingException e) {
            throw new IOException("is not UTF-8", e);
        } catch (LineException e) {
            throw new SettingsException(file, e.line, e.getMessage());
        }
    }
}
