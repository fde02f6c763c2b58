package upscale.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the help and the manual page of a command say of it, beside its options and operands.
 *
 * @param summary a sentence of one line
 * @param usages how it is called, each a line; if there are none, as its operands say
 * @param text paragraphs that follow the summary; one that begins with two blanks is shown as it is, line by line
 * @param usedMost names of the options that the short help shows
 * @param examples in order, the most usual first
 * @param exitHeading what stands above the exit codes
 * @param exitCodes what each means; none if they are those of every command
 */
record About(
        String summary,
        List<String> usages,
        List<String> text,
        List<String> usedMost,
        List<Example> examples,
        String exitHeading,
        Map<Integer, String> exitCodes) {
    /**
     * Something that can be typed.
     *
     * @param commands lines of a shell
     * @param remark what it does
     */
    record Example(List<String> commands, String remark) {}

    static About of(String summary) {
        return new About(summary, List.of(), List.of(), List.of(), List.of(), "", Map.of());
    }

    About called(String... lines) {
        return new About(summary, List.of(lines), text, usedMost, examples, exitHeading, exitCodes);
    }

    About told(String... paragraphs) {
        return new About(summary, usages, List.of(paragraphs), usedMost, examples, exitHeading, exitCodes);
    }

    About usedMost(String... options) {
        return new About(summary, usages, text, List.of(options), examples, exitHeading, exitCodes);
    }

    /**
     * One more example.
     *
     * @param commands lines of a shell
     * @param remark what they do
     */
    About example(String commands, String remark) {
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(commands.lines().toList(), remark));
        return new About(summary, usages, text, usedMost, List.copyOf(more), exitHeading, exitCodes);
    }

    /** @param codes each as {@code 2:wrong usage} */
    About exits(String heading, String... codes) {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        Stream.of(codes)
                .map(code -> code.split(":", 2))
                .forEach(code -> meanings.put(Integer.valueOf(code[0]), code[1]));
        return new About(summary, usages, text, usedMost, examples, heading, meanings);
    }
}
