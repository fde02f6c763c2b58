package upscale.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A table as text: columns beside one another, as wide as their cells where there is room, else with cells wrapped between words. Columns without
 * text below their headings are left out. A cell may have several lines.
 */
final class TextTable {
    private static final int GAP = 2;

    private final List<List<String>> rows;
    private final int columns;
    private final int width;

    /**
     * @param rows of cells, the first of which are the headings
     * @param width that the table may have
     */
    TextTable(List<List<String>> rows, int width) {
        this.rows = filled(rows);
        this.columns = this.rows.get(0).size();
        this.width = width;
    }

    private static List<List<String>> filled(List<List<String>> rows) {
        int[] filled = IntStream.range(0, rows.get(0).size())
                .filter(column -> rows.size() == 1
                        || rows.stream()
                                .skip(1)
                                .anyMatch(row -> !cell(row, column).isBlank()))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.of(filled)
                        .mapToObj(column -> cell(row, column))
                        .toList())
                .toList();
    }

    /** Its lines; if not even the longest words have room beside one another, rows one below the other. */
    List<String> lines() {
        int[] least = widths(cell -> Arrays.stream(cell.split("[ \n]"))
                .mapToInt(Wrapped::width)
                .max()
                .orElse(0));
        int[] whole = widths(cell -> cell.lines().mapToInt(Wrapped::width).max().orElse(0));
        int room = width - GAP * (columns - 1);
        if (IntStream.of(least).sum() > room) {
            return items();
        }
        int[] widths = least.clone();
        for (int spare = room - IntStream.of(least).sum(); spare > 0; spare--) {
            int neediest = neediest(widths, whole);
            if (neediest < 0) {
                break;
            }
            widths[neediest]++;
        }
        return table(widths);
    }

    private int[] widths(ToIntFunction<String> measure) {
        return IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> measure.applyAsInt(cell(row, column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    // The column whose longest cell takes the most lines; none if each has one.
    private static int neediest(int[] widths, int[] whole) {
        int neediest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (whole[i] > widths[i]
                    && (neediest < 0 || (long) whole[i] * widths[neediest] > (long) whole[neediest] * widths[i])) {
                neediest = i;
            }
        }
        return neediest;
    }

    private List<String> table(int[] widths) {
        List<List<List<String>>> wrapped = rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> cell(row, column)
                                .lines()
                                .flatMap(line -> Wrapped.lines(line, widths[column]).stream())
                                .toList())
                        .toList())
                .toList();
        boolean apart = wrapped.stream().flatMap(List::stream).anyMatch(cell -> cell.size() > 1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            if (i > 1 && apart) {
                lines.add("");
            }
            lines.addAll(row(wrapped.get(i), widths));
            if (i == 0) {
                lines.add(joined(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
            }
        }
        return lines;
    }

    private static List<String> row(List<List<String>> cells, int[] widths) {
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> joined(
                        cells.stream()
                                .map(cell -> line < cell.size() ? cell.get(line) : "")
                                .toList(),
                        widths))
                .toList();
    }

    private static String joined(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(Math.max(0, widths[i] - Wrapped.width(cell)) + GAP));
        }
        return line.toString().stripTrailing();
    }

    // A row is its first cell, and below it the others, each behind the heading of its column.
    private List<String> items() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(Wrapped.lines(cell(row, 0), width));
            for (int column = 1; column < columns; column++) {
                String heading = cell(rows.get(0), column);
                String text = (heading.isEmpty() ? "" : heading + ": ") + cell(row, column);
                Wrapped.lines(text, width - GAP).forEach(line -> lines.add(" ".repeat(GAP) + line));
            }
        }
        return Collections.unmodifiableList(lines);
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
