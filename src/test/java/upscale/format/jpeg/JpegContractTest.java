package upscale.format.jpeg;

import java.util.List;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

class JpegContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new JpegFormat();
    }

    /** At quality 92 steps of luma are up to 19 and of chroma up to 16; noise meets the worst of them in all 64 terms. */
    @Override
    protected double tolerance(ImageInfo written) {
        return written.channels() == 1 ? 30 : 50;
    }

    @Override
    protected ImageInfo expected(ImageInfo written) {
        return written.withSignificantBits(8);
    }

    @Override
    protected List<ImageInfo> moreImages() {
        return List.of(ImageInfo.rgb(8, 8, SampleType.U8), ImageInfo.gray(65, 64, SampleType.U8));
    }
}
