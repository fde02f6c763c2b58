package upscale.stage;

import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.rows.Rows;

/** An image whose samples are taken as another type, after a constant was added; values are not scaled. */
public final class Recast {
    private Recast() {}

    /** The same code values as {@code type}. */
    public static Image as(Image source, SampleType type) {
        return shifted(source, type, 0);
    }

    /** {@code shift} added to every colour sample, as {@code type}; if that is the image's own, its significant bits stay. */
    public static Image shifted(Image source, SampleType type, double shift) {
        ImageInfo in = source.info();
        ImageInfo out = type == in.type() ? in : in.withType(type);
        return new Mapped(source, out, (from, to, y) -> {
            for (int c = 0; c < in.channels(); c++) {
                double plus = c < in.colourChannels() ? shift : 0;
                if (to.wide()) {
                    double[] row = to.wideRow(c, y);
                    if (from.wide()) {
                        Rows.DOUBLE.copy(from.wideRow(c, y), row, row.length);
                    } else {
                        Rows.FLOAT.copy(from.row(c, y), row, row.length);
                    }
                    Rows.DOUBLE.add(row, plus, row.length);
                } else {
                    float[] row = to.row(c, y);
                    if (from.wide()) {
                        Rows.DOUBLE.copy(from.wideRow(c, y), row, row.length);
                    } else {
                        Rows.FLOAT.copy(from.row(c, y), row, row.length);
                    }
                    Rows.FLOAT.add(row, plus, row.length);
                }
            }
        });
    }
}
