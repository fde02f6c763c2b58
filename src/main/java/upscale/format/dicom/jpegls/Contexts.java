package upscale.format.dicom.jpegls;

import java.util.Arrays;
import upscale.format.FormatException;

/**
 * Decodes samples one by one and learns from each (T.87, annex A): what errors of prediction there were, for every kind of
 * neighbourhood. Neighbours are called as the standard does: a is to the left, c, b and d are above, from left to right.
 */
final class Contexts {
    /** Neighbourhoods by the sizes of their three gradients, sign aside; 0 is the flat one. */
    private static final int REGULAR = 365;

    private final Coding coding;
    private final int step;
    private final int range;
    private final int errorBits;
    private final int limit;
    private final byte[] sizeOfGradient;

    /** Sums of the errors' absolute values; behind those of the regular contexts, those of the two in which runs end. */
    private final int[] absolutes = new int[REGULAR + 2];

    private final int[] counts = new int[REGULAR + 2];
    private final int[] biases = new int[REGULAR];
    private final int[] corrections = new int[REGULAR];
    private final int[] negatives = new int[2];
    private CodedBits bits;

    Contexts(Coding coding) {
        this.coding = coding;
        this.step = 2 * coding.near() + 1;
        this.range = coding.range();
        this.errorBits = coding.errorBits();
        this.limit = coding.limit();
        this.sizeOfGradient = new byte[2 * coding.maxval() + 1];
        for (int i = 0; i < sizeOfGradient.length; i++) {
            sizeOfGradient[i] = (byte) size(i - coding.maxval());
        }
    }

    private int size(int gradient) {
        int d = Math.abs(gradient);
        int size = d <= coding.near() ? 0 : d < coding.t1() ? 1 : d < coding.t2() ? 2 : d < coding.t3() ? 3 : 4;
        return gradient < 0 ? -size : size;
    }

    /** Forgets all that was learnt, and reads from {@code next} on. */
    void restart(CodedBits next) {
        bits = next;
        Arrays.fill(absolutes, Math.max(2, (range + 32) / 64));
        Arrays.fill(counts, 1);
        Arrays.fill(biases, 0);
        Arrays.fill(corrections, 0);
        Arrays.fill(negatives, 0);
    }

    /** The context of a neighbourhood, negative if it is another one's mirror image, 0 if a run begins. */
    int of(int a, int b, int c, int d) {
        int max = coding.maxval();
        return 81 * sizeOfGradient[d - b + max] + 9 * sizeOfGradient[b - c + max] + sizeOfGradient[c - a + max];
    }

    /** Whether a sample goes on with a run of another one's value. */
    boolean alike(int a, int b) {
        return Math.abs(a - b) <= coding.near();
    }

    /** The next sample, not of a run (A.4 to A.6). */
    int sample(int context, int a, int b, int c) throws FormatException {
        int sign = context < 0 ? -1 : 1;
        int q = sign * context;
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        int edge = c >= high ? low : c <= low ? high : a + b - c;
        int predicted = clamped(edge + sign * corrections[q]);
        int k = parameter(counts[q], absolutes[q]);
        int mapped = code(k, limit);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
        if (k == 0 && coding.near() == 0 && 2 * biases[q] <= -counts[q]) {
            error = -error - 1; // the signs are told the other way round where negative errors prevail
        }
        learn(q, error);
        return reconstructed(predicted, sign * error);
    }

    private void learn(int q, int error) {
        absolutes[q] += Math.abs(error);
        int bias = biases[q] + error * step;
        if (counts[q] == coding.reset()) {
            absolutes[q] >>= 1;
            counts[q] >>= 1;
            bias >>= 1;
        }
        int count = ++counts[q];
        if (bias <= -count) {
            bias = Math.max(bias + count, 1 - count);
            corrections[q] = Math.max(corrections[q] - 1, -128);
        } else if (bias > 0) {
            bias = Math.min(bias - count, 0);
            corrections[q] = Math.min(corrections[q] + 1, 127);
        }
        biases[q] = bias;
    }

    /**
     * The sample that ended a run (A.7.2).
     *
     * @param likeAbove whether it is coded by the context of runs whose value the row above has, too
     * @param runBits how many bits the run's last length took
     */
    int afterRun(boolean likeAbove, int a, int b, int runBits) throws FormatException {
        int type = likeAbove ? 1 : 0;
        int q = REGULAR + type;
        int k = parameter(counts[q], absolutes[q] + type * (counts[q] >> 1));
        int mapped = code(k, limit - runBits - 1);
        int map = mapped + type & 1;
        int size = mapped + type + map >> 1;
        boolean negative = size > 0 && (k != 0 || 2 * negatives[type] >= counts[q]) == (map == 1);
        if (negative) {
            negatives[type]++;
        }
        absolutes[q] += mapped + 1 - type >> 1;
        if (counts[q] == coding.reset()) {
            absolutes[q] >>= 1;
            counts[q] >>= 1;
            negatives[type] >>= 1;
        }
        counts[q]++;
        int sign = negative != (!likeAbove && a > b) ? -1 : 1;
        return reconstructed(likeAbove ? a : b, sign * size);
    }

    private static int parameter(int count, int sum) {
        int k = 0;
        while ((long) count << k < sum) {
            k++;
        }
        return k;
    }

    private int code(int k, int bitsAtMost) throws FormatException {
        int mapped = bits.golomb(k, bitsAtMost - errorBits - 1, errorBits);
        if (mapped < 0 || mapped > range) {
            throw bits.corrupt("an error of prediction beyond " + range);
        }
        return mapped;
    }

    private int reconstructed(int predicted, int error) {
        int sample = predicted + error * step;
        if (sample < -coding.near()) {
            sample += range * step;
        } else if (sample > coding.maxval() + coding.near()) {
            sample -= range * step;
        }
        return clamped(sample);
    }

    private int clamped(int sample) {
        return Math.max(0, Math.min(coding.maxval(), sample));
    }
}
