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

    private static final int DIGITS = 6;

    private final int[][] points; // [point][red, green, blue], at equal distances

    private ColourMap(String hexadecimal) {
        points = new int[hexadecimal.length() / DIGITS][3];
        for (int i = 0; i < points.length; i++) {
            int colour = Integer.parseInt(hexadecimal, i * DIGITS, (i + 1) * DIGITS, 16);
            points[i] = new int[] {colour >> 16, colour >> 8 & 0xff, colour & 0xff};
        }
    }

    /**
     * A channel of a colour, from 0 to 255.
     *
     * @param part from 0, the first colour, to 1, the last; clamped, and NaN is the last
     */
    float of(double part, int channel) {
        double at = (part < 0 ? 0 : part < 1 ? part : 1) * (points.length - 1);
        int left = (int) at;
        int right = Math.min(left + 1, points.length - 1);
        double share = at - left;
        return (float) Math.rint(points[left][channel] * (1 - share) + points[right][channel] * share);
    }
}
