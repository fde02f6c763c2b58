package upscale.format.pnm;

import java.util.Optional;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.format.Resolution;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

class PnmContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new PnmFormat();
    }

    /** The greatest value says how many bits are significant, and the stored width follows from it; two tuple types are bits. */
    @Override
    protected ImageInfo expected(ImageInfo written) {
        boolean bits = written.type() == SampleType.U1
                && written.colour() == Colour.GRAY
                && written.alpha() != Alpha.PREMULTIPLIED;
        boolean one = written.channels() == 1;
        ImageInfo shape = one ? ImageInfo.gray(written.width(), written.height(), written.type()) : written;
        if (bits || one && written.type() == SampleType.U1) {
            return shape;
        }
        SampleType type = written.significantBits() <= 8 ? SampleType.U8 : SampleType.U16;
        return shape.withType(type).withSignificantBits(written.significantBits());
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
