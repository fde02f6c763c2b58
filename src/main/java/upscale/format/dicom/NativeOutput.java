package upscale.format.dicom;

import java.io.IOException;

/** Frames as they are, without a gap between them (DICOM PS3.5, 8.1.1). */
final class NativeOutput implements PixelOutput {
    private final OutputBytes out;
    private final long start;
    private final boolean bitmap;
    private long length;
    private int bits;
    private int bitCount;

    /** @param bitmap whether a sample takes a bit, not a byte or more */
    NativeOutput(OutputBytes out, long start, boolean bitmap) {
        this.out = out;
        this.start = start;
        this.bitmap = bitmap;
    }

    @Override
    public void append(DicomEncoder.Rows rows) throws IOException {
        write(bitmap ? packed(rows.pixels()) : rows.pixels());
    }

    /** Eight samples a byte, the first one lowest; rows and frames follow one another without a gap. */
    private byte[] packed(byte[] samples) {
        byte[] bytes = new byte[(bitCount + samples.length) / 8];
        int at = 0;
        for (byte sample : samples) {
            bits |= (sample & 1) << bitCount++;
            if (bitCount == 8) {
                bytes[at++] = (byte) bits;
                bits = 0;
                bitCount = 0;
            }
        }
        return bytes;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(start + length, bytes);
        length += bytes.length;
    }

    @Override
    public void endFrame() throws IOException {
        PixelOutput.requireRoom(length);
    }

    @Override
    public void finish() throws IOException {
        if (bitCount > 0) {
            write(new byte[] {(byte) bits});
        }
        if (length % 2 == 1) {
            write(new byte[1]);
        }
        PixelOutput.requireRoom(length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long statedLength() {
        return length;
    }

    @Override
    public byte[] head(int frames) {
        return new byte[0];
    }
}
