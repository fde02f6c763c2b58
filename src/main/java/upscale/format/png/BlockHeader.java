package upscale.format.png;

import java.util.Arrays;

/** How a deflate block tells the codes it is written in: their lengths, run-length coded and in a code of their own (RFC 1951, 3.2.7). Belongs to one thread. */
final class BlockHeader {
    /** The order in which the lengths of that code come: those at the end are most often 0, and are left out. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int LONGEST = 7;
    private static final int LEAST_LITERALS = 257;
    private static final int LEAST_ORDERED = 4;

    /** The last length again, 3 to 6 times; 3 to 10 zeros; 11 to 138 zeros; by 2, 3 and 7 bits after the symbol. */
    private static final int REPEAT = 16;

    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final HuffmanCode code = new HuffmanCode(ORDER.length, LONGEST);
    private final int[] counts = new int[ORDER.length];
    private final byte[] distances;
    private final byte[] lengths;
    private final byte[] symbols;
    private final byte[] extras;
    private int literals;
    private int length;
    private int ordered;

    /**
     * @param literals how many symbols the code of literals and lengths can have
     * @param distances the lengths of all codes of distances
     */
    BlockHeader(int literals, byte[] distances) {
        this.distances = distances;
        lengths = new byte[literals + distances.length];
        symbols = new byte[lengths.length];
        extras = new byte[lengths.length];
    }

    /** Becomes the header for codes of literals and lengths that are so long. */
    void fit(byte[] literalLengths) {
        literals = literalLengths.length;
        while (literals > LEAST_LITERALS && literalLengths[literals - 1] == 0) {
            literals--;
        }
        System.arraycopy(literalLengths, 0, lengths, 0, literals);
        System.arraycopy(distances, 0, lengths, literals, distances.length);
        collect(literals + distances.length);
        code.fit(counts);
        ordered = ORDER.length;
        while (ordered > LEAST_ORDERED && code.lengths()[ORDER[ordered - 1]] == 0) {
            ordered--;
        }
    }

    private void collect(int n) {
        Arrays.fill(counts, 0);
        length = 0;
        for (int i = 0, same; i < n; i += same) {
            same = 1;
            while (i + same < n && lengths[i + same] == lengths[i]) {
                same++;
            }
            repeat(lengths[i], same);
        }
    }

    private void repeat(int value, int times) {
        int left = times;
        if (value > 0) {
            add(value, 0);
            left--;
        }
        while (left >= 3) {
            int taken = Math.min(left, value > 0 ? 6 : 138);
            if (value > 0) {
                add(REPEAT, taken - 3);
            } else if (taken <= 10) {
                add(ZEROS, taken - 3);
            } else {
                add(MANY_ZEROS, taken - 11);
            }
            left -= taken;
        }
        for (; left > 0; left--) {
            add(value, 0);
        }
    }

    private void add(int symbol, int extra) {
        counts[symbol]++;
        symbols[length] = (byte) symbol;
        extras[length++] = (byte) extra;
    }

    private static int extraBits(int symbol) {
        return switch (symbol) {
            case REPEAT -> 2;
            case ZEROS -> 3;
            case MANY_ZEROS -> 7;
            default -> 0;
        };
    }

    /** How long it is. */
    long bits() {
        long extra = 0;
        for (int symbol = REPEAT; symbol <= MANY_ZEROS; symbol++) {
            extra += (long) counts[symbol] * extraBits(symbol);
        }
        return 5 + 5 + 4 + 3L * ordered + code.bits(counts) + extra;
    }

    void write(BitWriter out) {
        out.put(literals - LEAST_LITERALS, 5);
        out.put(distances.length - 1, 5);
        out.put(ordered - LEAST_ORDERED, 4);
        for (int i = 0; i < ordered; i++) {
            out.put(code.lengths()[ORDER[i]], 3);
        }
        for (int i = 0; i < length; i++) {
            out.put(code.entries()[symbols[i]]);
            out.put(extras[i], extraBits(symbols[i]));
        }
    }
}
