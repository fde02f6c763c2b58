package upscale.format.png;

import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.image.ImageInfo;

class PngContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new PngFormat();
    }

    /** Significant bits are written only where another PNG stated them: see PngMetadataTest. */
    @Override
    protected ImageInfo expected(ImageInfo written) {
        return written.withSignificantBits(written.type().bits());
    }
}
