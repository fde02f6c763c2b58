package upscale.spelling;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who wrote a word that there is not may have meant. */
public final class Spelling {
    private Spelling() {}

    /** {@code ; did you mean lanczos?} if something is spelt alike, else the whole choice: {@code ; there are a, b, c}. */
    public static String hint(String word, Collection<String> known) {
        String meant = meant(word, known);
        return meant.isEmpty() ? "; there are " + String.join(", ", known) : meant;
    }

    /** {@code ; did you mean lanczos?} if something is spelt alike, else nothing. */
    public static String meant(String word, Collection<String> known) {
        return nearest(word, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** The word of {@code known} that differs least, if that is in at most a third of its letters, or that it is the beginning of. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<String> longer = known.stream()
                .filter(name -> lower.length() > 2 && name.startsWith(lower))
                .findFirst();
        return longer.or(() -> known.stream()
                .filter(name -> name.length() > 2)
                .filter(name -> distance(lower, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(lower, name))));
    }

    /** Letters to add, drop or exchange, and neighbours to swap (Damerau 1964, optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        Arrays.setAll(d[0], j -> j);
        for (int i = 1; i <= a.length(); i++) {
            d[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchange = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + exchange);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
