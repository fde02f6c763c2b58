package upscale.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import upscale.format.dicom.DicomBytes;

/**
 * Six slices through a head of ellipsoids, as DICOM files of a magnetic resonance series: 64x64 pixels of 12 bits, 2.5 mm apart, tilted
 * about the left-right axis. No patient was involved. Slice 0 lies lowest along the normal.
 */
public final class PhantomSeries {
    /** How many slices there are. */
    public static final int SLICES = 6;

    /** Pixels a side. */
    public static final int SIDE = 64;

    /** Between slices, in mm. */
    public static final double SPACING = 2.5;

    private static final double PIXEL = 3.5;
    private static final double[] DOWN = {0, 0.96, -0.28};
    private static final double[] NORMAL = {0, 0.28, 0.96};
    private static final String UID = "2.25.318217044091836524170941209368841437";
    private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    private PhantomSeries() {}

    /** Writes slice i as {@code slice-(i + 1).dcm}. */
    public static void write(Path folder) throws IOException {
        for (int i = 0; i < SLICES; i++) {
            Files.write(folder.resolve("slice-" + (i + 1) + ".dcm"), file(i));
        }
    }

    /** The file of one slice. */
    public static byte[] file(int slice) {
        return file(dataSet(slice, slice * SPACING), slice);
    }

    /** The same with its header, after a change. */
    public static byte[] file(DicomBytes data, int slice) {
        byte[] header = DicomBytes.in(EXPLICIT_LITTLE)
                .element(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", MR)
                .text(0x00020003, "UI", instance(slice))
                .text(0x00020010, "UI", EXPLICIT_LITTLE)
                .text(0x00020012, "UI", UID)
                .dataSet();
        byte[] length = DicomBytes.in(EXPLICIT_LITTLE)
                .element(
                        0x00020000,
                        "UL",
                        ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(header.length)
                                .array())
                .dataSet();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(length);
        out.writeBytes(header);
        out.writeBytes(data.dataSet());
        return out.toByteArray();
    }

    private static String instance(int slice) {
        return UID + ".1." + (slice + 1);
    }

    /**
     * What a slice's file says.
     *
     * @param height along the normal, in mm
     */
    public static DicomBytes dataSet(int slice, double height) {
        DicomBytes data = DicomBytes.in(EXPLICIT_LITTLE);
        return data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\OTHER")
                .text(0x00080016, "UI", MR)
                .text(0x00080018, "UI", instance(slice))
                .text(0x00080020, "DA", "20260101")
                .text(0x00080030, "TM", "120000")
                .text(0x00080050, "SH", "")
                .text(0x00080060, "CS", "MR")
                .text(0x00080070, "LO", "upscale")
                .text(0x00080090, "PN", "")
                .text(0x0008103e, "LO", "Phantom of ellipsoids")
                .text(0x00100010, "PN", "Phantom^Ellipsoids")
                .text(0x00100020, "LO", "PHANTOM")
                .text(0x00100030, "DA", "")
                .text(0x00100040, "CS", "")
                .text(0x00180020, "CS", "RM")
                .text(0x00180021, "CS", "NONE")
                .text(0x00180022, "CS", "")
                .text(0x00180023, "CS", "2D")
                .text(0x00180050, "DS", "2")
                .text(0x00180080, "DS", "500")
                .text(0x00180081, "DS", "12")
                .text(0x00180088, "DS", number(SPACING))
                .text(0x00180091, "IS", "1")
                .text(0x00185100, "CS", "HFS")
                .text(0x0020000d, "UI", UID + ".2")
                .text(0x0020000e, "UI", UID + ".3")
                .text(0x00200010, "SH", "")
                .text(0x00200011, "IS", "1")
                .text(0x00200013, "IS", Integer.toString(SLICES - slice)) // against the order of places
                .text(0x00200032, "DS", position(height))
                .text(0x00200037, "DS", "1\\0\\0\\0\\" + number(DOWN[1]) + "\\" + number(DOWN[2]))
                .text(0x00200052, "UI", UID + ".4")
                .text(0x00201040, "LO", "")
                .us(0x00280002, 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .us(0x00280010, SIDE)
                .us(0x00280011, SIDE)
                .text(0x00280030, "DS", number(PIXEL) + "\\" + number(PIXEL))
                .us(0x00280100, 16)
                .us(0x00280101, 12)
                .us(0x00280102, 11)
                .us(0x00280103, 0)
                .text(0x00281050, "DS", "1600")
                .text(0x00281051, "DS", "3200")
                .element(0x7fe00010, "OW", data.words(samples(height)));
    }

    private static String position(double height) {
        double half = PIXEL * (SIDE - 1) / 2;
        return number(-half) + "\\" + number(-half * DOWN[1] + height * NORMAL[1]) + "\\"
                + number(-half * DOWN[2] + height * NORMAL[2]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
    }

    private static int[] samples(double height) {
        int[] samples = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double u = (2 * x + 1.0 - SIDE) / SIDE;
                double v = (2 * y + 1.0 - SIDE) / SIDE;
                samples[y * SIDE + x] = (int) Math.rint(tissue(u, v, (height - 2.5 * SPACING) / 25));
            }
        }
        return samples;
    }

    /** The signal at a point, each coordinate in [-1, 1]; soft edges, so that there is something to interpolate. */
    private static double tissue(double x, double y, double z) {
        double head = inside(x, y, z, 0, 0, 0, 0.74, 0.9, 1.6);
        double brain = inside(x, y, z, 0, 0, 0, 0.62, 0.78, 1.4);
        double left = inside(x, y, z, -0.2, -0.05, 0.1, 0.11, 0.34, 0.5);
        double right = inside(x, y, z, 0.2, -0.05, -0.1, 0.11, 0.34, 0.5);
        double lesion = inside(x, y, z, 0.35, 0.35, 0.12, 0.12, 0.12, 0.25);
        return 2600 * head - 1100 * brain - 900 * Math.max(left, right) + 1900 * lesion;
    }

    /** 1 within an ellipsoid, 0 outside, and a slope at its surface. */
    private static double inside(
            double x, double y, double z, double cx, double cy, double cz, double rx, double ry, double rz) {
        double u = (x - cx) / rx;
        double v = (y - cy) / ry;
        double w = (z - cz) / rz;
        double distance = Math.sqrt(u * u + v * v + w * w);
        return Math.min(1, Math.max(0, (1 - distance) * 6 * Math.min(rx, ry) / 0.6));
    }
}
