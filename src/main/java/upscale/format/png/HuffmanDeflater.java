package upscale.format.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Huffman codes for bytes and for runs of one byte, in blocks that each have a code of their own; no other repeats are looked for. What
 * comes out depends on the bytes alone, neither on the JDK nor on its zlib.
 */
final class HuffmanDeflater implements PieceDeflater {
    /** Bytes of a block, as many as a stored one can have: so many that telling its code costs little, so few that the code suits them all. */
    static final int BLOCK_BYTES = 0xffff;

    private static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int SYMBOLS = 286;
    private static final int FIXED_SYMBOLS = 288;

    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 258;
    /** Shorter runs take no fewer bits than their bytes do one by one, and they are common. */
    private static final int WORTHWHILE_RUN = Long.BYTES;

    private static final int RUN_LENGTH_BITS = 9;

    private static final int STORED_HEAD = 4;

    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    /** Bits that say which of these a block is, and that it is not the last. */
    private static final int TYPE_BITS = 3;

    /** The first distance, 1, is the only one used, by the code 0; a second makes the code complete. */
    private static final byte[] DISTANCE_LENGTHS = {1, 1};

    private static final int DISTANCE_BITS = 1;
    private static final int FIXED_DISTANCE_BITS = 5;
    private static final HuffmanCode FIXED_CODE = fixedCode();

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final BitWriter out = new BitWriter();
    private final HuffmanCode code = new HuffmanCode(SYMBOLS, BitWriter.LONGEST_CODE);
    private final BlockHeader header = new BlockHeader(SYMBOLS, DISTANCE_LENGTHS);
    private final int[] counts = new int[FIXED_SYMBOLS];
    /** Counts of every fourth byte each: a count that is still being written needs not be waited for. */
    private final int[][] quarters = new int[4][256];
    /** Runs in order: where each starts in the block, above {@value #RUN_LENGTH_BITS} bits that say how long it is. */
    private final int[] runs = new int[BLOCK_BYTES / WORTHWHILE_RUN + 1];

    private int runCount;

