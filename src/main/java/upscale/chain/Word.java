package upscale.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a chain's text.
 *
 * @param text without quotes
 * @param begin index of its first character, quote included
 * @param end index after its last
 */
record Word(String text, int begin, int end) {
    /** The words of every step: what stands between bars, at blanks outside of quotes. */
    static List<List<Word>> steps(String text) {
        List<List<Word>> steps = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '|') {
                steps.add(words);
                words = new ArrayList<>();
                i++;
            } else {
                Word word = at(text, i);
                words.add(word);
                i = word.end;
            }
        }
        steps.add(words);
        return steps;
    }

    private static Word at(String text, int begin) {
        StringBuilder word = new StringBuilder();
        int i = begin;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '|') {
            char c = text.charAt(i++);
            if (c == '\'' || c == '"') {
                int close = text.indexOf(c, i);
                if (close < 0) {
                    throw new IllegalArgumentException(
                            "the chain has a quote at character " + i + " that is never closed");
                }
                word.append(text, i, close);
                i = close + 1;
            } else {
                word.append(c);
            }
        }
        return new Word(word.toString(), begin, i);
    }
}
