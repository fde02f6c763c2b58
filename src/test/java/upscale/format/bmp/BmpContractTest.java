package upscale.format.bmp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.FormatContract;
import upscale.format.Resolution;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;

class BmpContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new BmpFormat();
    }

    @Override
    protected ImageInfo expected(ImageInfo written) {
        ImageInfo all = written.withSignificantBits(written.type().bits());
        return written.type() == SampleType.U2
                ? ImageInfo.palette(
                        written.width(),
                        written.height(),
                        SampleType.U4,
                        written.palette().orElseThrow())
                : all;
    }

    /** Lengths are in metres. */
    @Override
    protected Optional<Resolution> expected(Resolution written) {
        return written.unit() == Resolution.Unit.NONE ? Optional.empty() : Optional.of(written);
    }

    /** The padding of the last row. */
    @Override
    protected boolean mayLack(int missingBytes) {
        return missingBytes <= 3;
    }

    @Override
    protected List<ImageInfo> moreImages() {
        return List.of(
                opaque(17, 13, SampleType.U1, 2),
                opaque(17, 13, SampleType.U2, 4),
                opaque(17, 13, SampleType.U4, 16),
                opaque(17, 13, SampleType.U8, 256),
                opaque(16, 3, SampleType.U8, 256));
    }

    private static ImageInfo opaque(int width, int height, SampleType type, int colours) {
        int[] rgba = new int[colours];
        Arrays.setAll(rgba, i -> i * 0x12345600 | 0xff);
        return ImageInfo.palette(width, height, type, new Palette(rgba));
    }
}
