package upscale.format.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Data sets as bytes: explicit value representations, little-endian, every length stated (DICOM PS3.5, 7.1.2 and PS3.10, 7.1). */
final class DataSetBytes {
    private static final int PREAMBLE = 128;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DataSetBytes() {}

    /**
     * All of a file but its frames: preamble, header, data set, and the tag and length of the pixel data.
     *
     * @param syntax of the pixels
     * @param length of the pixel data in bytes, even, or that there is none
     * @param head what of the pixel data comes before the first frame
     */
    static byte[] file(DataSet data, TransferSyntax syntax, Vr pixels, long length, byte[] head) {
        DataSetBytes bytes = new DataSetBytes();
        bytes.out.writeBytes(new byte[PREAMBLE]);
        bytes.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] meta = of(meta(data, syntax));
        bytes.element(Element.of(
                Tag.META_LENGTH,
                Vr.UL,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(meta.length)
                        .array()));
        bytes.out.writeBytes(meta);
        data.elements().forEach(bytes::element);
        bytes.header(Tag.PIXEL_DATA, pixels, length);
        bytes.out.writeBytes(head);
        return bytes.out.toByteArray();
    }

    private static DataSet meta(DataSet data, TransferSyntax syntax) {
        return DataSet.of(
                Element.of(Tag.META_VERSION, Vr.OB, new byte[] {0, 1}),
                Element.text(Tag.META_SOP_CLASS, Vr.UI, data.text(Tag.SOP_CLASS).orElse("")),
                Element.text(
                        Tag.META_SOP_INSTANCE,
                        Vr.UI,
                        data.text(Tag.SOP_INSTANCE).orElse("")),
                Element.text(Tag.TRANSFER_SYNTAX, Vr.UI, syntax.uid()),
                Element.text(Tag.IMPLEMENTATION_CLASS, Vr.UI, Uid.of("upscale")),
                Element.text(Tag.IMPLEMENTATION_VERSION, Vr.SH, "UPSCALE"));
    }

    static byte[] of(DataSet data) {
        DataSetBytes bytes = new DataSetBytes();
        data.elements().forEach(bytes::element);
        return bytes.out.toByteArray();
    }

    private void element(Element element) {
        byte[] value = element.vr() == Vr.SQ ? items(element) : element.value();
        boolean odd = value.length % 2 == 1;
        int length = value.length + (odd ? 1 : 0);
        // what outgrows a short length is of unknown representation (PS3.5, 6.2.2)
        Vr vr = element.vr().longLength() || length < 0x10000 ? element.vr() : Vr.UN;
        header(element.tag(), vr, length);
        out.writeBytes(value);
        if (odd) {
            out.write(element.vr().padding());
        }
    }

    private static byte[] items(Element sequence) {
        DataSetBytes items = new DataSetBytes();
        for (DataSet item : sequence.items()) {
            byte[] bytes = of(item);
            items.tag(Tag.ITEM);
            items.number(bytes.length, 4);
            items.out.writeBytes(bytes);
        }
        return items.out.toByteArray();
    }

    private void header(int tag, Vr vr, long length) {
        tag(tag);
        out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.longLength()) {
            number(0, 2);
            number(length, 4);
        } else {
            number(length, 2);
        }
    }

    private void tag(int tag) {
        number(tag >>> 16, 2);
        number(tag & 0xffff, 2);
    }

    private void number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> 8 * i));
        }
    }
}
