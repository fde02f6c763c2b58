package upscale.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Letters made of dots, the same on every machine: {@code letters.txt} shows them. Immutable. */
public final class Letters {
    /** Rows above the line that letters stand on. */
    public static final int ASCENT = 7;

    /** Columns from one letter to the next. */
    private static final int ADVANCE = 6;

    private static final int HEIGHT = 9;
    private static final int WIDTH = 5;
    private static final char UNKNOWN = '?';
    private static final int HEADING = 2; // lines

    private final Map<Character, boolean[][]> dots = new HashMap<>(); // [row][column]

    private Letters(List<String> lines) {
        for (int line = HEADING; line < lines.size(); line += HEIGHT + 1) {
            String names = lines.get(line);
            for (int i = 0; i < names.length(); i++) {
                boolean[][] letter = new boolean[HEIGHT][WIDTH];
                for (int y = 0; y < HEIGHT; y++) {
                    for (int x = 0; x < WIDTH; x++) {
                        letter[y][x] = lines.get(line + 1 + y).charAt(i * ADVANCE + x) == '#';
                    }
                }
                dots.put(names.charAt(i), letter);
            }
        }
    }

    /** All there are. */
    public static Letters read() {
        try (InputStream in = Letters.class.getResourceAsStream("letters.txt")) {
            return new Letters(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns that a text takes, its letters being enlarged {@code size} times. */
    public static int width(String text, int size) {
        return Math.max(0, text.length() * ADVANCE - 1) * size;
    }

    /**
     * Draws a text in black.
     *
     * @param plane rows of a picture
     * @param left the first column
     * @param top the first row
     * @param size how many times letters are enlarged
     */
    public void draw(byte[][] plane, String text, int left, int top, int size) {
        for (int i = 0; i < text.length(); i++) {
            boolean[][] letter = dots.getOrDefault(text.charAt(i), dots.get(UNKNOWN));
            if (text.charAt(i) == ' ') {
                continue;
            }
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    if (letter[y][x]) {
                        int from = left + (i * ADVANCE + x) * size;
                        for (int row = top + y * size; row < top + (y + 1) * size; row++) {
                            Arrays.fill(plane[row], from, from + size, (byte) 0);
                        }
                    }
                }
            }
        }
    }
}
