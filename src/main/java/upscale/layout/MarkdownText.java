package upscale.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Markdown as text for a terminal: headings at the margin and what they stand above indented, paragraphs and cells of tables wrapped between words, links
 * as their texts. Pictures and HTML are left out. Lines of code are never broken, so that they may be wider than all else.
 */
public final class MarkdownText {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final int INDENT = 2;

    // Code that is shorter stays in one line.
    private static final int GLUED = 24;
    private static final char GLUE = '\u00a0';

    private final int width;
    private final boolean bold;
    private final List<String> lines = new ArrayList<>();

    private MarkdownText(int width, boolean bold) {
        this.width = width;
        this.bold = bold;
    }

    /**
     * The text of a page.
     *
     * @param width of lines, in characters
     * @param bold whether headings are, by what terminals understand
     */
    public static String of(String markdown, int width, boolean bold) {
        return laidOut(children(PARSER.parse(markdown)), width, bold);
    }

    /**
     * The text of a part of a page: what stands below a heading, up to the next one that is no lower.
     *
     * @return nothing if the page has no such heading
     */
    public static Optional<String> of(String markdown, String heading, int width, boolean bold) {
        List<Node> blocks = children(PARSER.parse(markdown));
        Predicate<Node> named =
                block -> block instanceof Heading && inline(block).equals(heading);
        return blocks.stream().filter(named).findFirst().map(first -> {
            int level = ((Heading) first).getLevel();
            int begin = blocks.indexOf(first);
            Stream<Node> below = blocks.subList(begin + 1, blocks.size()).stream()
                    .takeWhile(block -> !(block instanceof Heading next && next.getLevel() <= level));
            return laidOut(Stream.concat(Stream.of(first), below).toList(), width, bold);
        });
    }

    private static String laidOut(List<Node> blocks, int width, boolean bold) {
        MarkdownText text = new MarkdownText(width, bold);
        blocks.forEach(block -> text.block(block, INDENT));
        return String.join("\n", text.lines).strip().indent(0);
    }

    private static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext)
                .toList();
    }

    private void block(Node block, int indent) {
        if (block instanceof Heading) {
            String text = inline(block);
            gap();
            lines.add(bold ? "\u001b[1m" + text + "\u001b[0m" : text);
        } else if (block instanceof Paragraph) {
            paragraph(block, indent);
        } else if (block instanceof FencedCodeBlock code) {
            code(code.getLiteral(), indent);
        } else if (block instanceof IndentedCodeBlock code) {
            code(code.getLiteral(), indent);
        } else if (block instanceof ListBlock list) {
            list(list, indent);
        } else if (block instanceof TableBlock table) {
            gap();
            add(new TextTable(rows(table), width - indent).lines(), indent);
        } else if (block instanceof BlockQuote || block instanceof Document) {
            children(block).forEach(child -> block(child, indent + INDENT));
        }
    }

    private void paragraph(Node paragraph, int indent) {
        String text = inline(paragraph);
        if (!text.isBlank()) { // a picture
            gap();
            for (String part : text.split("\n")) {
                add(Wrapped.lines(part, width - indent), indent);
            }
        }
    }

    private void code(String literal, int indent) {
        gap();
        add(literal.lines().toList(), indent + INDENT);
    }

    private void list(ListBlock list, int indent) {
        if (!(list.getParent() instanceof ListItem)) {
            gap();
        }
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 0;
        boolean first = true;
        for (Node item : children(list)) {
            if (!list.isTight() && !first) {
                gap();
            }
            first = false;
            String marker = list instanceof BulletList ? "- " : number++ + ". ";
            int begin = lines.size();
            MarkdownText within = new MarkdownText(width, bold);
            children(item).forEach(child -> within.block(child, indent + marker.length()));
            lines.addAll(within.lines);
            if (begin < lines.size()) {
                lines.set(begin, " ".repeat(indent) + marker + lines.get(begin).stripLeading());
            }
        }
    }

    private static List<List<String>> rows(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow row) {
                    rows.add(children(row).stream()
                            .filter(TableCell.class::isInstance)
                            .map(cell -> inline(cell).replace(GLUE, ' '))
                            .toList());
                } else {
                    visitChildren(node);
                }
            }
        });
        return rows;
    }

    private void gap() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private void add(List<String> more, int indent) {
        more.forEach(line -> lines.add(line.isEmpty() ? "" : " ".repeat(indent) + line.replace(GLUE, ' ')));
    }

    /** What is read of what stands in a line. */
    private static String inline(Node parent) {
        StringBuilder text = new StringBuilder();
        parent.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                String code = node.getLiteral();
                text.append(code.length() <= GLUED ? code.replace(' ', GLUE) : code);
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak node) {
                text.append('\n');
            }

            @Override
            public void visit(HtmlInline node) {
                if (node.getLiteral().matches("<br */?>")) {
                    text.append('\n');
                }
            }

            @Override
            public void visit(Image node) {
                // cannot be shown
            }
        });
        return text.toString().strip();
    }
}
