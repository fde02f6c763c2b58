package upscale.format.tiff;

import java.util.ArrayList;
import java.util.List;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;

class TiffContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new TiffFormat();
    }

    /** One plane is gray. */
    @Override
    protected ImageInfo expected(ImageInfo written) {
        return written.colour() == Colour.PLANES && written.channels() == 1
                ? ImageInfo.gray(written.width(), written.height(), written.type())
                : written;
    }

    @Override
    protected List<ImageInfo> moreImages() {
        List<ImageInfo> more = new ArrayList<>();
        for (SampleType type : List.of(SampleType.U1, SampleType.U2, SampleType.U4, SampleType.U8)) {
            int[] colours = new int[1 << type.bits()];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = 0x9e3779b9 * (i + 1) | 0xff;
            }
            more.add(ImageInfo.palette(17, 13, type, new Palette(colours)));
            more.add(ImageInfo.palette(1003, 401, type, new Palette(colours)));
        }
        more.add(ImageInfo.gray(17, 13, SampleType.U32).withSignificantBits(24));
        more.add(ImageInfo.gray(17, 13, SampleType.I16).withSignificantBits(12));
        more.add(ImageInfo.planes(17, 13, 300, SampleType.U8));
        more.add(ImageInfo.rgb(503, 401, SampleType.F64));
        more.add(ImageInfo.gray(503, 401, SampleType.I32));
        return more;
    }
}
