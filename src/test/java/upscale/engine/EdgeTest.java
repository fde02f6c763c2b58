package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeTest {
    /** The patterns of the manual, nine places to either side of a b c d. */
    @ParameterizedTest
    @CsvSource({
        "REPLICATE, aaaaaaaaa, ddddddddd",
        "REFLECT, aabcddcba, dcbaabcdd",
        "MIRROR, dcbabcdcb, cbabcdcba",
        "WRAP, dabcdabcd, abcdabcda",
        "VALUE, ---------, ---------",
        "RENORMALIZE, ---------, ---------",
    })
    void continuesARow(Edge.Kind kind, String before, String after) {
        Edge edge = new Edge(kind, 0);
        StringBuilder seen = new StringBuilder();
        for (int i = -9; i < 13; i++) {
            int index = edge.index(i, 4);
            seen.append(index == Edge.OUTSIDE ? '-' : "abcd".charAt(index));
        }
        assertThat(seen).hasToString(before + "abcd" + after);
    }

    @Test
    void hasOneSampleToContinue() {
        for (Edge edge : new Edge[] {Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP}) {
            for (int i = -5; i < 6; i++) {
                assertThat(edge.index(i, 1)).as(edge + " at " + i).isZero();
            }
        }
        assertThat(Edge.ZERO.index(1, 1)).isEqualTo(Edge.OUTSIDE);
    }

    @Test
    void isSpelledAsTheCommandLineDoes() {
        assertThat(Edge.REPLICATE).hasToString("replicate");
        assertThat(Edge.ZERO).hasToString("zero");
        assertThat(Edge.value(12.5)).hasToString("12.5");
    }
}
