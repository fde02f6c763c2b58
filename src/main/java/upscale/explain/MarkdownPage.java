package upscale.explain;

import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Heading;
import upscale.explain.Explanation.Lines;
import upscale.explain.Explanation.Part;
import upscale.explain.Explanation.Sentence;

/** An explanation as Markdown: its tables stand in code blocks, as they look in a terminal. Lines end in {@code \n}. */
public final class MarkdownPage {
    private MarkdownPage() {}

    public static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder("# " + explanation.title() + "\n");
        for (Part part : explanation.parts()) {
            text.append('\n');
            if (part instanceof Heading heading) {
                text.append("## ").append(heading.text()).append('\n');
            } else if (part instanceof Sentence sentence) {
                // Outside code a star or a bracket could mean something else.
                String escaped = sentence.text().replaceAll("([*_\\[\\]])", "\\\\$1");
                TextPage.wrapped(escaped, "").forEach(line -> text.append(line).append('\n'));
            } else if (part instanceof Lines lines) {
                text.append("```text\n");
                lines.lines().stream()
                        .flatMap(l -> TextPage.wrapped(l, "    ").stream())
                        .forEach(line -> text.append(line).append('\n'));
                text.append("```\n");
            } else if (part instanceof Boxes boxes) {
                text.append("```text\n").append(TextPage.tables(boxes)).append("```\n");
            }
        }
        return text.toString();
    }
}
