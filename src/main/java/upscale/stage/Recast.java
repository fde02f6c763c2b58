package upscale.stage;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.rows.Rows;

/** An image whose samples are taken as another type. */
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
                copy(from, to, c, y);
                double plus = c < in.colourChannels() ? shift : 0;
                if (to.wide()) {
                    Rows.DOUBLE.add(to.wideRow(c, y), plus, in.width());
                } else {
                    Rows.FLOAT.add(to.row(c, y), plus, in.width());
                }
            }
        });
    }

    /**
     * Black stays black and white white: every sample, opacity too, times the ratio of the types' whites. All bits are significant then.
     */
    public static Image scaled(Image source, SampleType type) {
        ImageInfo in = source.info();
        if (type == in.type()) {
            return source;
        }
        ImageInfo out = in.withType(type);
        double oldWhite = in.white();
        double newWhite = out.white();
        // Multiplied first: whites are integers, and so a ratio like 1/257 is not rounded before the product is.
        return new Mapped(source, out, (from, to, y) -> {
            for (int c = 0; c < in.channels(); c++) {
                copy(from, to, c, y);
                if (to.wide()) {
                    double[] row = to.wideRow(c, y);
                    for (int x = 0; x < row.length; x++) {
                        row[x] = row[x] * newWhite / oldWhite;
                    }
                } else {
                    float[] row = to.row(c, y);
                    for (int x = 0; x < row.length; x++) {
                        row[x] = (float) (row[x] * newWhite / oldWhite);
                    }
                }
            }
        });
    }

    private static void copy(Band from, Band to, int channel, int y) {
        if (to.wide()) {
            double[] row = to.wideRow(channel, y);
            if (from.wide()) {
                Rows.DOUBLE.copy(from.wideRow(channel, y), row, row.length);
            } else {
                Rows.FLOAT.copy(from.row(channel, y), row, row.length);
            }
        } else {
            float[] row = to.row(channel, y);
            if (from.wide()) {
                Rows.DOUBLE.copy(from.wideRow(channel, y), row, row.length);
            } else {
                Rows.FLOAT.copy(from.row(channel, y), row, row.length);
            }
        }
    }
}
