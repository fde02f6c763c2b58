package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import upscale.format.Ending;
import upscale.format.FormatException;
import upscale.format.RandomBytes;

/** A place in a file, and the numbers that are read there one after another. Owns a small window on the file. */
final class Cursor {
    private static final int WINDOW = 1 << 13;

    private final RandomBytes file;
    private byte[] window = {};
    private long windowAt;
    private long at;

    Cursor(RandomBytes file, long at) {
        this.file = file;
        this.at = at;
    }

    /** Bytes from the start of the file. */
    long at() {
        return at;
    }

    /** What is thought of a file that ends early. */
    Ending ending() {
        return file.allowance().ending();
    }

    long size() {
        return file.size();
    }

    /** Goes on {@code length} bytes further, which the file may lack. */
    void skip(long length) {
        at += length;
    }

    /** @param what for the message, should the file be shorter */
    int unsignedShort(ByteOrder order, String what) throws IOException {
        int i = within(2, what);
        int low = window[i] & 0xff;
        int high = window[i + 1] & 0xff;
        return order == ByteOrder.LITTLE_ENDIAN ? high << 8 | low : low << 8 | high;
    }

    long unsignedInt(ByteOrder order, String what) throws IOException {
        long first = unsignedShort(order, what);
        long second = unsignedShort(order, what);
        return order == ByteOrder.LITTLE_ENDIAN ? second << 16 | first : first << 16 | second;
    }

    /** The group, then the element. */
    int tag(ByteOrder order) throws IOException {
        int group = unsignedShort(order, "a data element's tag");
        return group << 16 | unsignedShort(order, "a data element's tag");
    }

    byte[] bytes(int length, String what) throws IOException {
        byte[] bytes = file.read(at, length, what);
        at += length;
        return bytes;
    }

    private int within(int length, String what) throws IOException {
        if (at < windowAt || at + length > windowAt + window.length) {
            if (!file.has(at, length)) {
                throw FormatException.corrupt("dicom", at, what + " is cut short");
            }
            windowAt = at;
            window = file.read(at, (int) Math.min(WINDOW, file.size() - at), what);
        }
        int i = (int) (at - windowAt);
        at += length;
        return i;
    }
}
