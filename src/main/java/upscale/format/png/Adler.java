package upscale.format.png;

/** Arithmetic of Adler-32 checksums (RFC 1950, 8.2): s1 = 1 + sum of bytes, s2 = sum of all s1, both modulo 65521. */
final class Adler {
    /** The checksum of no bytes. */
    static final int EMPTY = 1;

    private static final int BASE = 65521;

    private Adler() {}

    /**
     * The checksum of two sequences of bytes, one after the other. Each byte of the first adds to s1, and so once per byte of
     * the second to s2; the initial 1 must not count twice.
     *
     * @param secondLength bytes of the second sequence
     */
    static int combine(int first, int second, long secondLength) {
        long length = secondLength % BASE;
        long s1 = (first & 0xffffL) + (second & 0xffff) + BASE - 1;
        long s2 = (first >>> 16) + (second >>> 16) + length * ((first & 0xffffL) + BASE - 1);
        return (int) (s2 % BASE << 16 | s1 % BASE);
    }
}
