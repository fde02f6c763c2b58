package upscale.format.dicom;

import java.util.Arrays;
import upscale.format.FormatException;

/**
 * Rows of a JPEG frame of 12-bit samples: the extended sequential process with Huffman coding (ITU-T T.81, process 4), which the JDK's reader does
 * not know. Components are of one resolution. The inverse transform is the definition's, in double precision.
 */
final class DctRows implements StoredRows {
    private static final int SIDE = 8;
    private static final int BLOCK = SIDE * SIDE;
    private static final double[] COSINES = cosines();

    /** Where in a block the coefficients lie that follow one another in a scan (figure 5). */
    private static final int[] ZIGZAG = zigzag();

    private final byte[] frame;
    private final int width;
    private final int height;
    private final int precision;
    private final short[][] samples;
    private final int[] ids;
    private final int[] tableOf;
    private final int[][] quantisation = new int[4][];
    private final DctBits.Codes[] codes = new DctBits.Codes[8];
    private int interval;
    private int scanned;

    private DctRows(byte[] frame, JpegHeader header) throws FormatException {
        this.frame = frame;
        this.width = header.width();
        this.height = header.height();
        this.precision = header.precision();
        long blocks = (width + 7L) / SIDE * ((height + 7L) / SIDE) * header.components();
        // a block takes two codes at least
        if (blocks > 4L * frame.length) {
            throw FormatException.corrupt("dicom", frame.length + " bytes of JPEG cannot hold " + blocks + " blocks");
        }
        this.samples = new short[header.components()][width * height];
        this.ids = new int[header.components()];
        this.tableOf = new int[header.components()];
    }

    /** @param header of {@code frame}, held against the data set */
    static DctRows of(byte[] frame, JpegHeader header) throws FormatException {
        if (header.marker() > 0xc1) {
            throw FormatException.unsupported(
                    "dicom", "a progressive JPEG frame of " + header.precision() + "-bit samples");
        }
        DctRows rows = new DctRows(frame, header);
        rows.decode();
        return rows;
    }

    private void decode() throws FormatException {
        int at = 2;
        while (scanned < samples.length) {
            int marker = u16(at);
            if (marker == 0xffff) { // fill
                at++;
                continue;
            }
            int from = at + 4;
            int end = at + 2 + u16(at + 2);
            if (marker < 0xffc0 || end < from || end > frame.length) {
                throw damaged("a segment that is none");
            }
            at = end;
            switch (marker) {
                case 0xffc0, 0xffc1 -> components(from, end);
                case 0xffc4 -> codes(from, end);
                case 0xffdb -> quantisation(from, end);
                case 0xffdd -> interval = u16(from);
                case 0xffda -> at = scan(from, end);
                default -> {}
            }
        }
    }

    private static FormatException damaged(String what) {
        return FormatException.corrupt("dicom", "a JPEG frame with " + what);
    }

    private int u8(int at) throws FormatException {
        if (at >= frame.length) {
            throw damaged("less in it than it says");
        }
        return frame[at] & 0xff;
    }

    private int u16(int at) throws FormatException {
        return u8(at) << 8 | u8(at + 1);
    }

    private void components(int from, int end) throws FormatException {
        if (end != from + 6 + 3 * ids.length || u8(from + 5) != ids.length) {
            throw damaged("a header of another length than it needs");
        }
        for (int c = 0; c < ids.length; c++) {
            int at = from + 6 + 3 * c;
            ids[c] = u8(at);
            if (u8(at + 1) != u8(from + 7)) {
                throw FormatException.unsupported(
                        "dicom", "a JPEG frame of " + precision + "-bit components of different resolutions");
            }
            tableOf[c] = u8(at + 2) & 3;
        }
    }

    private void quantisation(int from, int end) throws FormatException {
        for (int at = from; at < end; ) {
            int wide = u8(at) >> 4 == 0 ? 1 : 2;
            int[] table = new int[BLOCK];
            for (int k = 0; k < BLOCK; k++) {
                int value = at + 1 + wide * k;
                table[k] = wide == 1 ? u8(value) : u16(value);
            }
            quantisation[u8(at) & 3] = table;
            at += 1 + wide * BLOCK;
        }
    }

