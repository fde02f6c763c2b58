package upscale.format.png;

/**
 * Compresses one piece of a deflate stream after another, each on its own: no piece refers to bytes of another, and each ends with an
 * empty stored block, at a byte boundary, so that pieces can be joined (RFC 1951, 3.2.4). Belongs to one thread.
 */
interface PieceDeflater {
    /**
     * Compresses {@code in[0, n)}.
     *
     * @return how many bytes came; they are in {@link #bytes()} from {@code reserve} on
     */
    int deflate(byte[] in, int n, int reserve);

    /** The last result, after the bytes that were reserved; valid until the next call. */
    byte[] bytes();
}
