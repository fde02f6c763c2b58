package upscale.format.webp;

import upscale.format.Format;
import upscale.format.FormatContract;

class WebpContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new WebpFormat();
    }
}
