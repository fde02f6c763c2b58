package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import upscale.format.Encoder;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.SampleBytes;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** Bands as little-endian pixels, colours pixel by pixel; 1-bit samples are put together by {@link DicomOutput}. */
final class DicomEncoder implements Encoder<DicomEncoder.Rows> {
    private static final int BAND_BYTES = 1 << 18;

    private final DicomOutput output;
    private final ImageInfo info;
    private final SampleType packed;
    private final int rowBytes;

    /**
     * Packed rows.
     *
     * @param least sample of a gray image; of others 0
     * @param greatest likewise
     */
    record Rows(byte[] bytes, double least, double greatest) {}

    private DicomEncoder(DicomOutput output, ImageInfo info) {
        this.output = output;
        this.info = info;
        this.packed = info.type().bits() < 8 ? SampleType.U8 : info.type();
        this.rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), packed);
    }

    static DicomEncoder first(ImageInfo info, Metadata metadata, SeekableByteChannel channel) throws IOException {
        return new DicomEncoder(new DicomOutput(info, metadata, channel), info);
    }

    @Override
    public Encoder<?> next(ImageInfo nextInfo, Metadata metadata) throws IOException {
        boolean same = nextInfo.width() == info.width()
                && nextInfo.height() == info.height()
                && nextInfo.type() == info.type()
                && nextInfo.colour() == info.colour()
                && nextInfo.significantBits() == info.significantBits()
                && nextInfo.palette().equals(info.palette());
        if (!same) {
            throw FormatException.unsupported(
                    "dicom", "pages of different sizes or sample types in one file; write each to its own, or tiff");
        }
        output.addFrame(metadata);
        return new DicomEncoder(output, nextInfo);
    }

    @Override
    public int bandRows() {
        return Math.min(info.height(), Math.max(1, BAND_BYTES / rowBytes));
    }

    @Override
    public Packer<Rows> newPacker() {
        return (band, top) -> {
            byte[] bytes = new byte[(band.bottom() - top) * rowBytes];
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int y = top; y < band.bottom(); y++) {
                SampleBytes.pack(band, y, packed, ByteOrder.LITTLE_ENDIAN, bytes, (y - top) * rowBytes);
                if (info.colour() == Colour.GRAY && !band.wide()) {
                    for (float sample : row(band, y)) {
                        least = Math.min(least, sample);
                        greatest = Math.max(greatest, sample);
                    }
                }
            }
            return new Rows(bytes, least, greatest);
        };
    }

    private static float[] row(Band band, int y) {
        return band.row(0, y);
    }

    @Override
    public void append(Rows rows) throws IOException {
        output.append(rows);
    }

    @Override
    public void finish() throws IOException {
        output.finish();
    }
}
