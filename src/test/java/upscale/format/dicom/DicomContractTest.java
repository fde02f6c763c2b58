package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;

class DicomContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new DicomFormat();
    }

    /** Samples take a bit or whole bytes, and a palette has a colour for every index that there could be. */
    @Override
    protected ImageInfo expected(ImageInfo written) {
        if (written.colour() == Colour.PALETTE) {
            Palette palette = written.palette().orElseThrow();
            int[] colours = new int[256];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = palette.rgba(Math.min(i, palette.size() - 1));
            }
            return ImageInfo.palette(written.width(), written.height(), SampleType.U8, new Palette(colours));
        }
        SampleType type = written.type();
        return type == SampleType.U2 || type == SampleType.U4
                ? written.withType(SampleType.U8).withSignificantBits(type.bits())
                : written;
    }

    @Override
    protected boolean pagesDiffer() {
        return false;
    }

    @Override
    protected List<ImageInfo> moreImages() {
        List<ImageInfo> more = new ArrayList<>();
        for (SampleType type : List.of(SampleType.U1, SampleType.U2, SampleType.U4, SampleType.U8)) {
            int[] colours = new int[Math.min(200, 1 << type.bits())];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = 0x9e3779b9 * (i + 1) | 0xff;
            }
            more.add(ImageInfo.palette(17, 13, type, new Palette(colours)));
        }
        more.add(ImageInfo.gray(17, 13, SampleType.I16).withSignificantBits(12));
        more.add(ImageInfo.gray(503, 401, SampleType.I32));
        more.add(ImageInfo.gray(501, 1203, SampleType.U1));
        more.add(ImageInfo.gray(65535, 1, SampleType.U8));
        return more;
    }
}
