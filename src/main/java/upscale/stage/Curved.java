package upscale.stage;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * The colour channels of an image through a curve: decoded to linear light, or encoded back. Alpha is left alone. Ranges stay: 0 is
 * black and {@link ImageInfo#white()} white on both sides.
 *
 * <p>Narrow samples go through a table of the curve, interpolated linearly between 2^12 points per power of two (relative error
 * below 2^-26 for curves as smooth as these); {@code StrictMath} makes it the same table everywhere.
 */
public final class Curved {
    private Curved() {}

    /**
     * Code values made proportional to light.
     *
     * @param curves one for each colour channel
     */
    public static Image linear(Image source, List<TransferCurve> curves) {
        return of(
                source,
                curves.stream().map(c -> (DoubleUnaryOperator) c::decode).toList());
    }

    /**
     * Light made code values.
     *
     * @param curves one for each colour channel
     */
    public static Image encoded(Image source, List<TransferCurve> curves) {
        return of(
                source,
                curves.stream().map(c -> (DoubleUnaryOperator) c::encode).toList());
    }

    private static Image of(Image source, List<DoubleUnaryOperator> curves) {
        ImageInfo info = source.info();
        if (curves.size() != info.colourChannels()) {
            throw new IllegalArgumentException(curves.size() + " curves for " + info);
        }
        double white = info.white();
        List<Table> tables =
                info.type().wide() ? List.of() : curves.stream().map(Table::new).toList();
        return new InPlace(source, info, (band, y) -> {
            for (int c = 0; c < info.colourChannels(); c++) {
                if (band.wide()) {
                    double[] row = band.wideRow(c, y);
                    for (int x = 0; x < row.length; x++) {
                        row[x] = curves.get(c).applyAsDouble(row[x] / white) * white;
                    }
                } else {
                    float[] row = band.row(c, y);
                    Table table = tables.get(c);
                    float unit = (float) (1 / white);
                    for (int x = 0; x < row.length; x++) {
                        row[x] = table.at(row[x] * unit) * (float) white;
                    }
                }
            }
        });
    }

    /** A curve sampled at floats that share their upper bits. */
    private static final class Table {
        private static final int MANTISSA_BITS = 12;
        private static final int SHIFT = 23 - MANTISSA_BITS;
        private static final int LOWEST = Float.floatToIntBits(0x1p-16f) >> SHIFT;
        private static final int HIGHEST = Float.floatToIntBits(2f) >> SHIFT;

        private final DoubleUnaryOperator curve;
        private final float[] points = new float[HIGHEST - LOWEST + 1];

        Table(DoubleUnaryOperator curve) {
            this.curve = curve;
            for (int i = 0; i < points.length; i++) {
                points[i] = (float) curve.applyAsDouble(Float.intBitsToFloat(LOWEST + i << SHIFT));
            }
        }

        float at(float value) {
            int bits = Float.floatToRawIntBits(value);
            int i = (bits >> SHIFT) - LOWEST;
            if (i < 0 || i >= points.length - 1) { // below 2^-16, 2 and above, negative, NaN
                return (float) curve.applyAsDouble(value);
            }
            float within = (bits & (1 << SHIFT) - 1) * (1f / (1 << SHIFT));
            return points[i] + within * (points[i + 1] - points[i]);
        }
    }
}
