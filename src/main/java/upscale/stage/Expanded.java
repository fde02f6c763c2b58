package upscale.stage;

import java.util.Optional;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;

/**
 * Palette and sub-byte images as 8-bit colours, so that their samples may be mixed: palette entries become gray or RGB, with alpha
 * if one is transparent, and 1, 2 or 4-bit gray is spread over 0..255.
 */
public final class Expanded {
    private Expanded() {}

    /** {@code source} itself if its samples are intensities already. */
    public static Image of(Image source) {
        ImageInfo info = source.info();
        if (info.palette().isPresent()) {
            return ofPalette(source, info.palette().get());
        }
        if (info.type().bits() < 8) {
            float unit = 255f / (float) info.type().max();
            ImageInfo out = info.withType(SampleType.U8);
            return new InPlace(source, out, (band, y) -> {
                for (int c = 0; c < band.channels(); c++) {
                    float[] row = band.row(c, y);
                    for (int x = 0; x < row.length; x++) {
                        row[x] *= unit;
                    }
                }
            });
        }
        return source;
    }

    private static Image ofPalette(Image source, Palette palette) {
        ImageInfo in = source.info();
        boolean gray = palette.gray();
        boolean alpha = !palette.opaque();
        int channels = (gray ? 1 : 3) + (alpha ? 1 : 0);
        ImageInfo out = new ImageInfo(
                in.width(),
                in.height(),
                channels,
                SampleType.U8,
                gray ? Colour.GRAY : Colour.RGB,
                alpha ? Alpha.STRAIGHT : Alpha.NONE,
                SampleType.U8.bits(),
                Optional.empty(),
                in.icc(),
                in.columns(),
                in.rows());
        int[] components = gray ? new int[] {0, 3} : new int[] {0, 1, 2, 3};
        return new Mapped(source, out, (from, to, y) -> {
            float[] index = from.row(0, y);
            for (int c = 0; c < channels; c++) {
                float[] row = to.row(c, y);
                for (int x = 0; x < row.length; x++) {
                    row[x] = palette.component(Math.min((int) index[x], palette.size() - 1), components[c]);
                }
            }
        });
    }
}
