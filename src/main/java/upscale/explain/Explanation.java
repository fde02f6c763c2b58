package upscale.explain;

import java.util.Arrays;
import java.util.List;

/**
 * How an operator works on certain numbers, ready to be laid out: headings, sentences and tables, in the order to be read. It knows
 * neither terminals nor pictures.
 *
 * @param title what is explained
 * @param parts in order
 */
public record Explanation(String title, List<Part> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /** A piece of it. */
    public sealed interface Part {}

    /** A heading of a step. */
    public record Heading(String text) implements Part {}

    /** A paragraph. */
    public record Sentence(String text) implements Part {}

    /** Lines that are kept as they are: sums written out. */
    public record Lines(List<String> lines) implements Part {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** Tables beside one another, as wide as there is room. */
    public record Boxes(List<Box> boxes) implements Part {
        public Boxes {
            boxes = List.copyOf(boxes);
        }
    }

    /**
     * A table of numbers.
     *
     * @param sign what stands before it: a plus, a times, an equals sign, or nothing
     * @param caption what it is
     * @param even whether all columns are as wide as the widest
     * @param cells rows of equal length
     */
    public record Box(String sign, String caption, boolean even, List<List<Cell>> cells) {
        public Box {
            cells = cells.stream().map(List::copyOf).toList();
        }

        /** How wide each column is, in characters. */
        int[] widths() {
            int[] widths = new int[cells.get(0).size()];
            for (List<Cell> row : cells) {
                for (int x = 0; x < widths.length; x++) {
                    widths[x] = Math.max(widths[x], row.get(x).text().length());
                }
            }
            if (even) {
                Arrays.fill(widths, Arrays.stream(widths).max().orElseThrow());
            }
            return widths;
        }
    }

    /**
     * A number, or a dot where nothing is.
     *
     * @param text as it is shown
     * @param tone how much it matters
     */
    public record Cell(String text, Tone tone) {}

    /** How much a number matters. */
    public enum Tone {
        /** As much as any other. */
        PLAIN,
        /** What an operator put there, or where nothing is. */
        FAINT,
        /** What to look at. */
        STRONG
    }
}
