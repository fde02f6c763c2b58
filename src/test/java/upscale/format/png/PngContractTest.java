package upscale.format.png;

import upscale.format.Format;
import upscale.format.FormatContract;

class PngContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new PngFormat();
    }
}
