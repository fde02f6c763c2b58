package upscale.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists of names, in UTF-8: names as they are, of files and folders, without patterns. Empty ones mean nothing. */
final class NameList {
    private NameList() {}

    /** One name a line, which ends in LF or CR LF. */
    static List<String> lines(String file) throws IOException {
        String text = text(Files.readAllBytes(Path.of(file)));
        if (text.indexOf('\0') >= 0) {
            throw new IOException("is no list with a name a line, as it has NUL in it: expected text;"
                    + " --files0-from takes names that end in NUL");
        }
        List<String> names = new ArrayList<>();
        for (String line : text.split("\n")) {
            add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, names);
        }
        return names;
    }

    /**
     * Names that end in NUL, as {@code find -print0} writes them.
     *
     * @param file {@code -} for standard input
     */
    static List<String> ended(String file, InputStream in) throws IOException {
        String text = text(file.equals(Input.STANDARD) ? in.readAllBytes() : Files.readAllBytes(Path.of(file)));
        List<String> names = new ArrayList<>();
        for (String name : text.split("\0")) {
            add(name, names);
        }
        return names;
    }

    private static void add(String name, List<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("is no list of names: expected UTF-8", e);
        }
    }
}
