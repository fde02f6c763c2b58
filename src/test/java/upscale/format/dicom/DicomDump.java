package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file in explicit little endian holds, read without the reader that is tested, and without mercy: every length must come out even, and the
 * tags must ascend. Elements are called {@code 00280030}, those of items {@code 52009229/0/00289110/0/00280030}.
 */
record DicomDump(Map<String, byte[]> elements) {
    private static final List<String> LONG =
            List.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "UC", "UN", "UR", "UT", "SV", "UV");

    static DicomDump of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    static DicomDump of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        in.position(128);
        require(in.getInt() == 0x4d434944, "DICM");
        Map<String, byte[]> elements = new TreeMap<>();
        read(in, "", elements);
        return new DicomDump(elements);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    private static void read(ByteBuffer in, String path, Map<String, byte[]> elements) {
        String last = "";
        while (in.hasRemaining()) {
            String tag = String.format("%04x%04x", in.getShort() & 0xffff, in.getShort() & 0xffff);
            require(tag.compareTo(last) > 0, path + tag + " follows " + last);
            last = tag;
            String vr = "" + (char) in.get() + (char) in.get();
            if (LONG.contains(vr)) {
                require(in.getShort() == 0, path + tag + " reserved");
            }
            int length = LONG.contains(vr) ? in.getInt() : in.getShort() & 0xffff;
            require(length % 2 == 0 && length <= in.remaining(), path + tag + " of " + length + " bytes");
            byte[] value = new byte[length];
            in.get(value);
            elements.put(path + tag, value);
            if (vr.equals("SQ")) {
                items(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN), path + tag, elements);
            }
        }
    }

    private static void items(ByteBuffer in, String path, Map<String, byte[]> elements) {
        for (int i = 0; in.hasRemaining(); i++) {
            require(in.getInt() == 0xe000fffe, path + " item");
            int length = in.getInt();
            read(in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN), path + "/" + i + "/", elements);
            in.position(in.position() + length);
        }
    }

    boolean has(String tag) {
        return elements.containsKey(tag);
    }

    String text(String tag) {
        return new String(elements.get(tag), StandardCharsets.ISO_8859_1).replaceAll("[ \0]+$", "");
    }

    double[] decimals(String tag) {
        return java.util.Arrays.stream(text(tag).split("\\\\"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    int us(String tag) {
        return ByteBuffer.wrap(elements.get(tag)).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff;
    }
}
