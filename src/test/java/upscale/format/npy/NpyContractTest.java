package upscale.format.npy;

import java.util.Optional;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.format.Resolution;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

class NpyContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new NpyFormat();
    }

    /** An array is numbers in whole bytes, and says nothing of what they mean. */
    @Override
    protected ImageInfo expected(ImageInfo written) {
        SampleType type = written.type().bits() < 8 ? SampleType.U8 : written.type();
        return written.channels() == 1
                ? ImageInfo.gray(written.width(), written.height(), type)
                : ImageInfo.planes(written.width(), written.height(), written.channels(), type);
    }

    @Override
    protected boolean keepsIcc() {
        return false;
    }

    @Override
    protected Optional<Resolution> expected(Resolution written) {
        return Optional.empty();
    }
}
