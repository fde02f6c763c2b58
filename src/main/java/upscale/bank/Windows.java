package upscale.bank;

import java.util.Arrays;
import upscale.engine.Edge;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.RowReader;
import upscale.rows.Rows;
import upscale.rows.WindowRows;

/**
 * The windows around the pixels of an image, row by row, looked at so that those that differ in the way round alone are the same: with the brightness falling most from left to right, less from top to
 * bottom, and the middle darker than what is around it. Beyond the border the image is mirrored, the border sample repeated.
 *
 * <p>A pixel's way round depends on its window alone, and so does all that is told of it. Belongs to one thread.
 */
public final class Windows {
    /** Rows that are read at a time, beside the windows' own. */
    private static final int ROWS = 16;

    /** What is known of a window: its products of waves, and then its contrast. */
    public static final int FEATURES = Cosines.PRODUCTS.size() + 1;

    /** The last of them. */
    public static final int CONTRAST = FEATURES - 1;

    /** By what part of its contrast a number must differ from nought to tell the way round, lest rounding does: 2^-16. */
    private static final float TELLING = 0x1p-16f;

    private final RowReader reader;
    private final Band source;
    private final int width;
    private final int height;
    private final int margin;
    private final int stride;
    private final boolean symmetric;

    private final float[] strip; // rows with their margins
    private final float[][][] waves; // of rows of the strip, by order
    private final float[][] numbers = new float[FEATURES][]; // of the row, by product and the contrast at last
    private final byte[] ways; // of the row
    private final int[][] offsets; // from the middle of a window to its other pixels as they come to lie, by way
    private final int[][] places = new int[Way.ALL.size()][];
    private final float[][] signs = new float[Way.ALL.size()][];
    private int stripTop;
    private int stripBottom; // rows [stripTop, stripBottom) can be had
    private int channel;
    private int row;

    /**
     * Of no row yet.
     *
     * @param planes of 32-bit floats
     * @param size pixels of a window, along an axis; odd
     * @param symmetric whether windows are turned and negated, or else looked at as they are
     */
    public Windows(Image planes, int size, boolean symmetric) {
        this.reader = planes.newReader();
        this.width = planes.info().width();
        this.height = planes.info().height();
        this.symmetric = symmetric;
        this.margin = margin(size);
        this.stride = width + 2 * margin;
        this.source = Band.of(planes.info(), Math.min(ROWS + 2 * margin, height));
        this.strip = new float[(ROWS + 2 * margin) * stride];
        this.waves = new float[ROWS + 2 * margin][Cosines.ORDERS][width];
        for (int i = 0; i < FEATURES; i++) {
            numbers[i] = new float[width];
        }
        this.ways = new byte[width];
        this.offsets = new int[Way.ALL.size()][size * size - 1];
        int[][] turned = Way.places(size);
        for (int way = 0; way < turned.length; way++) {
            for (int place = 0; place < turned[way].length; place++) {
                int to = turned[way][place];
                if (place != turned[way].length / 2) {
                    offsets[way][to > turned[way].length / 2 ? to - 1 : to] =
                            (place / size - size / 2) * stride + place % size - size / 2;
                }
            }
            places[way] = Cosines.places(Way.ALL.get(way).turn());
            float[] mirrored = Cosines.signs(Way.ALL.get(way).turn());
            for (int i = 0; i < mirrored.length; i++) {
                mirrored[i] *= Way.ALL.get(way).sign();
            }
            signs[way] = mirrored;
        }
    }

    /** How many pixels around one its window, or what it is known by, reaches to, on each side. */
    public static int margin(int size) {
        return Math.max(size, Cosines.SIZE) / 2;
    }

    /** Goes to a row. Rows that follow one another are read once, but for margins. */
    public void go(int toChannel, int y) {
        if (toChannel != channel || y < stripTop || y >= stripBottom) {
            fill(toChannel, y, Math.min(height, y + ROWS));
        }
        channel = toChannel;
        row = y;
        float[][] seven = new float[Cosines.SIZE][];
        for (int i = 0; i < numbers.length - 1; i++) {
            Cosines.Product product = Cosines.PRODUCTS.get(i);
            for (int k = 0; k < seven.length; k++) {
                seven[k] = waves[y - stripTop + margin - Cosines.SIZE / 2 + k][product.across()];
            }
            Rows.FLOAT.sum(numbers[i], seven, Cosines.WAVES[product.down()], 0, seven.length, width);
        }
        float[] contrast = numbers[CONTRAST];
        Arrays.fill(contrast, 0);
        for (int i = 0; i < numbers.length - 1; i++) {
            WindowRows.plusSquares(contrast, numbers[i], width);
        }
        WindowRows.roots(contrast, width);
        for (int x = 0; x < width; x++) {
            ways[x] = (byte) (symmetric ? way(x) : Way.AS_IT_IS);
        }
    }

    private void fill(int ofChannel, int top, int bottom) {
        stripTop = top;
        stripBottom = bottom;
        reader.read(source.at(Math.max(0, top - margin), Math.min(height, bottom + margin)));
        for (int y = top - margin; y < bottom + margin; y++) {
            int at = (y - top + margin) * stride;
            System.arraycopy(source.row(ofChannel, Edge.REFLECT.index(y, height)), 0, strip, at + margin, width);
            for (int x = 1; x <= margin; x++) {
                strip[at + margin - x] = strip[at + margin + Edge.REFLECT.index(-x, width)];
                strip[at + margin + width - 1 + x] = strip[at + margin + Edge.REFLECT.index(width - 1 + x, width)];
            }
            for (int order = 0; order < Cosines.ORDERS; order++) {
                WindowRows.correlate(
                        strip,
                        at + margin - Cosines.SIZE / 2,
                        Cosines.WAVES[order],
                        waves[y - top + margin][order],
                        width);
            }
        }
    }

    private int way(int x) {
        float across = numbers[Cosines.ACROSS][x];
        float down = numbers[Cosines.DOWN][x];
        float nothing = TELLING * numbers[CONTRAST][x];
        boolean swapped = Math.abs(down) > Math.abs(across) + nothing;
        boolean negated = numbers[Cosines.BENT_ACROSS][x] + numbers[Cosines.BENT_DOWN][x] < -nothing;
        float falling = negated ? -1 : 1;
        boolean left = falling * (swapped ? down : across) < -nothing;
        boolean top = falling * (swapped ? across : down) < -nothing;
        return Way.number(swapped, left, top, negated);
    }

    /** The number of the {@link Way} in which a pixel of the row is looked at. */
    public int wayOf(int x) {
        return ways[x];
    }

    /** One of the {@link #FEATURES} of a pixel of the row, looked at in a way. */
    public float feature(int feature, int x, int way) {
        return feature == CONTRAST ? numbers[feature][x] : numbers[places[way][feature]][x] * signs[way][feature];
    }

    /** The pixel itself. */
    public float middle(int x) {
        return strip[at(x)];
    }

    /**
     * What the other pixels of its window have more than the pixel itself, row by row of the window as it is turned; not negated.
     *
     * @param out at least so many numbers
     */
    public void differences(int x, int way, float[] out) {
        WindowRows.differences(strip, at(x), offsets[way], out);
    }

    private int at(int x) {
        return (row - stripTop + margin) * stride + margin + x;
    }
}
