package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pieces, inflated by the JDK's zlib, are what was deflated; and Huffman codes alone are as good as zlib's. */
class PieceDeflaterTest {
    private static final int BLOCK = HuffmanDeflater.BLOCK_BYTES;

    private static Map<String, PieceDeflater> deflaters() {
        return Map.of("huffman", new HuffmanDeflater(), "search", new SearchingDeflater(4));
    }

    @TestFactory
    Stream<DynamicTest> inflateToWhatTheyWere() {
        return deflaters().entrySet().stream()
                .flatMap(deflater -> inputs().entrySet().stream()
                        .map(input -> DynamicTest.dynamicTest(deflater.getKey() + ": " + input.getKey(), () -> {
                            for (int reserve : new int[] {0, 3, 10}) {
                                byte[] piece = piece(deflater.getValue(), input.getValue(), reserve);
                                assertThat(inflated(piece, input.getValue().length))
                                        .isEqualTo(input.getValue());
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> canBeJoined() {
        return deflaters().entrySet().stream()
                .map(deflater -> DynamicTest.dynamicTest(deflater.getKey(), () -> {
                    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    for (byte[] input : inputs().values()) {
                        pieces.writeBytes(piece(deflater.getValue(), input, 0));
                        whole.writeBytes(input);
                    }
                    assertThat(inflated(pieces.toByteArray(), whole.size())).isEqualTo(whole.toByteArray());
                }));
    }

    /** Every length up to what four of the longest matches cover, in a run at the beginning, in the middle and at the end. */
    @Test
    void runsOfEveryLength() throws DataFormatException {
        HuffmanDeflater deflater = new HuffmanDeflater();
        byte[] noise = noise(40, 256, 5);
        for (int length = 0; length <= 4 * 258; length++) {
            byte[] run = new byte[length];
            Arrays.fill(run, (byte) 7);
            for (byte[] input : new byte[][] {run, joined(run, noise), joined(noise, run), joined(noise, run, noise)}) {
                assertThat(inflated(piece(deflater, input, 0), input.length))
                        .as("a run of %d", length)
                        .isEqualTo(input);
            }
        }
    }

    @Test
    void whatCannotBeCompressedIsStored() {
        for (int n : new int[] {1, 100, BLOCK, BLOCK + 1, 3 * BLOCK}) {
            int blocks = (n + BLOCK - 1) / BLOCK + 1;
            assertThat(piece(new HuffmanDeflater(), noise(n, 256, n), 0)).hasSizeLessThanOrEqualTo(n + 5 * blocks);
        }
    }

    @Test
    void smallPiecesTakeFixedCodes() {
        // Three bits and 8 or 9 each for a byte and 7 for the end, filled up to whole bytes, and the empty stored
        // block.
        assertThat(piece(new HuffmanDeflater(), new byte[] {1}, 0)).hasSize(3 + 5 - 1);
    }

    @Test
    void runsTakeNextToNothing() {
        int n = 10 * BLOCK;
        assertThat(piece(new HuffmanDeflater(), new byte[n], 0)).hasSizeLessThan(n / 258 * 3 / 8 + 10 * 40);
    }

    @Test
    void codesAreNoLongerThanZlibs() {
        for (int values : new int[] {2, 5, 17, 100, 256}) {
            byte[] input = skewed(200_000, values);
            byte[] ours = piece(new HuffmanDeflater(), input, 0);
            assertThat(ours).as("%d values", values).hasSizeLessThan((int) (zlibsHuffmanCodes(input) * 1.002));
        }
    }

    private static int zlibsHuffmanCodes(byte[] input) {
        Deflater deflater = new Deflater(1, true);
        try {
            deflater.setStrategy(Deflater.HUFFMAN_ONLY);
            deflater.setInput(input);
            deflater.finish();
            byte[] out = new byte[2 * input.length];
            int n = 0;
            while (!deflater.finished()) {
                n += deflater.deflate(out, n, out.length - n);
            }
            return n;
        } finally {
            deflater.end();
        }
    }

    private static Map<String, byte[]> inputs() {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("nothing", new byte[0]);
        inputs.put("one byte", new byte[] {(byte) 200});
        inputs.put("two bytes", new byte[] {1, 1});
        inputs.put("a ramp", ramp(3 * 256));
        for (int n : new int[] {BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 7, BLOCK + 9, 2 * BLOCK, 2 * BLOCK + 1}) {
            inputs.put(n + " of one value", filled(n, 255));
            inputs.put(n + " that cannot be compressed", noise(n, 256, n));
            inputs.put(n + " of few values", noise(n, 3, n));
        }
        inputs.put("counts of Fibonacci", fibonacci());
        for (int values : new int[] {1, 2, 3, 30, 256}) {
            inputs.put("skewed, of " + values, skewed(100_000, values));
            inputs.put("runs, of " + values, runs(200_000, values));
        }
        for (int n = 2; n < 40; n++) {
            inputs.put(n + " bytes", noise(n, 2, n));
        }
        return inputs;
    }

    private static byte[] filled(int n, int value) {
        byte[] bytes = new byte[n];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] ramp(int n) {
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] noise(int n, int values, int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) random.nextInt(values);
        }
        return bytes;
    }

    /** Small values, of either sign, are common, as they are in filtered photographs. */
    private static byte[] skewed(int n, int values) {
        Random random = new Random(values);
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) (random.nextGaussian() * values / 8);
        }
        return bytes;
    }

    private static byte[] runs(int n, int values) {
        Random random = new Random(values);
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; ) {
            int end = Math.min(n, i + 1 + (int) Math.exp(random.nextDouble() * 7));
            Arrays.fill(bytes, i, end, (byte) random.nextInt(values));
            i = end;
        }
        return bytes;
    }

    /** As many values as fit a block, shuffled; Huffman's own codes for them would be of up to 21 bits. */
    private static byte[] fibonacci() {
        byte[] bytes = new byte[BLOCK];
        int at = 0;
        int value = 0;
        for (int a = 1, b = 1; at + a <= BLOCK; value++) {
            Arrays.fill(bytes, at, at + a, (byte) value);
            at += a;
            int next = a + b;
            a = b;
            b = next;
        }
        assertThat(value).isGreaterThan(20);
        byte[] used = Arrays.copyOf(bytes, at);
        Random random = new Random(1);
        for (int i = at - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte kept = used[i];
            used[i] = used[j];
            used[j] = kept;
        }
        return used;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] piece(PieceDeflater deflater, byte[] input, int reserve) {
        int n = deflater.deflate(input, input.length, reserve);
        return Arrays.copyOfRange(deflater.bytes(), reserve, reserve + n);
    }

    private static byte[] inflated(byte[] pieces, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(joined(pieces, new byte[] {3, 0})); // a last block, empty
            byte[] out = new byte[length + 1];
            int n = 0;
            while (!inflater.finished()) {
                int some = inflater.inflate(out, n, out.length - n);
                n += some;
                assertThat(some > 0 || inflater.finished())
                        .as("the stream goes on")
                        .isTrue();
            }
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(out, n);
        } finally {
            inflater.end();
        }
    }
}
