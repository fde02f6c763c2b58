package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes against the best there can be, found another way, and against what makes a code decodable. */
class HuffmanCodeReferenceTest {
    @ParameterizedTest
    @CsvSource({"286, 14, 0.005", "286, 15, 0.005", "30, 15, 0.005", "19, 7, 0.12", "2, 1, 0", "3, 2, 0"})
    void takesTheFewestBitsOrLittleMoreWhereTheLimitIsFelt(int symbols, int limit, double more) {
        HuffmanCode code = new HuffmanCode(symbols, limit);
        for (int seed = 0; seed < 200; seed++) {
            int[] counts = counts(symbols, seed);
            code.fit(counts);
            requireDecodable(code, counts, limit);
            long fewest = fewest(counts, limit);
            assertThat(code.bits(counts)).as("seed %d", seed).isBetween(fewest, (long) (fewest * (1 + more)));
            if (fewest == fewest(counts, 2 * limit)) {
                assertThat(code.bits(counts)).as("seed %d", seed).isEqualTo(fewest);
            }
        }
    }

    /** Counts like Fibonacci's numbers make the deepest tree there is. */
    @ParameterizedTest
    @CsvSource({"24, 14, 0.005", "30, 15, 0.01", "19, 7, 0.12"})
    void cutsCodesToTheLimit(int symbols, int limit, double more) {
        int[] counts = new int[symbols];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < symbols; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }
        HuffmanCode code = new HuffmanCode(symbols, limit);
        code.fit(counts);
        requireDecodable(code, counts, limit);
        long fewest = fewest(counts, limit);
        assertThat(fewest).isGreaterThan(fewest(counts, symbols));
        assertThat(code.bits(counts)).isBetween(fewest, (long) (fewest * (1 + more)));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void givesTwoSymbolsACodeIfFewerOccur(int occurring) {
        int[] counts = new int[19];
        counts[18] = occurring;
        HuffmanCode code = new HuffmanCode(19, 7);
        code.fit(counts);
        requireDecodable(code, counts, 7);
        assertThat(code.bits(counts)).isEqualTo(occurring);
    }

    private static int[] counts(int symbols, int seed) {
        Random random = new Random(seed);
        double skew = random.nextDouble() * 30;
        int[] counts = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            counts[i] = random.nextInt(4) == 0 ? 0 : (int) (1e5 * Math.exp(-skew * random.nextDouble()));
        }
        counts[0] = 1;
        counts[symbols - 1] = 1 + random.nextInt(100);
        return counts;
    }

    /** Every symbol that occurs has a code within the limit, none begins another, and no bits are left without meaning. */
    private static void requireDecodable(HuffmanCode code, int[] counts, int limit) {
        long[] entries = code.entries();
        double sum = 0;
        for (int a = 0; a < counts.length; a++) {
            int length = code.lengths()[a];
            assertThat(length).as("length of symbol %d", a).isBetween(counts[a] > 0 ? 1 : 0, limit);
            assertThat(entries[a] & 63).isEqualTo(length);
            sum += length == 0 ? 0 : 1.0 / (1 << length);
            for (int b = 0; b < counts.length; b++) {
                if (a != b && length > 0 && code.lengths()[b] >= length) {
                    assertThat((entries[b] >>> 6) & (1L << length) - 1)
                            .as("symbols %d and %d", a, b)
                            .isNotEqualTo(entries[a] >>> 6);
                }
            }
        }
        assertThat(sum).isEqualTo(1);
    }

    /**
     * The fewest bits of any code without longer ones: packages of two are made as often as a code has bits, and the lightest are taken (Larmore
     * and Hirschberg, A fast algorithm for optimal length-limited Huffman codes, 1990).
     */
    private static long fewest(int[] counts, int limit) {
        List<Long> coins = Arrays.stream(counts)
                .filter(count -> count > 0)
                .sorted()
                .asLongStream()
                .boxed()
                .toList();
        List<Long> packages = coins;
        for (int bit = 1; bit < limit; bit++) {
            List<Long> merged = new ArrayList<>(coins);
            for (int i = 0; i + 1 < packages.size(); i += 2) {
                merged.add(packages.get(i) + packages.get(i + 1));
            }
            merged.sort(null);
            packages = merged;
        }
        return packages.stream()
                .limit(2L * coins.size() - 2)
                .mapToLong(Long::longValue)
                .sum();
    }
}
