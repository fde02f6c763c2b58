package upscale.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Markdown as text for a terminal. */
class MarkdownTextTest {
    private static String text(String markdown) {
        return MarkdownText.of(markdown, 40, false);
    }

    @Test
    void headingsStandAtTheMarginAndTextBelowThemIsIndented() {
        assertThat(text("# One\n\nA text.\n\n## Two\nMore.\n")).isEqualTo("One\n\n  A text.\n\nTwo\n\n  More.\n");
    }

    @Test
    void headingsAreBoldIfAskedFor() {
        assertThat(MarkdownText.of("# One\n\nText.", 40, true)).isEqualTo("\u001b[1mOne\u001b[0m\n\n  Text.\n");
    }

    @Test
    void paragraphsAreWrappedBetweenWords() {
        assertThat(text("one two three four five six seven eight nine\nten"))
                .isEqualTo("one two three four five six seven\n  eight nine ten\n");
    }

    @Test
    void wordsAreNeverBroken() {
        String word = "a.word,that:is/wider-than(the)line;by_far=really";
        assertThat(text("before " + word + " after")).isEqualTo("before\n  " + word + "\n  after\n");
    }

    @Test
    void whatMarksWordsIsLeftOut() {
        assertThat(text("*a* **b** `c` [d](e.md#f) \\* &amp; <br>")).isEqualTo("a b c d * &\n");
    }

    @Test
    void shortCodeStaysInALine() {
        assertThat(text("one two three four five six se `-m x -k y`"))
                .isEqualTo("one two three four five six se\n  -m x -k y\n");
    }

    @Test
    void picturesAndHtmlAreLeftOut() {
        assertThat(text("one\n\n![a picture](x.png)\n\n<!-- a note -->\n\ntwo")).isEqualTo("one\n\n  two\n");
    }

    @Test
    void codeIsKeptLineByLine() {
        String wide = "upscale photo.png -s 2 -m transposed -k '1 2 1' -o t.npy";
        assertThat(text("See:\n\n```sh\n" + wide + "\n\n  indented\n```\n\n    also code\n"))
                .isEqualTo("See:\n\n    " + wide + "\n\n      indented\n\n    also code\n");
    }

    @Test
    void listsHaveHangingIndents() {
        assertThat(text("- one two three four five six seven eight\n- b\n  - c\n"))
                .isEqualTo("- one two three four five six seven\n    eight\n  - b\n    - c\n");
        assertThat(text("3. a\n4. b")).isEqualTo("3. a\n  4. b\n");
        assertThat(text("- a\n\n- b")).isEqualTo("- a\n\n  - b\n");
    }

    @Test
    void tablesStandInColumns() {
        assertThat(text("| a | bc |\n|---|---|\n| `x y` | 1 |\n| z | [2](q) |\n"))
                .isEqualTo("a    bc\n  ---  --\n  x y  1\n  z    2\n");
    }

    @Test
    void cellsThatAreTooWideAreWrappedWithinTheirColumns() {
        assertThat(text("| name | meaning |\n|---|---|\n| a | one two three four five six seven eight |\n| b | c |\n"))
                .isEqualTo("""
                        name  meaning
                          ----  --------------------------------
                          a     one two three four five six
                                seven eight

                          b     c
                        """);
    }

    @Test
    void tablesOfWordsThatHaveNoRoomAreLists() {
        String word = "w".repeat(20);
        assertThat(text("| one | two |\n|---|---|\n| " + word + " | " + word + " |\n"))
                .isEqualTo(word + "\n    two: " + word + "\n");
    }

    @Test
    void linesOfACellStayApartAndColumnsOfPicturesAreLeftOut() {
        assertThat(text("| a | b | c |\n|---|---|---|\n| 1<br>2 | 3 | ![x](x.png) |\n"))
                .isEqualTo("a  b\n  -  -\n  1  3\n  2\n");
    }

    @Test
    void aPartOfAPageEndsBeforeTheNextThatIsNoLower() {
        String page = "# A\n\na\n\n## `B` it\n\nb\n\n### C\n\nc\n\n## D\n\nd\n";
        assertThat(MarkdownText.of(page, "B it", 40, false)).hasValue("B it\n\n  b\n\nC\n\n  c\n");
        assertThat(MarkdownText.of(page, "D", 40, false)).hasValue("D\n\n  d\n");
        assertThat(MarkdownText.of(page, "E", 40, false)).isEmpty();
    }
}
