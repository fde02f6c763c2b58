package upscale.format.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import upscale.format.Attachment;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.image.Orientation;

/**
 * Where on Earth a picture lies (OGC GeoTIFF 1.1): a scale and tie points, or a transformation, from raster coordinates to those of a map, and
 * the keys that say which map; or a satellite's camera, as quotients of polynomials (RPCs in GeoTIFF). Arrays that a page lacks are empty.
 *
 * @param scale units of the map per column, row and plane (33550)
 * @param tiePoints column, row, plane and where they lie on the map, six numbers each (33922)
 * @param transformation a matrix of four rows of four, from column, row, plane and 1 (34264)
 * @param keys the directory of keys (34735)
 * @param doubles numbers that keys name (34736)
 * @param text texts that keys name (34737)
 * @param rpc two errors, then offsets of line, sample and three axes, their scales, and 80 coefficients (50844)
 */
record Georeference(
        double[] scale,
        double[] tiePoints,
        double[] transformation,
        int[] keys,
        double[] doubles,
        byte[] text,
        double[] rpc)
        implements Attachment {
    private static final int RASTER_TYPE = 1025;
    private static final int PIXEL_IS_POINT = 2;
    private static final int RPC_VALUES = 92;
    private static final int LINE_OFFSET = 2;
    private static final int SAMPLE_OFFSET = 3;
    private static final int LINE_SCALE = 7;
    private static final int SAMPLE_SCALE = 8;

    static Optional<Georeference> read(Ifd ifd) throws IOException {
        if (!ifd.has(Tag.GEO_SCALE)
                && !ifd.has(Tag.GEO_TIE_POINTS)
                && !ifd.has(Tag.GEO_TRANSFORMATION)
                && !ifd.has(Tag.RPC)) {
            return Optional.empty();
        }
        return Optional.of(new Georeference(
                ifd.reals(Tag.GEO_SCALE),
                ifd.reals(Tag.GEO_TIE_POINTS),
                ifd.reals(Tag.GEO_TRANSFORMATION),
                Arrays.stream(ifd.numbers(Tag.GEO_KEYS))
                        .mapToInt(key -> (int) key)
                        .toArray(),
                ifd.reals(Tag.GEO_DOUBLES),
                ifd.bytes(Tag.GEO_TEXT).orElse(new byte[0]),
                ifd.reals(Tag.RPC)));
    }

    void write(IfdWriter ifd) {
        ifd.doubles(Tag.GEO_SCALE, scale);
        ifd.doubles(Tag.GEO_TIE_POINTS, tiePoints);
        ifd.doubles(Tag.GEO_TRANSFORMATION, transformation);
        ifd.shorts(Tag.GEO_KEYS, keys);
        ifd.doubles(Tag.GEO_DOUBLES, doubles);
        ifd.ascii(Tag.GEO_TEXT, text);
        ifd.doubles(Tag.RPC, rpc);
    }

    /** The same place, in the new picture's raster coordinates. */
    @Override
    public Optional<Georeference> after(Journey journey) throws FormatException {
        if (journey.turned() != Orientation.UPRIGHT) {
            throw refused("lies turned (orientation " + journey.turned().tag() + ")");
        }
        Axis columns = axis(journey.to().columns(), pixelIsPoint());
        Axis rows = axis(journey.to().rows(), pixelIsPoint());
        double[] newScale = scale.clone();
        if (scale.length >= 2) {
            newScale[0] = columns.scaled(scale[0]);
            newScale[1] = rows.scaled(scale[1]);
        }
        double[] points = tiePoints.clone();
        for (int i = 0; i + 6 <= points.length; i += 6) {
            points[i] = columns.moved(points[i]);
            points[i + 1] = rows.moved(points[i + 1]);
        }
        double[] matrix = transformation.clone();
        for (int row = 0; row + 4 <= matrix.length; row += 4) {
            matrix[row + 3] += matrix[row] * columns.start() + matrix[row + 1] * rows.start();
            matrix[row] = columns.scaled(matrix[row]);
            matrix[row + 1] = rows.scaled(matrix[row + 1]);
        }
        return Optional.of(new Georeference(newScale, points, matrix, keys, doubles, text, polynomials(journey.to())));
    }

    /** Line and sample are what the polynomials yield: times a scale, plus an offset, counted from the first pixel's centre. */
    private double[] polynomials(ImageInfo to) throws FormatException {
        double[] moved = rpc.clone();
        if (rpc.length == RPC_VALUES) {
            Axis columns = axis(to.columns(), true);
            Axis rows = axis(to.rows(), true);
            moved[LINE_OFFSET] = rows.moved(rpc[LINE_OFFSET]);
            moved[LINE_SCALE] = rows.stretched(rpc[LINE_SCALE]);
            moved[SAMPLE_OFFSET] = columns.moved(rpc[SAMPLE_OFFSET]);
            moved[SAMPLE_SCALE] = columns.stretched(rpc[SAMPLE_SCALE]);
        }
        return moved;
    }

    private static FormatException refused(String why) {
        return new FormatException(
                FormatException.Kind.UNSUPPORTED,
                "has map coordinates (GeoTIFF) and " + why + ", which do not go together: --strip drops them");
    }

    /**
     * From new raster coordinates to old ones.
     *
     * @param map from new pixels to old ones, by their centres
     * @param twice what new coordinate 0 is, as a numerator over twice the map's denominator
     */
    private record Axis(AxisMap map, long twice) {
        /** What was so much per old pixel, per new one. */
        double scaled(double perPixel) {
            return perPixel * map.a() / map.d();
        }

        /** What was so many old pixels, in new ones. */
        double stretched(double pixels) {
            return pixels * map.d() / map.a();
        }

        /** The old coordinate of new coordinate 0. */
        double start() {
            return (double) twice / (2 * map.d());
        }

        double moved(double old) {
            return (2 * old * map.d() - twice) / (2 * map.a());
        }
    }

    // Raster coordinates count from the first pixel's corner, unless pixels are points: then, as axis maps do, from its
    // centre.
    private static Axis axis(AxisMap map, boolean centres) throws FormatException {
        if (map.a() <= 0) {
            throw refused("is made into pixels that lie in no order");
        }
        return new Axis(map, centres ? 2 * map.b() : 2 * map.b() + map.d() - map.a());
    }

    // Keys are four numbers each, after four of the directory's own: id, where the value is (0: here), count, value.
    private boolean pixelIsPoint() {
        for (int i = 4; i + 4 <= keys.length; i += 4) {
            if (keys[i] == RASTER_TYPE && keys[i + 1] == 0) {
                return keys[i + 3] == PIXEL_IS_POINT;
            }
        }
        return false;
    }
}
