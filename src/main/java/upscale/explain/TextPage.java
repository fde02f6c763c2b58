package upscale.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Cell;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;

/** An explanation as aligned text, 80 columns wide where its tables allow, in colour or not. Lines end in {@code \n}. */
public final class TextPage {
    private static final int WIDTH = 80;
    private static final String BETWEEN = "  ";

    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    private TextPage(boolean colour) {
        this.colour = colour;
    }

    /** @param colour whether ANSI escapes set tones apart */
    public static String of(Explanation explanation, boolean colour) {
        TextPage page = new TextPage(colour);
        page.line(page.escaped("1", explanation.title()));
        for (Part part : explanation.parts()) {
            page.text.append('\n');
            if (part instanceof Heading heading) {
                page.line(page.escaped("1", heading.text()));
            } else if (part instanceof Sentence sentence) {
                wrapped(sentence.text(), "").forEach(page::line);
            } else if (part instanceof Lines lines) {
                lines.lines().stream().flatMap(l -> wrapped(l, "    ").stream()).forEach(page::line);
            } else if (part instanceof Boxes boxes) {
                page.boxes(boxes.boxes());
            }
        }
        return page.text.toString();
    }

    /** Tables only, without colour: what stands in a code block of a Markdown page. */
    static String tables(Boxes boxes) {
        TextPage page = new TextPage(false);
        page.boxes(boxes.boxes());
        return page.text.toString();
    }

    /** Text in lines of at most 80 characters, those after the first indented. */
    static List<String> wrapped(String sentence, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private void boxes(List<Box> boxes) {
        List<Box> beside = new ArrayList<>();
        int used = 0;
        for (Box box : boxes.stream().flatMap(box -> cut(box).stream()).toList()) {
            int width = width(box);
            if (!beside.isEmpty() && used + BETWEEN.length() + width > WIDTH) {
                beside(beside);
                text.append('\n');
                beside.clear();
                used = 0;
            }
            used += (beside.isEmpty() ? 0 : BETWEEN.length()) + width;
            beside.add(box);
        }
        beside(beside);
    }

    // A table that is too wide, as several of some columns each.
    private static List<Box> cut(Box box) {
        if (width(box) <= WIDTH) {
            return List.of(box);
        }
        List<Box> pieces = new ArrayList<>();
        int columns = box.cells().get(0).size();
        for (int from = 0; from < columns; ) {
            int to = from + 1;
            while (to < columns && width(piece(box, from, to + 1)) <= WIDTH) {
                to++;
            }
            pieces.add(piece(box, from, to));
            from = to;
        }
        return pieces;
    }

    private static Box piece(Box box, int from, int to) {
        return new Box(
                from == 0 ? box.sign() : "",
                box.caption() + ", columns " + from + " to " + (to - 1),
                box.even(),
                box.cells().stream().map(row -> row.subList(from, to)).toList());
    }

    private void beside(List<Box> boxes) {
        int height = boxes.stream().mapToInt(b -> b.cells().size()).max().orElseThrow();
        StringBuilder captions = new StringBuilder();
        for (Box box : boxes) {
            String space = " ".repeat(sign(box).length());
            captions.append(captions.isEmpty() ? "" : BETWEEN)
                    .append(space)
                    .append(pad(box.caption(), width(box) - space.length()));
        }
        line(escaped("2", captions.toString().stripTrailing()));
        for (int y = 0; y < height; y++) {
            StringBuilder row = new StringBuilder();
            for (Box box : boxes) {
                row.append(row.isEmpty() ? "" : BETWEEN).append(row(box, y));
            }
            line(row.toString().stripTrailing());
        }
    }

    // The sign stands before the middle row.
    private String row(Box box, int y) {
        String sign = sign(box);
        StringBuilder row = new StringBuilder(y == (box.cells().size() - 1) / 2 ? sign : " ".repeat(sign.length()));
        int length = sign.length();
        if (y < box.cells().size()) {
            int[] widths = box.widths();
            for (int x = 0; x < widths.length; x++) {
                Cell cell = box.cells().get(y).get(x);
                row.append(x == 0 ? "" : " ")
                        .append(" ".repeat(widths[x] - cell.text().length()))
                        .append(toned(cell));
                length += (x == 0 ? 0 : 1) + widths[x];
            }
        }
        return row.append(" ".repeat(width(box) - length)).toString();
    }

    private static String sign(Box box) {
        return box.sign().isEmpty() ? "" : box.sign() + " ";
    }

    private static int width(Box box) {
        int cells = Arrays.stream(box.widths()).sum() + box.widths().length - 1;
        return sign(box).length() + Math.max(cells, box.caption().length());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String toned(Cell cell) {
        return switch (cell.tone()) {
            case PLAIN -> cell.text();
            case FAINT -> escaped("2", cell.text());
            case STRONG -> escaped("1;36", cell.text());
        };
    }

    private String escaped(String code, String what) {
        return colour ? String.format(Locale.ROOT, "\u001b[%sm%s\u001b[0m", code, what) : what;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
