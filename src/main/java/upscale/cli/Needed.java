package upscale.cli;

import java.util.List;

/**
 * What is needed of the commands and their options. To model an option takes picocli a tenth of a millisecond in a Java that has just been
 * started, and the commands have two hundred, so that all are modelled only where they are shown, and otherwise those that words name. A
 * word is taken to name more rather than less, as what is not modelled is no option.
 *
 * @param all whether everything is needed, with what the help says of it
 * @param words of the command line, if not
 */
record Needed(boolean all, List<String> words) {
    /** Everything. */
    static final Needed ALL = new Needed(true, List.of());

    /** What these words may name: commands anywhere, short options also in clusters and with values attached, as in {@code -fs2}. */
    static Needed by(List<String> words) {
        return new Needed(false, words);
    }

    boolean command(String name) {
        return all || words.contains(name);
    }

    /** @param names of one option */
    boolean option(String... names) {
        if (all) {
            return true;
        }
        for (String name : names) {
            for (String word : words) {
                if (names(word, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean names(String word, String option) {
        if (option.startsWith("--")) {
            return word.startsWith(option) || word.startsWith("--no-") && word.startsWith(option.substring(2), 5);
        }
        return word.startsWith("-") && !word.startsWith("--") && word.indexOf(option.charAt(1)) > 0;
    }
}
