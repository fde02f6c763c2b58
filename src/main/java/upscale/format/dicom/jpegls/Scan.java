package upscale.format.dicom.jpegls;

import java.util.Arrays;
import upscale.format.FormatException;

/** Decodes the rows of one scan, into the samples of the whole picture. */
final class Scan {
    /** How many bits the length of a run takes, which grows with the runs (T.87, A.2.1). */
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /**
     * Components that are decoded pixel by pixel together. Of each, two rows with a sample more at both ends: at column x of the
     * picture is index x + 1.
     */
    private final class Interleaved {
        private final int[] components;
        private int[][] above;
        private int[][] row;
        private final int[] contextOf;
        private int runIndex;

        Interleaved(int[] components) {
            this.components = components;
            this.contextOf = new int[components.length];
            restart();
        }

        void restart() {
            above = new int[components.length][image.width() + 2];
            row = new int[components.length][image.width() + 2];
            runIndex = 0;
        }

        void decode(int y) throws FormatException {
            int width = image.width();
            for (int i = 0; i < row.length; i++) {
                above[i][width + 1] = above[i][width];
                row[i][0] = above[i][1];
            }
            int x = 1;
            while (x <= width) {
                x = isFlat(x) ? run(x) : pixel(x);
            }
            int step = image.components();
            for (int i = 0; i < row.length; i++) {
                int to = y * width * step + components[i];
                for (x = 1; x <= width; x++, to += step) {
                    image.samples()[to] = (short) row[i][x];
                }
            }
            int[][] done = row;
            row = above;
            above = done;
        }

        private boolean isFlat(int x) {
            int any = 0;
            for (int i = 0; i < row.length; i++) {
                int[] up = above[i];
                contextOf[i] = contexts.of(row[i][x - 1], up[x], up[x - 1], up[x + 1]);
                any |= contextOf[i];
            }
            return any == 0;
        }

        private int pixel(int x) throws FormatException {
            for (int i = 0; i < row.length; i++) {
                row[i][x] = contexts.sample(contextOf[i], row[i][x - 1], above[i][x], above[i][x - 1]);
            }
            return x + 1;
        }

        /** Decodes a run from {@code x} on and what ended it (A.7); the column behind. */
        private int run(int x) throws FormatException {
            int end = x + runLength(image.width() + 1 - x);
            for (int[] samples : row) {
                Arrays.fill(samples, x, end, samples[x - 1]);
            }
            if (end > image.width()) {
                return end;
            }
            for (int i = 0; i < row.length; i++) {
                int a = row[i][end - 1];
                int b = above[i][end];
                boolean likeAbove = row.length == 1 && contexts.alike(a, b);
                row[i][end] = contexts.afterRun(likeAbove, a, b, RUN_BITS[runIndex]);
            }
            runIndex = Math.max(0, runIndex - 1);
            return end + 1;
        }

        private int runLength(int most) throws FormatException {
            int length = 0;
            while (bits.read(1) == 1) {
                length += 1 << RUN_BITS[runIndex];
                if (length > most) {
                    return most;
                }
                runIndex = Math.min(31, runIndex + 1);
                if (length == most) {
                    return most;
                }
            }
            length += bits.read(RUN_BITS[runIndex]);
            if (length >= most) {
                throw bits.corrupt("a run of " + length + " samples that ends in a row of which " + most + " are left");
            }
            return length;
        }
    }

    private final byte[] bytes;
    private final JpegLsImage image;
    private final Contexts contexts;
    private final Interleaved[] parts;
    private CodedBits bits;

    /** @param together the components of the scan, those coded pixel by pixel together in one array */
    Scan(byte[] bytes, JpegLsImage image, Coding coding, int[]... together) {
        this.bytes = bytes;
        this.image = image;
        this.contexts = new Contexts(coding);
        this.parts = new Interleaved[together.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Interleaved(together[i]);
        }
    }

    /**
     * Decodes all rows.
     *
     * @param from the first coded byte
     * @param interval rows from one restart to the next (C.2.5); 0 for none
     * @return where the marker behind the scan is
     */
    int decode(int from, long interval) throws FormatException {
        int at = from;
        long rows = interval == 0 ? image.height() : interval;
        for (int restart = 0; ; restart++) {
            bits = new CodedBits(bytes, at);
            contexts.restart(bits);
            long top = restart * rows;
            long bottom = Math.min(image.height(), top + rows);
            for (int y = (int) top; y < bottom; y++) {
                for (Interleaved part : parts) {
                    part.decode(y);
                }
            }
            at = bits.end();
            if (bottom == image.height()) {
                return at;
            }
            at = JpegLsReader.marker(bytes, at, 0xd0 + restart % 8);
            for (Interleaved part : parts) {
                part.restart();
            }
        }
    }
}
