package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import upscale.format.Encoder;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.SampleBytes;
import upscale.format.WriteOptions;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** Bands as little-endian pixels, colours pixel by pixel, and as the segments of run lengths that are written in their place. */
final class DicomEncoder implements Encoder<DicomEncoder.Rows> {
    private static final int BAND_BYTES = 1 << 18;

    private final DicomOutput output;
    private final TransferSyntax syntax;
    private final ImageInfo info;
    private final Optional<NoData> holes;
    private final SampleType packed;
    private final int rowBytes;

    /**
     * Packed rows.
     *
     * @param pixels samples of less than a byte take one each
     * @param segments of run lengths, if these are written; else none
     * @param least sample of a gray image that is data; infinite if there is none
     * @param greatest likewise
     */
    record Rows(byte[] pixels, byte[][] segments, double least, double greatest) {}

    private DicomEncoder(DicomOutput output, TransferSyntax syntax, ImageInfo info, Metadata metadata) {
        this.output = output;
        this.syntax = syntax;
        this.info = info;
        // of a data set that says so, and goes on saying so
        this.holes = metadata.attached(Instance.class).flatMap(from -> metadata.attached(NoData.class));
        this.packed = info.type().bits() < 8 ? SampleType.U8 : info.type();
        this.rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), packed);
    }

    static DicomEncoder first(ImageInfo info, Metadata metadata, WriteOptions options, SeekableByteChannel channel)
            throws IOException {
        // run lengths are of whole bytes of samples (PS3.5, G.2)
        boolean runs = options.effort().smallest() && PixelModule.allocated(info) > 1;
        TransferSyntax syntax = runs ? TransferSyntax.RLE : TransferSyntax.EXPLICIT_LITTLE;
        return new DicomEncoder(new DicomOutput(info, metadata, syntax, channel), syntax, info, metadata);
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
        return new DicomEncoder(output, syntax, nextInfo, metadata);
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
                        if (holes.isEmpty() || !holes.get().has(sample)) {
                            least = Math.min(least, sample);
                            greatest = Math.max(greatest, sample);
                        }
                    }
                }
            }
            return new Rows(bytes, segments(bytes), least, greatest);
        };
    }

    private byte[][] segments(byte[] pixels) {
        return syntax == TransferSyntax.RLE
                ? RleOutput.segments(pixels, info.width(), info.channels(), packed.bits() / 8)
                : new byte[0][];
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
