package upscale.format.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small DICOM files of every kind that a few bytes can make: transfer syntaxes, palettes, frames, sequences. */
public final class DicomVariants {
    private DicomVariants() {}

    private static DicomBytes described(DicomBytes image) {
        DicomBytes code = image.item().text(0x00080100, "SH", "113040");
        DicomBytes measures = image.item().text(0x00280030, "DS", "0.5\\0.5");
        return image.sequence(0x00089215, true, code)
                .sequence(0x52009229, false, image.item().sequence(0x00289110, false, measures))
                .text(0x00281050, "DS", "40")
                .text(0x00281051, "DS", "400");
    }

    private static DicomBytes palette(DicomBytes image) {
        image.text(0x00280004, "CS", "PALETTE COLOR");
        for (int c = 0; c < 3; c++) {
            image.us(0x00281101 + c, 6, 0, 16)
                    .element(0x00281221 + c, "OW", image.words(0, 2, 100, 1000, 1, 3, 4000, 0, 1, 9));
        }
        return image.element(0x7fe00010, "OB", new byte[24]);
    }

    /** Files by what is special about them. */
    public static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String syntax : new String[] {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"}) {
            DicomBytes image = described(DicomBytes.in(syntax).image(6, 4, 16));
            files.put(syntax, image.element(0x7fe00010, "OW", new byte[48]).file());
            files.put(syntax + " without header", image.dataSet());
        }
        files.put(
                "deflated",
                described(DicomBytes.in("1.2.840.10008.1.2.1.99").image(6, 4, 8))
                        .element(0x7fe00010, "OB", new byte[24])
                        .file());
        files.put(
                "palette",
                palette(DicomBytes.in("1.2.840.10008.1.2.1").image(6, 4, 8)).file());
        byte[] frame = DicomBytes.rle(new byte[24], new byte[24]);
        files.put(
                "run lengths",
                DicomBytes.in("1.2.840.10008.1.2.5")
                        .image(6, 4, 16)
                        .text(0x00280008, "IS", "2")
                        .fragments(new int[] {0, frame.length + 8}, frame, frame)
                        .file());
        BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(gray, "jpeg", jpeg);
        files.put(
                "jpeg",
                DicomBytes.in("1.2.840.10008.1.2.4.50")
                        .image(16, 16, 8)
                        .fragments(new int[0], jpeg.toByteArray())
                        .file());
        return files;
    }
}
