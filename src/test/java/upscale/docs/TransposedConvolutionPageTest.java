package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.cli.Ran;

/** The formulas of {@code docs/transposed-convolution.md} are computed as they stand there, and are what {@code explain} makes. */
class TransposedConvolutionPageTest {
    private static final Markdown PAGE = Markdown.of(Path.of("docs", "transposed-convolution.md"));

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern OUTPUT = Pattern.compile("output 1x(\\d+)\\.");
    private static final Pattern CROPPED = Pattern.compile("cropped at the beginning (?:0,)?(\\d+) ");

    /** A row of the tables: a formula for the output, one for what is cropped (none of convolutions), and what to type. */
    private record Row(String name, String output, String cropped, String words) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : PAGE.lines()) {
            String[] cells = line.split(" *\\| *");
            if (line.startsWith("| ") && line.contains("| `conv")) {
                rows.add(new Row(cells[1], code(cells[2]), null, code(cells[3])));
            } else if (line.startsWith("| ") && line.contains("| `transposed")) {
                rows.add(new Row(cells[1], code(cells[2]), code(cells[3]), code(cells[4])));
            }
        }
        return rows;
    }

    private static String code(String cell) {
        Matcher matcher = CODE.matcher(cell);
        assertThat(matcher.matches()).as(cell).isTrue();
        return matcher.group(1);
    }

    @TestFactory
    Stream<DynamicTest> formulasAreWhatIsMade() {
        List<Row> rows = rows();
        assertThat(rows).hasSize(13);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.name() + ", " + row.words(), () -> {
                    int[] made = new int[2];
                    for (Map<String, Integer> values : values(row)) {
                        made[holds(row, values) ? 1 : 0]++;
                    }
                    assertThat(made[1]).as("sizes that were compared").isGreaterThan(50);
                }));
    }

    /** Whether there is an output; that its size is the formula's, or that it is refused if the formula leaves nothing. */
    private static boolean holds(Row row, Map<String, Integer> values) {
        int output = Formula.value(row.output(), values);
        Ran ran = explained(row.words(), values);
        if (output < 1) {
            assertThat(ran.code()).as("%s with %s", row, values).isNotZero();
            return false;
        }
        assertThat(ran.err()).as("%s with %s", row, values).isEmpty();
        assertThat(found(OUTPUT, ran)).as("output of %s with %s", row, values).isEqualTo(output);
        if (row.cropped() != null) {
            Map<String, Integer> with = new HashMap<>(values);
            with.put("out", output);
            assertThat(found(CROPPED, ran))
                    .as("crop of %s with %s", row, values)
                    .isEqualTo(Formula.value(row.cropped(), with));
        }
        return true;
    }

    /** All small values of what the row names, one of each that it does not. */
    private static List<Map<String, Integer>> values(Row row) {
        List<Map<String, Integer>> all = new ArrayList<>();
        for (int in : List.of(1, 2, 5, 6)) {
            for (int k = 1; k <= 4; k++) {
                for (int s = 1; s <= 3; s++) {
                    for (int d = 1; d <= 2; d++) {
                        int reach = d * (k - 1) + 1;
                        int natural = (in - 1) * s + reach;
                        for (int p = 0; p <= most(row, "P", 2); p++) {
                            for (int q = 0; q <= most(row, "Q", 1); q++) {
                                for (int e = 0; e <= most(row, "E", Math.max(s, d) - 1); e++) {
                                    for (int n = Math.max(natural - most(row, "N", 2), 1); n <= natural; n++) {
                                        all.add(Map.ofEntries(
                                                Map.entry("in", in),
                                                Map.entry("k", k),
                                                Map.entry("s", s),
                                                Map.entry("d", d),
                                                Map.entry("p", p),
                                                Map.entry("q", q),
                                                Map.entry("e", e),
                                                Map.entry("n", n),
                                                Map.entry("r", reach),
                                                Map.entry("L", natural)));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static int most(Row row, String letter, int most) {
        return row.words().matches(".*\\b" + letter + "\\b.*") ? most : 0;
    }

    /** The words of a row on a single row of samples. */
    private static Ran explained(String words, Map<String, Integer> values) {
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(words.replace("P,P,Q,Q", "0," + values.get("p") + ",0," + values.get("q"))
                .replace(" P", " 0," + values.get("p"))
                .replace(" E", " 0," + values.get("e"))
                .replace(" N", " " + values.get("n") + "x1")
                .split(" ")));
        all.addAll(List.of("-k", ones(values.get("k")), "--input", ones(values.get("in"))));
        all.addAll(List.of("--stride", "1," + values.get("s"), "--dilation", "1," + values.get("d")));
        return Ran.with(all.toArray());
    }

    private static String ones(int n) {
        return String.join(" ", Collections.nCopies(n, "1"));
    }

    private static int found(Pattern pattern, Ran ran) {
        Matcher matcher = pattern.matcher(ran.text().replace('\n', ' '));
        assertThat(matcher.find()).as(ran.text()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void thatOutputPaddingLeadsBack() {
        String formula = PAGE.inlineCode().stream()
                .filter(code -> code.startsWith("e = "))
                .findFirst()
                .orElseThrow()
                .substring("e = ".length());
        Row there = rows().stream()
                .filter(r -> r.name().contains("`Conv2d`"))
                .findFirst()
                .orElseThrow();
        Row back = rows().stream()
                .filter(r -> r.name().contains("`ConvTranspose2d`"))
                .findFirst()
                .orElseThrow();
        for (Map<String, Integer> values : values(there)) {
            int small = Formula.value(there.output(), values);
            if (small > 0) {
                Map<String, Integer> with = new HashMap<>(values);
                with.put("e", Formula.value(formula, values));
                with.put("in", small);
                assertThat(Formula.value(back.output(), with)).as("%s", values).isEqualTo(values.get("in"));
            }
        }
    }
}
