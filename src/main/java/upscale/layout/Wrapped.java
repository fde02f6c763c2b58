package upscale.layout;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. They are broken at blanks and nowhere else, so that a word that is wider stands in a line that is. */
public final class Wrapped {
    private Wrapped() {}

    /**
     * The lines of a text, without blanks at their ends; none of a blank text.
     *
     * @param width in characters, at least 1
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int filled = 0;
        for (String word : text.strip().split("[ \n\r\t]+")) {
            int length = width(word);
            if (filled > 0 && filled + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                filled = 0;
            }
            if (filled > 0) {
                line.append(' ');
                filled++;
            }
            line.append(word);
            filled += length;
        }
        if (filled > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** How many characters wide a text is. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
