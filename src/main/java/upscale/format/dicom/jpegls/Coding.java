package upscale.format.dicom.jpegls;

/**
 * What a scan's samples are coded by (T.87, C.2.4.1.1).
 *
 * @param maxval the largest sample, 1 to 65535
 * @param near how far a decoded sample may lie from the one that was coded; 0 is lossless
 * @param t1 gradients from here on, up and down, are of the second size
 * @param t2 of the third
 * @param t3 of the fourth
 * @param reset how many samples of a context are counted before its sums are halved
 */
record Coding(int maxval, int near, int t1, int t2, int t3, int reset) {
    /** All as the standard proposes it. */
    static final Coding UNSTATED = new Coding(0, 0, 0, 0, 0, 0);

    /** This coding, its zeros replaced by what the standard proposes, for samples of so many bits. */
    Coding with(int bits, int nearOfScan) {
        int max = maxval == 0 ? (1 << bits) - 1 : maxval;
        boolean wide = max >= 128;
        int factor = wide ? (Math.min(max, 4095) + 128) / 256 : 256 / (max + 1);
        int first = wide ? factor + 2 + 3 * nearOfScan : Math.max(2, 3 / factor + 3 * nearOfScan);
        int second = wide ? factor * 4 + 3 + 5 * nearOfScan : Math.max(3, 7 / factor + 5 * nearOfScan);
        int third = wide ? factor * 17 + 4 + 7 * nearOfScan : Math.max(4, 21 / factor + 7 * nearOfScan);
        int a = t1 == 0 ? within(first, nearOfScan + 1, max) : t1;
        int b = t2 == 0 ? within(second, a, max) : t2;
        int c = t3 == 0 ? within(third, b, max) : t3;
        return new Coding(max, nearOfScan, a, b, c, reset == 0 ? 64 : reset);
    }

    private static int within(int threshold, int least, int most) {
        return threshold > most || threshold < least ? least : threshold;
    }

    /** Whether the standard allows these numbers together. */
    boolean isValid(int bits) {
        return maxval < 1 << bits
                && near <= Math.min(255, maxval / 2)
                && near < t1
                && t1 <= t2
                && t2 <= t3
                && t3 <= maxval
                && reset >= 3
                && reset <= Math.max(255, maxval);
    }

    /** How many different prediction errors there are. */
    int range() {
        return (maxval + 2 * near) / (2 * near + 1) + 1;
    }

    /** How many bits such an error takes. */
    int errorBits() {
        return bitsOf(range() - 1);
    }

    /** How many bits a code takes at most. */
    int limit() {
        int sampleBits = Math.max(2, bitsOf(maxval));
        return 2 * (sampleBits + Math.max(8, sampleBits));
    }

    private static int bitsOf(int largest) {
        return 32 - Integer.numberOfLeadingZeros(largest);
    }
}
