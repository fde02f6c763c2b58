package upscale.format.dicom.jpegls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A JPEG-LS encoder that follows the code segments of T.87, annex A, one after another, slowly: what {@link JpegLsReader} undoes.
 * Names are the standard's.
 */
final class SlowEncoder {
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsImage image;
    private final int interleave;
    private final int interval;
    private final Coding stated;
    private final Coding coding;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder bits = new StringBuilder();

    /** What a decoder will have: {@code [component][row][column]}; the rows above the first of an interval are zeros. */
    private final int[][][] decoded;

    private final int[] a = new int[367];
    private final int[] b = new int[367];
    private final int[] c = new int[367];
    private final int[] n = new int[367];
    private final int[] nn = new int[367];
    private final int[] runIndex;
    private int top;

    private SlowEncoder(JpegLsImage image, Coding stated, int near, int interleave, int interval) {
        this.image = image;
        this.stated = stated;
        this.coding = stated.with(image.bits(), near);
        this.interleave = interleave;
        this.interval = interval;
        this.decoded = new int[image.components()][image.height()][image.width()];
        this.runIndex = new int[image.components()];
    }

    /**
     * @param stated presets, 0 for those that the standard proposes
     * @param interleave 0, each component a scan; 1, row by row; 2, pixel by pixel
     * @param interval rows from one restart to the next; 0 for none
     */
    static byte[] encode(JpegLsImage image, Coding stated, int near, int interleave, int interval) {
        return new SlowEncoder(image, stated, near, interleave, interval).encode();
    }

    private byte[] encode() {
        put(0xff, 0xd8, 0xff, 0xf7, 0, 8 + 3 * image.components(), image.bits());
        put2(image.height(), image.width());
        put(image.components());
        for (int i = 0; i < image.components(); i++) {
            put(i + 1, 0x11, 0);
        }
        if (!stated.equals(Coding.UNSTATED)) {
            put(0xff, 0xf8, 0, 13, 1);
            put2(stated.maxval(), stated.t1(), stated.t2(), stated.t3(), stated.reset());
        }
        if (interval > 0) {
            put(0xff, 0xdd, 0, 4);
            put2(interval);
        }
        int[] all = IntStream.range(0, image.components()).toArray();
        if (interleave == 0) {
            for (int component : all) {
                scan(component);
            }
        } else {
            scan(all);
        }
        put(0xff, 0xd9);
        return out.toByteArray();
    }

    private void put(int... bytes) {
        for (int value : bytes) {
            out.write(value);
        }
    }

    private void put2(int... numbers) {
        for (int number : numbers) {
            put(number >> 8, number);
        }
    }

    private void scan(int... components) {
        put(0xff, 0xda, 0, 6 + 2 * components.length, components.length);
        for (int component : components) {
            put(component + 1, 0);
        }
        put(coding.near(), interleave, 0);
        int rows = interval == 0 ? image.height() : interval;
        for (top = 0; top < image.height(); top += rows) {
            if (top > 0) {
                put(0xff, 0xd0 + (top / rows - 1) % 8);
            }
            Arrays.fill(a, Math.max(2, (coding.range() + 32) / 64));
            Arrays.fill(n, 1);
            for (int[] zeroed : new int[][] {b, c, nn, runIndex}) {
                Arrays.fill(zeroed, 0);
            }
            for (int y = top; y < Math.min(image.height(), top + rows); y++) {
                if (interleave == 2) {
                    row(y, components);
                } else {
                    for (int component : components) {
                        row(y, component);
                    }
                }
            }
            flush();
        }
    }

    private int sample(int component, int y, int x) {
        return image.samples()[(y * image.width() + x) * image.components() + component] & 0xffff;
    }

    /** What is known at a place that may lie outside (A.2.1). */
    private int at(int component, int y, int x) {
        if (y < top) {
            return 0;
        }
        return x < 0
                ? at(component, y - 1, 0)
                : x < image.width() ? decoded[component][y][x] : at(component, y, image.width() - 1);
    }

    private void row(int y, int... components) {
        for (int x = 0; x < image.width(); ) {
            boolean flat = true;
            for (int i : components) {
                flat &= near(at(i, y - 1, x + 1), at(i, y - 1, x))
                        && near(at(i, y - 1, x), at(i, y - 1, x - 1))
                        && near(at(i, y - 1, x - 1), at(i, y, x - 1));
            }
            if (flat) {
                x = run(y, x, components);
            } else {
                for (int i : components) {
                    decoded[i][y][x] = regular(
                            sample(i, y, x),
                            at(i, y, x - 1),
                            at(i, y - 1, x),
                            at(i, y - 1, x - 1),
                            at(i, y - 1, x + 1));
                }
                x++;
            }
        }
    }

    private boolean near(int one, int other) {
        return Math.abs(one - other) <= coding.near();
    }

    private int quantised(int d) {
        int size = Math.abs(d);
        int q = size >= coding.t3()
                ? 4
                : size >= coding.t2() ? 3 : size >= coding.t1() ? 2 : size > coding.near() ? 1 : 0;
        return d < 0 ? -q : q;
    }

