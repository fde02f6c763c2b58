package upscale.format.gif;

import upscale.format.Format;
import upscale.format.FormatContract;

class GifContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new GifFormat();
    }
}
