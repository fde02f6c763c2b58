package upscale.format.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small gray DICOM files for tests of other packages. */
public final class DicomSlices {
    private DicomSlices() {}

    /**
     * Writes a file of one row, of 12 bits.
     *
     * @param window centre and width, with a backslash between them
     * @param leastIsWhite whether it is MONOCHROME1
     */
    public static void write(
            Path file, int[] samples, String slope, String intercept, Optional<String> window, boolean leastIsWhite)
            throws IOException {
        String photometric = leastIsWhite ? "MONOCHROME1" : "MONOCHROME2";
        DicomBytes image = image(samples, slope, intercept, photometric);
        window.ifPresent(w -> image.text(0x00281050, "DS", w.substring(0, w.indexOf('\\')))
                .text(0x00281051, "DS", w.substring(w.indexOf('\\') + 1)));
        Files.write(file, image.element(0x7fe00010, "OW", image.words(samples)).file());
    }

    /**
     * Writes a file of one row, of 12 bits.
     *
     * @param type the unit of what the samples stand for
     */
    public static void write(Path file, int[] samples, String slope, String intercept, String type) throws IOException {
        DicomBytes image = image(samples, slope, intercept, "MONOCHROME2").text(0x00281054, "LO", type);
        Files.write(file, image.element(0x7fe00010, "OW", image.words(samples)).file());
    }

    private static DicomBytes image(int[] samples, String slope, String intercept, String photometric) {
        return DicomBytes.in("1.2.840.10008.1.2.1")
                .image(samples.length, 1, 16)
                .us(0x00280101, 12)
                .us(0x00280102, 11)
                .text(0x00280004, "CS", photometric)
                .text(0x00281052, "DS", intercept)
                .text(0x00281053, "DS", slope);
    }

    /**
     * A file of one row of unsigned 12-bit samples, and tables.
     *
     * @param padding a sample that is no data
     * @param values the table from sample 100 to 16-bit values; none if empty
     * @param levels the table from value 100 to 8-bit levels of gray; none if empty
     */
    public static void writeTables(Path file, int[] samples, int padding, int[] values, int[] levels)
            throws IOException {
        DicomBytes image = DicomBytes.in("1.2.840.10008.1.2.1")
                .image(samples.length, 1, 16)
                .us(0x00280101, 12)
                .us(0x00280102, 11)
                .us(0x00280120, padding);
        if (values.length > 0) {
            image.sequence(0x00283000, false, table(image, 16, values));
        }
        if (levels.length > 0) {
            image.sequence(0x00283010, false, table(image, 8, levels));
        }
        Files.write(file, image.element(0x7fe00010, "OW", image.words(samples)).file());
    }

    private static DicomBytes table(DicomBytes image, int bits, int[] entries) {
        return image.item().us(0x00283002, entries.length, 100, bits).us(0x00283006, entries);
    }
}
