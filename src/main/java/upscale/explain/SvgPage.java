package upscale.explain;

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

/** An explanation as an SVG picture, as wide as its widest row of tables needs, on white. All lengths are in its pixels. */
public final class SvgPage {
    private static final int MARGIN = 24;
    private static final int LEAST_WIDTH = 860;
    private static final int LINE = 22;
    private static final int ROW = 24;
    private static final int GLYPH = 8; // a monospaced figure at 13 pixels, rounded up
    private static final int PADDING = 12;
    private static final int SIGN = 34;
    private static final int GAP = 16;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private int y = MARGIN;

    private SvgPage(int width) {
        this.width = width;
    }

    public static String of(Explanation explanation) {
        int widest = explanation.parts().stream()
                .filter(Boxes.class::isInstance)
                .flatMap(part -> ((Boxes) part).boxes().stream())
                .mapToInt(SvgPage::width)
                .max()
                .orElse(0);
        SvgPage page = new SvgPage(Math.max(LEAST_WIDTH, widest + 2 * MARGIN));
        page.text(explanation.title(), "title");
        for (Part part : explanation.parts()) {
            page.y += 10;
            if (part instanceof Heading heading) {
                page.y += 10;
                page.text(heading.text(), "heading");
            } else if (part instanceof Sentence sentence) {
                TextPage.wrapped(sentence.text(), "").forEach(line -> page.text(line, "sentence"));
            } else if (part instanceof Lines lines) {
                lines.lines().stream()
                        .flatMap(l -> TextPage.wrapped(l, "    ").stream())
                        .forEach(line -> page.text(line, "number"));
            } else if (part instanceof Boxes boxes) {
                page.boxes(boxes.boxes());
            }
        }
        return page.document();
    }

    private String document() {
        int height = y + MARGIN;
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
                        width,
                        height,
                        width,
                        height)
                + """
                <style>
                text { font-family: sans-serif; font-size: 15px; fill: #222; white-space: pre }
                .title { font-size: 22px; font-weight: bold }
                .heading { font-size: 17px; font-weight: bold }
                .caption { font-size: 12px; fill: #666 }
                .sign { font-size: 18px; text-anchor: middle }
                .number { font-family: monospace; font-size: 13px }
                .cell { font-family: monospace; font-size: 13px; text-anchor: end }
                .faint { fill: #999 }
                rect { fill: #fff; stroke: #bbb }
                rect.STRONG { fill: #d7ecff }
                rect.FAINT { fill: #f6f6f6 }
                rect.paper { stroke: none }
                </style>
                <rect class="paper" width="100%" height="100%"/>
                """
                + body
                + "</svg>\n";
    }

    private void text(String text, String kind) {
        y += LINE;
        put(MARGIN, y - 6, kind, text);
    }

    private void put(int x, int baseline, String kind, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        body.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n", x, baseline, kind, safe));
    }

    private void boxes(List<Box> boxes) {
        int x = MARGIN;
        int deepest = 0;
        for (Box box : boxes) {
            if (x > MARGIN && x + width(box) > width - MARGIN) {
                y += deepest + GAP;
                x = MARGIN;
                deepest = 0;
            }
            draw(box, x);
            x += width(box) + GAP;
            deepest = Math.max(deepest, LINE + box.cells().size() * ROW);
        }
        y += deepest;
    }

    private void draw(Box box, int left) {
        int x0 = left + sign(box);
        int top = y + LINE;
        put(x0, top - 6, "caption", box.caption());
        if (!box.sign().isEmpty()) {
            String sign = switch (box.sign()) {
                case "*" -> "∗";
                case "x" -> "×";
                case "->" -> "→";
                case "/=" -> "≠";
                default -> box.sign();
            };
            put(left + SIGN / 2 - 4, top + box.cells().size() * ROW / 2 + 6, "sign", sign);
        }
        int[] widths = box.widths();
        for (int row = 0; row < box.cells().size(); row++) {
            int x = x0;
            for (int column = 0; column < widths.length; column++) {
                Cell cell = box.cells().get(row).get(column);
                int wide = widths[column] * GLYPH + PADDING;
                body.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\"/>\n",
                        x,
                        top + row * ROW,
                        wide,
                        ROW,
                        cell.tone()));
                put(
                        x + wide - PADDING / 2,
                        top + row * ROW + 17,
                        cell.tone() == Explanation.Tone.FAINT ? "cell faint" : "cell",
                        cell.text());
                x += wide;
            }
        }
    }

    private static int sign(Box box) {
        return box.sign().isEmpty() ? 0 : SIGN;
    }

    private static int width(Box box) {
        int cells = Arrays.stream(box.widths()).map(w -> w * GLYPH + PADDING).sum();
        return sign(box) + Math.max(cells, box.caption().length() * 7);
    }
}
