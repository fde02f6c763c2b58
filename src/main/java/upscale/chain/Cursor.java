package upscale.chain;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The words of a step, read one after another; knows how to tell where something is wrong. */
final class Cursor {
    private final int position;
    private final List<Word> words;
    private int next;

    /** @param position of the step, 1 for the first */
    Cursor(int position, List<Word> words) {
        this.position = position;
        this.words = words;
    }

    boolean has() {
        return next < words.size();
    }

    /** How many words there are before {@code as} and a label, or the end. */
    int left() {
        int end = next;
        while (end < words.size() && !words.get(end).text().equals("as")) {
            end++;
        }
        return end - next;
    }

    Word peek() {
        return words.get(next);
    }

    /** @param what is expected */
    Word next(String what) {
        if (!has()) {
            throw new IllegalArgumentException("step " + position + " of the chain ends after '"
                    + words.get(next - 1).text() + "': expected " + what);
        }
        return words.get(next++);
    }

    /** What the next word means. */
    <T> T value(Function<String, T> meaning) {
        return value(meaning, "a value");
    }

    <T> T value(Function<String, T> meaning, String what) {
        Word word = next(what);
        return meaning(word, () -> meaning.apply(word.text()));
    }

    /** What something that hangs on a word means; what is wrong with it is told with the word's place. */
    <T> T meaning(Word word, Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where(word) + ": " + e.getMessage(), e);
        }
    }

    IllegalArgumentException error(Word word, String what) {
        return new IllegalArgumentException(where(word) + ": '" + word.text() + "' " + what);
    }

    private String where(Word word) {
        return "step " + position + " of the chain, at character " + (word.begin() + 1);
    }
}
