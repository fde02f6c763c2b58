package upscale.format.png;

/** The five filters, undone in place (PNG third edition, 9.2). */
final class Unfilter {
    private Unfilter() {}

    /**
     * Undoes {@code filter} in {@code row[step, end)}.
     *
     * @param row bytes [0, step) are zero
     * @param above the unfiltered row above, at the same indices
     * @param step how far back the sample to the left is
     */
    static void undo(int filter, byte[] row, byte[] above, int step, int end) {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = step; i < end; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = step; i < end; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = step; i < end; i++) {
                    row[i] += (byte) ((row[i - step] & 0xff) + (above[i] & 0xff) >> 1);
                }
            }
            case 4 -> paeth(row, above, step, end);
            default -> throw new IllegalArgumentException("filter " + filter);
        }
    }

    private static void paeth(byte[] row, byte[] above, int step, int end) {
        for (int i = step; i < end; i++) {
            int a = row[i - step] & 0xff;
            int b = above[i] & 0xff;
            int c = above[i - step] & 0xff;
            int toA = Math.abs(b - c);
            int toB = Math.abs(a - c);
            int toC = Math.abs(a + b - 2 * c);
            int nearest = toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
            row[i] += (byte) nearest;
        }
    }
}