    private int regular(int ix, int ra, int rb, int rc, int rd) {
        int q = 81 * quantised(rd - rb) + 9 * quantised(rb - rc) + quantised(rc - ra);
        int sign = q < 0 ? -1 : 1;
        q = Math.abs(q);
        int px = rc >= Math.max(ra, rb) ? Math.min(ra, rb) : rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
        px = Math.min(coding.maxval(), Math.max(0, px + sign * c[q]));
        int errval = quantisedError(sign * (ix - px));
        int rx = reconstructed(px + sign * errval * (2 * coding.near() + 1));
        errval = modulo(errval);
        int k = 0;
        while (n[q] * (1L << k) < a[q]) {
            k++;
        }
        boolean swapped = coding.near() == 0 && k == 0 && 2 * b[q] <= -n[q];
        int merrval =
                swapped ? errval >= 0 ? 2 * errval + 1 : -2 * (errval + 1) : errval >= 0 ? 2 * errval : -2 * errval - 1;
        golomb(merrval, k, coding.limit());
        b[q] += errval * (2 * coding.near() + 1);
        a[q] += Math.abs(errval);
        if (n[q] == coding.reset()) {
            a[q] /= 2;
            b[q] = Math.floorDiv(b[q], 2);
            n[q] /= 2;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] += n[q];
            c[q] = Math.max(-128, c[q] - 1);
            b[q] = Math.max(b[q], -n[q] + 1);
        } else if (b[q] > 0) {
            b[q] -= n[q];
            c[q] = Math.min(127, c[q] + 1);
            b[q] = Math.min(b[q], 0);
        }
        return rx;
    }

    private int quantisedError(int error) {
        int step = 2 * coding.near() + 1;
        return error > 0 ? (error + coding.near()) / step : -((coding.near() - error) / step);
    }

    private int reconstructed(int sample) {
        return Math.max(0, Math.min(coding.maxval(), sample));
    }

    private int modulo(int error) {
        int positive = Math.floorMod(error, coding.range());
        return positive >= (coding.range() + 1) / 2 ? positive - coding.range() : positive;
    }

    private int run(int y, int from, int... components) {
        int x = from;
        while (x < image.width() && goesOn(y, x, from, components)) {
            for (int i : components) {
                decoded[i][y][x] = at(i, y, from - 1);
            }
            x++;
        }
        int first = components[0];
        int count = x - from;
        while (count >= 1 << J[runIndex[first]]) {
            bits.append('1');
            count -= 1 << J[runIndex[first]];
            runIndex[first] = Math.min(31, runIndex[first] + 1);
        }
        if (x == image.width()) {
            if (count > 0) {
                bits.append('1');
            }
            return x;
        }
        bits.append('0');
        binary(count, J[runIndex[first]]);
        for (int i : components) {
            decoded[i][y][x] = afterRun(
                    sample(i, y, x), at(i, y, x - 1), at(i, y - 1, x), components.length > 1, J[runIndex[first]]);
        }
        runIndex[first] = Math.max(0, runIndex[first] - 1);
        return x + 1;
    }

    private boolean goesOn(int y, int x, int from, int... components) {
        return Arrays.stream(components).allMatch(i -> near(sample(i, y, x), at(i, y, from - 1)));
    }

    private int afterRun(int ix, int ra, int rb, boolean several, int runBits) {
        int type = !several && near(ra, rb) ? 1 : 0;
        int px = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        int errval = quantisedError(sign * (ix - px));
        int rx = reconstructed(px + sign * errval * (2 * coding.near() + 1));
        errval = modulo(errval);
        int q = 365 + type;
        int temp = type == 0 ? a[q] : a[q] + n[q] / 2;
        int k = 0;
        while (n[q] * (1L << k) < temp) {
            k++;
        }
        boolean map = errval > 0 ? k == 0 && 2 * nn[q] < n[q] : errval < 0 && (k != 0 || 2 * nn[q] >= n[q]);
        int emerrval = 2 * Math.abs(errval) - type - (map ? 1 : 0);
        golomb(emerrval, k, coding.limit() - runBits - 1);
        if (errval < 0) {
            nn[q]++;
        }
        a[q] += (emerrval + 1 - type) / 2;
        if (n[q] == coding.reset()) {
            a[q] /= 2;
            n[q] /= 2;
            nn[q] /= 2;
        }
        n[q]++;
        return rx;
    }

    private void golomb(int value, int k, int limit) {
        int longest = limit - coding.errorBits() - 1;
        boolean escapes = value >> k >= longest;
        bits.append("0".repeat(escapes ? longest : value >> k)).append('1');
        binary(escapes ? value - 1 : value, escapes ? coding.errorBits() : k);
    }

    private void binary(int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            bits.append((char) ('0' + (value >> i & 1)));
        }
    }

    private void flush() {
        boolean stuffed = false;
        for (int i = 0; i < bits.length() || stuffed; ) {
            int length = stuffed ? 7 : 8;
            StringBuilder next =
                    new StringBuilder(bits.substring(Math.min(i, bits.length()), Math.min(bits.length(), i + length)));
            int value = Integer.parseInt(next + "0".repeat(length - next.length()), 2);
            put(value);
            stuffed = value == 0xff;
            i += length;
        }
        bits.setLength(0);
    }
}
