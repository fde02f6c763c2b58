package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import upscale.layout.Wrapped;

/** The help of a command, as text for a terminal: all of it, or what fits a screen. */
final class HelpPage {
    /** Columns of a terminal. */
    static final int WIDTH = 80;

    /** Lines that a short help has at most. */
    static final int SCREEN = 40;

    private static final int COLUMN = 26;
    private static final int COMMAND_COLUMN = 16;

    private final Manual manual;
    private final List<Manual> commands;
    private final boolean bold;
    private final StringBuilder page = new StringBuilder();

    /**
     * @param commands of which the help of the main job tells
     * @param bold whether headings are
     */
    private HelpPage(Manual manual, List<Manual> commands, boolean bold) {
        this.manual = manual;
        this.commands = manual.isMain() ? commands : List.of();
        this.bold = bold;
    }

    /** All there is. */
    static String whole(Manual manual, List<Manual> commands, boolean bold) {
        return new HelpPage(manual, commands, bold).whole();
    }

    /** What is used most, in {@link #SCREEN} lines; all there is if that fits. */
    static String brief(Manual manual, List<Manual> commands, boolean bold) {
        String whole = whole(manual, commands, bold);
        return whole.lines().count() <= SCREEN ? whole : new HelpPage(manual, commands, bold).brief();
    }

    /** The commands, and the pages that there are to read. */
    static String overview(List<Manual> commands, boolean bold) {
        HelpPage overview = new HelpPage(commands.get(0), commands.subList(1, commands.size()), bold);
        overview.usage(List.of("upscale help COMMAND", "upscale help TOPIC"));
        overview.commands("Commands, of which 'upscale help COMMAND' tells");
        overview.topics("Topics, which 'upscale help TOPIC' shows");
        overview.paragraphs(List.of("'upscale -h' shows what is used most, 'upscale --help' every option."));
        return overview.page.toString();
    }

    private String whole() {
        About about = manual.about();
        usage(manual.usages());
        paragraphs(List.of(about.summary()));
        paragraphs(about.text());
        page.append('\n');
        manual.operands().forEach(operand -> item("  " + operand.shown(), operand.description(), COLUMN));
        options("Options", manual.alone());
        manual.headed().forEach(topic -> options(topic.heading(), topic.options()));
        commands("Commands ('upscale help COMMAND' tells more)");
        if (manual.isMain()) {
            topics("Topics ('upscale help TOPIC' shows a page)");
        }
        if (!about.exitCodes().isEmpty()) {
            heading(about.exitHeading());
            about.exitCodes().forEach((code, meaning) -> item("  " + code, meaning, 8));
        }
        examples(about.examples());
        return page.toString();
    }

    private String brief() {
        About about = manual.about();
        usage(manual.usages());
        paragraphs(List.of(about.summary()));
        heading("Options used most");
        for (String name : about.usedMost()) {
            Option<?> option = manual.option(name);
            item(names(option), option.summary() + ".", COLUMN);
        }
        examples(about.examples().subList(0, Math.min(about.examples().size(), 5)));
        if (manual.isMain()) {
            heading("Commands");
            lines("  ", commands.stream().map(Manual::name).collect(Collectors.joining(", ")));
        }
        page.append("\nAll options:  ").append(manual.command()).append(" --help\n");
        if (manual.isMain()) {
            page.append("A command:    upscale help COMMAND\n");
            page.append("A topic:      upscale help TOPIC, such as methods, kernels or formats\n");
        }
        return page.toString();
    }

    private void options(String heading, List<Option<?>> options) {
        if (!options.isEmpty()) {
            heading(heading);
            options.forEach(option -> item(names(option), option.description(), COLUMN));
        }
    }

    private void usage(List<String> usages) {
        for (String usage : usages) {
            page.append(page.isEmpty() ? "Usage: " : "       ").append(usage).append('\n');
        }
    }

    private void heading(String text) {
        page.append('\n');
        page.append(bold ? "\u001b[1m" + text + ":\u001b[0m" : text + ":").append('\n');
    }

    private void paragraphs(List<String> paragraphs) {
        for (String paragraph : paragraphs) {
            page.append('\n');
            if (paragraph.startsWith("  ")) {
                page.append(paragraph.stripTrailing()).append('\n');
            } else {
                lines("", paragraph);
            }
        }
    }

    private void lines(String indent, String text) {
        Wrapped.lines(text, WIDTH - indent.length())
                .forEach(line -> page.append(indent).append(line).append('\n'));
    }

    // Two blanks at least between a term and what is said of it.
    private void item(String term, String text, int column) {
        List<String> lines = Wrapped.lines(text, WIDTH - column);
        page.append(term);
        int first = term.length() + 2 > column ? 0 : 1;
        if (first == 1 && !lines.isEmpty()) {
            page.append(" ".repeat(column - term.length())).append(lines.get(0));
        }
        page.append('\n');
        lines.stream()
                .skip(first)
                .forEach(line -> page.append(" ".repeat(column)).append(line).append('\n'));
    }

    private void commands(String heading) {
        if (!commands.isEmpty()) {
            heading(heading);
            commands.forEach(
                    command -> item("  " + command.name(), command.about().summary(), COMMAND_COLUMN));
        }
    }

    private void topics(String heading) {
        heading(heading);
        lines("  ", String.join(", ", HelpTopics.names()));
    }

    private void examples(List<About.Example> examples) {
        if (!examples.isEmpty()) {
            heading("Examples");
        }
        for (About.Example example : examples) {
            example.commands()
                    .forEach(command -> page.append("  ").append(command).append('\n'));
            lines("      ", example.remark());
        }
    }

    private static String names(Option<?> option) {
        List<String> names = new ArrayList<>(option.shownNames());
        String indent = names.get(0).startsWith("--") ? "      " : "  ";
        return indent
                + String.join(", ", names)
                + Stream.of(option.label())
                        .filter(label -> !label.isEmpty())
                        .map(label -> " " + label)
                        .collect(Collectors.joining());
    }
}
