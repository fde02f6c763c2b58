package upscale.format.png;

import java.util.Arrays;

/**
 * A prefix code for the symbols [0, n) of an alphabet, canonical as deflate's are (RFC 1951, 3.2.2): Huffman's, which takes the fewest
 * bits, but with no code longer than a limit. Belongs to one thread.
 */
final class HuffmanCode {
    /** An entry's bits below the code: its length. */
    static final int LENGTH_BITS = 6;

    private final int limit;
    private final long[] entries;
    private final byte[] lengths;
    private final int[] next;
    /** Symbols that occur, the rarest first: count in the high bits, symbol in the low. */
    private final long[] order;
    /** Of the tree's nodes, leaves in that order, then inner ones as they were made, each no lighter than the one before. */
    private final long[] weight;

    private final int[] parent;
    private final int[] depth;
    private final int[] perLength;

    /** @param limit the longest code, at most 15 bits */
    HuffmanCode(int symbols, int limit) {
        this.limit = limit;
        entries = new long[symbols];
        next = new int[limit + 1];
        lengths = new byte[symbols];
        order = new long[symbols];
        weight = new long[2 * symbols];
        parent = new int[2 * symbols];
        depth = new int[2 * symbols];
        perLength = new int[limit + 1];
    }

    /** The code of these lengths. */
    static HuffmanCode of(byte[] lengths) {
        HuffmanCode code = new HuffmanCode(lengths.length, 15);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            code.lengths[symbol] = lengths[symbol];
            code.perLength[lengths[symbol]]++;
        }
        code.number();
        return code;
    }

    /** Becomes the code for symbols that occur so often. At least two get a code, for decoders that refuse an incomplete one. */
    void fit(int[] counts) {
        int leaves = order(counts);
        grow(leaves);
        measure(leaves);
        shorten();
        assign();
        number();
    }

    // Loops have methods of their own: one with all of them takes the JIT compiler longer than they ever run.

    private int order(int[] counts) {
        int used = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (counts[symbol] > 0) {
                order[used++] = (long) counts[symbol] << 32 | symbol;
            }
        }
        for (int symbol = 0; used < 2; symbol++) {
            if (counts[symbol] == 0) {
                order[used++] = symbol;
            }
        }
        Arrays.sort(order, 0, used);
        return used;
    }

    // Huffman's tree: the two lightest nodes become one until one is left. Leaves and inner nodes each come in order of
    // weight.
    private void grow(int leaves) {
        int leaf = 0;
        int inner = leaves;
        for (int node = leaves; node < 2 * leaves - 1; node++) {
            weight[node] = 0;
            for (int i = 0; i < 2; i++) {
                boolean takesLeaf = inner == node || leaf < leaves && order[leaf] >>> 32 <= weight[inner];
                int child = takesLeaf ? leaf : inner;
                weight[node] += takesLeaf ? order[leaf++] >>> 32 : weight[inner++];
                parent[child] = node;
            }
        }
    }

    private void measure(int leaves) {
        Arrays.fill(perLength, 0);
        int root = 2 * leaves - 2;
        depth[root] = 0;
        for (int node = root - 1; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < leaves) {
                perLength[Math.min(limit, depth[node])]++;
            }
        }
    }

    // Codes cut to the limit are too many for it. Each step frees one place there: the sum of 2^-length over all codes
    // falls by
    // 2^-limit when a code of the limit moves beside the longest shorter one, both one bit longer than that was.
    private void shorten() {
        long excess = -1L << limit;
        for (int length = 1; length <= limit; length++) {
            excess += (long) perLength[length] << limit - length;
        }
        for (; excess > 0; excess--) {
            int shorter = limit - 1;
            while (perLength[shorter] == 0) {
                shorter--;
            }
            perLength[shorter]--;
            perLength[shorter + 1] += 2;
            perLength[limit]--;
        }
    }

    private void assign() {
        Arrays.fill(lengths, (byte) 0);
        int rarest = 0;
        for (int length = limit; length > 0; length--) {
            for (int i = 0; i < perLength[length]; i++) {
                lengths[(int) order[rarest++]] = (byte) length;
            }
        }
    }

    private void number() {
        int code = 0;
        for (int length = 1; length < perLength.length; length++) {
            next[length] = code;
            code = code + perLength[length] << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            int bits = length == 0 ? 0 : Integer.reverse(next[length]++) >>> 32 - length;
            entries[symbol] = (long) bits << LENGTH_BITS | length;
        }
    }

    /** Every symbol's length, 0 if it has no code. Overwritten by {@link #fit}. */
    byte[] lengths() {
        return lengths;
    }

    /** Every symbol's code, its first bit lowest, above {@value #LENGTH_BITS} bits with its length. Overwritten by {@link #fit}. */
    long[] entries() {
        return entries;
    }

    /** Bits for symbols that occur so often. */
    long bits(int[] counts) {
        long bits = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            bits += (long) counts[symbol] * lengths[symbol];
        }
        return bits;
    }
}
