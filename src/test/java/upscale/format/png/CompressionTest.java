package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import upscale.format.Effort;

/** What is tried on which pictures. */
class CompressionTest {
    private static final int STEP = 3;
    private static final int ROW_BYTES = 3 * 700;
    private static final int ROWS = 60;

    /** A row above, then the others, each after a pixel of zeros. */
    private static byte[] raw(Samples samples) {
        int stride = STEP + ROW_BYTES;
        byte[] raw = new byte[(ROWS + 1) * stride + RowFilter.SLACK];
        for (int y = 0; y <= ROWS; y++) {
            for (int x = 0; x < ROW_BYTES; x++) {
                raw[y * stride + STEP + x] = (byte) samples.at(x, y);
            }
        }
        return raw;
    }

    private interface Samples {
        int at(int x, int y);
    }

    /** A slope with the noise of a camera. */
    private static byte[] photograph() {
        Random random = new Random(1);
        return raw((x, y) -> x / 20 + y + (int) (2 * random.nextGaussian()));
    }

    /** The same tile of noise again and again, with nothing alike within it. */
    private static byte[] tiles() {
        byte[] tile = new byte[96 * 8];
        new Random(2).nextBytes(tile);
        return raw((x, y) -> tile[y % 8 * 96 + x % 96]);
    }

    private static List<Way> ways(byte[] raw, boolean indices, Effort effort) {
        return new Compression(STEP, ROW_BYTES, indices, effort).choose(raw, ROWS);
    }

    @Test
    void photographsAreNotSearched() {
        assertThat(ways(photograph(), false, Effort.DEFAULT)).hasSize(1);
        assertThat(ways(photograph(), false, Effort.of(Effort.Preset.FAST))).hasSize(1);
    }

    @Test
    void whatRepeatsIsSearchedToSomeAvail() {
        List<Way> ways = ways(tiles(), false, Effort.DEFAULT);
        assertThat(ways).hasSize(2);
        int codes = ways.get(0).pack(tiles(), ROWS, 0);
        int searched = ways.get(1).pack(tiles(), ROWS, 0);
        assertThat(searched).isLessThan(codes / 10);
    }

    @Test
    void whatIsFlatIsSearched() {
        assertThat(ways(raw((x, y) -> y < 30 ? 10 : 200), false, Effort.DEFAULT))
                .hasSize(2);
    }

    @Test
    void whoAsksForASmallFileOrWritesIndicesHasBothTried() {
        assertThat(ways(photograph(), false, Effort.of(Effort.Preset.SMALL))).hasSize(2);
        assertThat(ways(photograph(), false, Effort.ofLevel(1))).hasSize(2);
        assertThat(ways(photograph(), true, Effort.DEFAULT)).hasSize(2);
    }

    @Test
    void withoutCompressionSamplesStayAsTheyAre() {
        List<Way> ways = ways(photograph(), false, Effort.ofLevel(0));
        assertThat(ways).hasSize(1);
        int n = ROWS * (1 + ROW_BYTES);
        assertThat(ways.get(0).pack(photograph(), ROWS, 0)).isBetween(n, n + 100);
        assertThat(ways.get(0).length()).isEqualTo(n);
    }

    @Test
    void theFilterIsTheOneThatLeavesLeast() {
        byte[] raw = photograph();
        Way chosen = ways(raw, false, Effort.DEFAULT).get(0);
        int least = chosen.pack(raw, ROWS, 0);
        for (int filter = RowFilter.NONE; filter <= RowFilter.PAETH; filter++) {
            Way other = new Way(STEP, ROW_BYTES, new HuffmanDeflater());
            other.use(filter);
            assertThat(least).as("filter %d", filter).isLessThanOrEqualTo(other.pack(raw, ROWS, 0));
        }
    }
}
