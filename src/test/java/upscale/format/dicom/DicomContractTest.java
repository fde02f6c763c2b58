package upscale.format.dicom;

import upscale.format.Format;
import upscale.format.FormatContract;

class DicomContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new DicomFormat();
    }
}
