package upscale.stage;

import java.util.Optional;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.rows.Rows;

/**
 * An image whose integer samples are rounded half up and clamped to the range of its type and significant bits: the last stage
 * before an encoder. Floating samples pass untouched, NaN included.
 */
public final class Quantised {
    private Quantised() {}

    public static Image of(Image source) {
        return of(source, Optional.empty());
    }

    /** @param clamped what is told of all that is clamped, if anything is */
    public static Image of(Image source, Optional<Clamped> clamped) {
        ImageInfo info = source.info();
        if (info.type().floating()) {
            return source;
        }
        return new InPlace(source, info, (band, y) -> {
            clamped.ifPresent(c -> c.count(band, y));
            for (int c = 0; c < band.channels(); c++) {
                if (band.wide()) {
                    Rows.DOUBLE.quantise(band.wideRow(c, y), info.min(), info.max(), band.width());
                } else {
                    Rows.FLOAT.quantise(band.row(c, y), info.min(), info.max(), band.width());
                }
            }
        });
    }
}
