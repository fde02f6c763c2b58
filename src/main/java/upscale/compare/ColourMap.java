package upscale.compare;

/** Numbers as colours: which one is larger can be told by people who see fewer colours, too, and in gray. Immutable. */
final class ColourMap {
    /** From dark blue over green to yellow: viridis, by Stéfan van der Walt and Nathaniel Smith (2015; CC0). */
    static final ColourMap VIRIDIS =
            new ColourMap("44015446085c471063481769481d6f482475472a7a46307e453781433d844142873f48893d4e8a"
                    + "3a538b38598c355e8d33638d31688e2e6d8e2c718e2a768e297b8e27808e25848e23898e218e8d"
                    + "20928c1f978b1e9c891fa18821a58524aa8328ae802eb37c35b7793dbc7446c06f50c46a5ac864"
                    + "65cb5e70cf577cd25089d54895d840a2da37b0dd2fbddf26cae11fd8e219e5e419f1e51dfde725");

    /** From blue over white to orange: white is nothing, and the two sides are equally dark. */
    static final ColourMap DIVERGING = new ColourMap("2166ac" + "ffffff" + "b35806");

    /** The position of the last colour. */
    static final int LAST = 4096;

    private static final int DIGITS = 6;

    private final byte[][] table = new byte[3][LAST + 1]; // [channel][position]

    private ColourMap(String hexadecimal) {
        int last = hexadecimal.length() / DIGITS - 1;
        for (int i = 0; i <= LAST; i++) {
            double at = (double) i / LAST * last;
            int left = (int) at;
            int right = Math.min(left + 1, last);
            double share = at - left;
            for (int c = 0; c < table.length; c++) {
                double between = point(hexadecimal, left, c) * (1 - share) + point(hexadecimal, right, c) * share;
                table[c][i] = (byte) Math.rint(between);
            }
        }
    }

    private static int point(String hexadecimal, int point, int channel) {
        int begin = point * DIGITS + 2 * channel;
        return Integer.parseInt(hexadecimal, begin, begin + 2, 16);
    }

    /** A channel of the colours from 0, the first, to {@link #LAST}. Not to be changed. */
    byte[] channel(int channel) {
        return table[channel];
    }
}