    private static HuffmanCode fixedCode() {
        byte[] lengths = new byte[FIXED_SYMBOLS];
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, FIXED_SYMBOLS, (byte) 8);
        return HuffmanCode.of(lengths);
    }

    @Override
    public int deflate(byte[] in, int n, int reserve) {
        // No block takes more than a stored one; another one ends the piece.
        int blocks = n / BLOCK_BYTES + 2;
        out.start(reserve, reserve + n + blocks * (STORED_HEAD + 1) + BitWriter.SLACK);
        for (int from = 0; from < n; from += BLOCK_BYTES) {
            block(in, from, Math.min(n, from + BLOCK_BYTES));
        }
        stored(in, 0, 0);
        return out.end() - reserve;
    }

    @Override
    public byte[] bytes() {
        return out.out();
    }

    private void block(byte[] in, int from, int to) {
        scan(in, from, to);
        code.fit(counts);
        header.fit(code.lengths());
        long dynamic = header.bits() + bits(code, DISTANCE_BITS);
        long fixed = bits(FIXED_CODE, FIXED_DISTANCE_BITS);
        long plain = 8L * (1 + STORED_HEAD + to - from);
        if (plain <= Math.min(dynamic, fixed)) {
            stored(in, from, to);
        } else if (dynamic < fixed) {
            out.put(DYNAMIC << 1, TYPE_BITS);
            header.write(out);
            write(in, from, to, code, DISTANCE_BITS);
        } else {
            out.put(FIXED << 1, TYPE_BITS);
            write(in, from, to, FIXED_CODE, FIXED_DISTANCE_BITS);
        }
    }

    /** How many bits {@code in[0, n)}, at most a block, would take, beside the code itself. */
    long bits(byte[] in, int n) {
        scan(in, 0, n);
        code.fit(counts);
        return bits(code, DISTANCE_BITS);
    }

    /** Bits of every symbol's code in the last block, a byte's symbol being its value. */
    byte[] lengths() {
        return code.lengths();
    }

    private void stored(byte[] in, int from, int to) {
        int n = to - from;
        out.put(STORED << 1, TYPE_BITS);
        out.bytes(new byte[] {(byte) n, (byte) (n >> 8), (byte) ~n, (byte) (~n >> 8)}, 0, STORED_HEAD);
        out.bytes(in, from, to);
    }

    /** Counts the symbols of a block and finds its runs. */
    private void scan(byte[] in, int from, int to) {
        for (int[] quarter : quarters) {
            Arrays.fill(quarter, 0);
        }
        Arrays.fill(counts, 0);
        runCount = 0;
        scan(in, from, to, quarters[0], quarters[1], quarters[2], quarters[3]);
        count();
    }

    private void scan(byte[] in, int from, int to, int[] c0, int[] c1, int[] c2, int[] c3) {
        int i = from;
        if (i == 0) {
            c0[in[i++] & 0xff]++; // a run repeats the byte before it
        }
        while (i <= to - WORTHWHILE_RUN) {
            long eight = (long) LONG.get(in, i);
            if (eight == (long) LONG.get(in, i - 1)) {
                i = run(in, from, i, to);
            } else {
                c0[(int) eight & 0xff]++;
                c1[(int) (eight >>> 8) & 0xff]++;
                c2[(int) (eight >>> 16) & 0xff]++;
                c3[(int) (eight >>> 24) & 0xff]++;
                c0[(int) (eight >>> 32) & 0xff]++;
                c1[(int) (eight >>> 40) & 0xff]++;
                c2[(int) (eight >>> 48) & 0xff]++;
                c3[(int) (eight >>> 56)]++;
                i += Long.BYTES;
            }
        }
        for (; i < to; i++) {
            c0[in[i] & 0xff]++;
        }
    }

    private void count() {
        for (int value = 0; value < 256; value++) {
            counts[value] = quarters[0][value] + quarters[1][value] + quarters[2][value] + quarters[3][value];
        }
        counts[END] = 1;
    }

    /** Takes the run that begins at {@code i}, and says where it ends. */
    private int run(byte[] in, int from, int i, int to) {
        int end = i + WORTHWHILE_RUN;
        while (end < to && in[end] == in[i]) {
            end++;
        }
        // What is left after a part is never too short to be one.
        for (int at = i, part; at < end; at += part) {
            int left = end - at;
            part = left <= LONGEST_RUN ? left : Math.min(LONGEST_RUN, left - SHORTEST_RUN);
            runs[runCount++] = at - from << RUN_LENGTH_BITS | part;
            counts[lengthSymbol(part)]++;
        }
        return end;
    }

    private static int length(int run) {
        return run & (1 << RUN_LENGTH_BITS) - 1;
    }

    /** RFC 1951, 3.2.5. */
    private static int lengthSymbol(int length) {
        int over = length - SHORTEST_RUN;
        int extra = extraBits(length);
        return length == LONGEST_RUN ? SYMBOLS - 1 : FIRST_LENGTH + 4 * extra + (over >> extra);
    }

    /** Bits after a length's symbol: they hold the low bits of what it is over the shortest. */
    private static int extraBits(int length) {
        return length == LONGEST_RUN ? 0 : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - SHORTEST_RUN));
    }

    private long bits(HuffmanCode used, int distanceBits) {
        long bits = TYPE_BITS + used.bits(counts) + (long) runCount * distanceBits;
        for (int i = 0; i < runCount; i++) {
            bits += extraBits(length(runs[i]));
        }
        return bits;
    }

    /** Writes a run: the code of its length, what the length is beyond the least of that code, and the distance, all of whose bits are 0. */
    private void put(long entry, int length, int distanceBits) {
        int codeBits = (int) entry & (1 << HuffmanCode.LENGTH_BITS) - 1;
        int extra = extraBits(length);
        int over = length - SHORTEST_RUN & (1 << extra) - 1;
        out.put(entry >>> HuffmanCode.LENGTH_BITS | (long) over << codeBits, codeBits + extra + distanceBits);
    }

    private void write(byte[] in, int from, int to, HuffmanCode used, int distanceBits) {
        long[] entries = used.entries();
        int at = from;
        for (int i = 0; i < runCount; i++) {
            int start = from + (runs[i] >>> RUN_LENGTH_BITS);
            int length = length(runs[i]);
            out.codes(entries, in, at, start);
            put(entries[lengthSymbol(length)], length, distanceBits);
            at = start + length;
        }
        out.codes(entries, in, at, to);
        out.put(entries[END]);
    }
}
