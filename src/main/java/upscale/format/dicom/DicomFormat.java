package upscale.format.dicom;

import java.io.IOException;
import java.util.List;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Source;

/** DICOM files, and data sets without their header. A frame is a page; stored values are read, whatever window the file suggests. */
public final class DicomFormat implements Format {
    @Override
    public String name() {
        return "dicom";
    }

    @Override
    public String summary() {
        return "DICOM images, 1 to 32-bit integer and 32 and 64-bit float, uncompressed, deflated, RLE, JPEG and JPEG-LS; read";
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
}
