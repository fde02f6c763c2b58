package upscale.tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import upscale.engine.Weights;

/**
 * A kernel matrix as text: numbers separated by blanks or commas, rows by semicolons or line ends. Lines that begin with {@code #} are
 * comments.
 */
final class KernelText {
    private static final long LARGEST_FILE = 1 << 20;

    private KernelText() {}

    /** Whether a word can only be numbers written in place. */
    static boolean inPlace(String word) {
        return word.chars().allMatch(c -> "0123456789+-.eE;,".indexOf(c) >= 0 || Character.isWhitespace(c))
                && word.chars().anyMatch(Character::isDigit);
    }

    /** @throws IllegalArgumentException if it is no matrix; the message says where */
    static Weights parse(String word) {
        return parse(word, "kernel '" + word + "'", word);
    }

    /** The same of a text file. */
    static Weights read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(
                    "kernel file " + file + " is larger than a text matrix should be (1 MiB)");
        }
        return parse(Files.readString(file, StandardCharsets.UTF_8), "kernel file " + file, file.toString());
    }

    private static Weights parse(String text, String what, String spec) {
        List<double[]> rows = new ArrayList<>();
        int line = 0;
        for (String row : text.split(";|\\R", -1)) {
            line++;
            if (row.isBlank() || row.strip().startsWith("#")) {
                continue;
            }
            rows.add(row(row, what, line));
            int width = rows.get(0).length;
            int latest = rows.get(rows.size() - 1).length;
            if (latest != width) {
                throw new IllegalArgumentException(
                        what + ": row " + line + " has " + latest + " numbers, the first has " + width);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        int width = rows.get(0).length;
        double[] values = new double[rows.size() * width];
        for (int y = 0; y < rows.size(); y++) {
            System.arraycopy(rows.get(y), 0, values, y * width, width);
        }
        return new Weights(rows.size(), width, values, spec);
    }

    private static double[] row(String row, String what, int line) {
        String[] words = row.strip().split("\\s*,\\s*|\\s+");
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        what + ": '" + words[i] + "' in row " + line + ", column " + (i + 1) + " is no number", e);
            }
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        what + ": " + words[i] + " in row " + line + ", column " + (i + 1) + " is not finite");
            }
        }
        return values;
    }
}