    private void codes(int from, int end) throws FormatException {
        for (int at = from; at < end; ) {
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = u8(at + 1 + i);
                total += counts[i];
            }
            if (total > 256 || at + 17 + total > end) {
                throw damaged("more codes than there are");
            }
            codes[u8(at) >> 4 & 1 | (u8(at) & 3) << 1] =
                    DctBits.Codes.of(counts, Arrays.copyOfRange(frame, at + 17, at + 17 + total));
            at += 17 + total;
        }
    }

    /** @return where the marker behind the scan is */
    private int scan(int from, int end) throws FormatException {
        int count = u8(from);
        if (count < 1 || count > samples.length || end != from + 4 + 2 * count) {
            throw damaged("a scan of " + count + " components");
        }
        int[] of = new int[count];
        DctBits.Codes[] dc = new DctBits.Codes[count];
        DctBits.Codes[] ac = new DctBits.Codes[count];
        for (int i = 0; i < count; i++) {
            int id = u8(from + 1 + 2 * i);
            int tables = u8(from + 2 + 2 * i);
            of[i] = 0;
            while (of[i] < ids.length && ids[of[i]] != id) {
                of[i]++;
            }
            dc[i] = codes[(tables >> 4 & 3) << 1];
            ac[i] = codes[(tables & 3) << 1 | 1];
            if (of[i] == ids.length || dc[i] == null || ac[i] == null || quantisation[tableOf[of[i]]] == null) {
                throw damaged("a scan of components or tables that are missing");
            }
        }
        DctBits bits = new DctBits(frame, end);
        int[] last = new int[count];
        int block = 0;
        for (int y = 0; y < height; y += SIDE) {
            for (int x = 0; x < width; x += SIDE) {
                if (interval > 0 && block > 0 && block % interval == 0) {
                    bits.restart();
                    Arrays.fill(last, 0);
                }
                block++;
                for (int i = 0; i < count; i++) {
                    double[] coefficients = new double[BLOCK];
                    last[i] += block(bits, dc[i], ac[i], quantisation[tableOf[of[i]]], last[i], coefficients);
                    place(coefficients, samples[of[i]], x, y);
                }
            }
        }
        scanned += count;
        return bits.at();
    }

    /** Reads a block's coefficients (F.2.2.1, F.2.2.2). @return by how much its mean differs from that of the block before */
    private static int block(
            DctBits bits, DctBits.Codes dc, DctBits.Codes ac, int[] table, int before, double[] coefficients)
            throws FormatException {
        int size = bits.symbol(dc);
        if (size > 16) {
            throw damaged("a coefficient of " + size + " bits");
        }
        int difference = bits.number(size);
        coefficients[0] = (double) (before + difference) * table[0];
        for (int k = 1; k < BLOCK; k++) {
            int symbol = bits.symbol(ac);
            int zeros = symbol >> 4;
            size = symbol & 15;
            if (size == 0 && zeros < 15) {
                break;
            }
            k += zeros;
            if (k >= BLOCK) {
                throw damaged("more coefficients than a block has");
            }
            coefficients[ZIGZAG[k]] = (double) bits.number(size) * table[k];
        }
        return difference;
    }

    /** The inverse transform (A.3.3), rounded and within the range of the samples; what lies beyond the picture is dropped. */
    private void place(double[] coefficients, short[] plane, int left, int top) {
        double[] columns = new double[BLOCK];
        for (int v = 0; v < SIDE; v++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int u = 0; u < SIDE; u++) {
                    sum += COSINES[x * SIDE + u] * coefficients[v * SIDE + u];
                }
                columns[v * SIDE + x] = sum;
            }
        }
        int middle = 1 << precision - 1;
        for (int y = 0; y < Math.min(SIDE, height - top); y++) {
            for (int x = 0; x < Math.min(SIDE, width - left); x++) {
                double sum = middle;
                for (int v = 0; v < SIDE; v++) {
                    sum += COSINES[y * SIDE + v] * columns[v * SIDE + x];
                }
                long sample = Math.round(Math.max(0, Math.min(2 * middle - 1, sum)));
                plane[(top + y) * width + left + x] = (short) sample;
            }
        }
    }

    private static double[] cosines() {
        double[] cosines = new double[BLOCK];
        for (int x = 0; x < SIDE; x++) {
            for (int u = 0; u < SIDE; u++) {
                double norm = u == 0 ? StrictMath.sqrt(0.5) : 1;
                cosines[x * SIDE + u] = norm / 2 * StrictMath.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return cosines;
    }

    private static int[] zigzag() {
        int[] order = new int[BLOCK];
        int k = 0;
        for (int sum = 0; sum < 2 * SIDE - 1; sum++) {
            for (int i = Math.max(0, sum - SIDE + 1); i <= Math.min(sum, SIDE - 1); i++) {
                order[k++] = sum % 2 == 0 ? (sum - i) * SIDE + i : i * SIDE + sum - i;
            }
        }
        return order;
    }

    @Override
    public void read(int y, int[][] target) {
        for (int c = 0; c < target.length; c++) {
            for (int x = 0; x < width; x++) {
                target[c][x] = samples[c][y * width + x] & 0xffff;
            }
        }
    }
}
