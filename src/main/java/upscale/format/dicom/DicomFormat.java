package upscale.format.dicom;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * DICOM files, and data sets without their header. A frame is a page; stored values are read, whatever window the file suggests. Of a DICOM image
 * a derived one is written, of any other picture a Secondary Capture.
 */
public final class DicomFormat implements Format {
    private static final int SIZE_LIMIT = 0xffff;

    @Override
    public String name() {
        return "dicom";
    }

    @Override
    public String summary() {
        return "DICOM images, 1 to 32-bit integer and 32 and 64-bit float, uncompressed, deflated, RLE, JPEG and JPEG-LS; integers written, uncompressed or RLE";
    }

    @Override
    public List<String> suffixes() {
        return List.of("dcm", "dicom", "ima");
    }

    @Override
    public boolean recognises(byte[] head) {
        return DicomFile.hasPreamble(head) || BareDataSet.encoding(head).isPresent();
    }

    @Override
    public Document read(Source source) throws IOException {
        return DicomReader.read(source);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean writesPages() {
        return true;
    }

    @Override
    public boolean seeks() {
        return true;
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        SampleType type = info.type();
        if (info.width() > SIZE_LIMIT || info.height() > SIZE_LIMIT) {
            return Optional.of("dicom holds at most " + SIZE_LIMIT + " rows and columns: use tiff");
        }
        if (info.hasAlpha()
                || info.palette().isPresent() && !info.palette().get().opaque()) {
            return Optional.of("dicom has no alpha: use --alpha opaque, or write tiff or png");
        }
        if (info.colour() == Colour.PLANES) {
            return Optional.of("dicom holds gray and colours, no planes: use tiff or npy");
        }
        if (type.floating() || type.bits() > 32) {
            return Optional.of("dicom files of " + type.label() + " samples are not written: use tiff or npy");
        }
        if (info.colour() == Colour.RGB && (type.signed() || type.bits() < 8 || type.bits() > 16)) {
            return Optional.of("dicom holds colours of 8 and 16 bits, not " + type.label() + ": use tiff or npy");
        }
        return Optional.empty();
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        return DicomEncoder.first(info, metadata, options, (SeekableByteChannel) channel);
    }
}
