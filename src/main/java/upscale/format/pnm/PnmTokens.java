package upscale.format.pnm;

import java.io.IOException;
import java.io.InputStream;
import upscale.format.FormatException;

/** Words and numbers of a header, or of plain (ASCII) samples: separated by white space, with comments from # to the line's end. */
final class PnmTokens {
    private static final int WORD_LIMIT = 256;

    private final InputStream in;
    private long position;

    /** Whether nothing follows the last word. */
    private boolean ended;

    PnmTokens(InputStream in) {
        this.in = in;
    }

    /** Bytes consumed so far. */
    long position() {
        return position;
    }

    /** The next byte, or -1, whatever it is. */
    private int next() throws IOException {
        int c = in.read();
        if (c >= 0) {
            position++;
        }
        return c;
    }

    /** The next bytes, as they are. */
    void fill(byte[] bytes) throws IOException {
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw FormatException.corrupt("pnm", position, "the file became shorter while it was read");
        }
        position += bytes.length;
    }

    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        position += bytes;
    }

    /** The next character, a comment standing for the line end that ends it; -1 at the end. */
    int character() throws IOException {
        int c = next();
        if (c == '#') {
            do {
                c = next();
            } while (c >= 0 && c != '\n' && c != '\r');
        }
        return c;
    }

    static boolean space(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The next word, and the one white space behind it, consumed; empty at the end. */
    String word() throws IOException {
        int c = character();
        while (space(c)) {
            c = character();
        }
        StringBuilder word = new StringBuilder();
        while (c >= 0 && !space(c)) {
            if (word.length() == WORD_LIMIT) {
                throw FormatException.corrupt("pnm", position, "a word of more than " + WORD_LIMIT + " letters");
            }
            word.append((char) c);
            c = character();
        }
        ended = c < 0;
        return word.toString();
    }

    /** The next word as a number from {@code least} to {@code most}. */
    int number(String what, int least, int most) throws IOException {
        String word = word();
        long value = 0;
        boolean digits = !word.isEmpty();
        for (int i = 0; i < word.length() && digits; i++) {
            char c = word.charAt(i);
            digits = c >= '0' && c <= '9';
            value = Math.min(10 * value + c - '0', Integer.MAX_VALUE + 1L);
        }
        if (!digits || value < least || value > most) {
            throw FormatException.corrupt(
                    "pnm",
                    position,
                    "expected " + what + " from " + least + " to " + most + ", found "
                            + (word.isEmpty() ? "the end" : "'" + word + "'"));
        }
        return (int) value;
    }

    /** The next word as a plain sample. White space follows each (pgm(5)): without it, digits may be missing. */
    int sample(int most) throws IOException {
        int sample = number("a sample", 0, most);
        if (ended) {
            throw FormatException.corrupt(
                    "pnm",
                    position,
                    "the file ends in a sample, " + sample + ", without white space or a line end behind it");
        }
        return sample;
    }
}
