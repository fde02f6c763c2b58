package upscale.compare;

import java.util.Arrays;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * A map with a legend below it: a bar of its colours, and what they stand for. The map keeps its place at the upper left; what is beside and below it is
 * white.
 */
public final class Legended implements Image {
    private static final byte WHITE = (byte) 255;

    /** Letters are as large as they are in a map of so many columns, and larger in larger ones. */
    private static final int COLUMNS = 300;

    private static final int LARGEST = 16;

    // In dots of letters.
    private static final int MARGIN = 4;
    private static final int GAP = 4;
    private static final int BAR = 8;
    private static final int TICK = 2;
    private static final int SHORTEST = 225; // with room for three numbers, whatever they are
    private static final int LONGEST = 300;
    private static final int HEIGHT = MARGIN + Letters.ASCENT + GAP + BAR + TICK + GAP / 2 + Letters.ASCENT + MARGIN;

    private final Image map;
    private final byte[][][] legend; // [channel][row][column]
    private final ImageInfo info;

    private Legended(Image map, byte[][][] legend) {
        this.map = map;
        this.legend = legend;
        ImageInfo in = map.info();
        int height = Math.addExact(in.height(), legend[0].length);
        this.info = in.onGrid(legend[0][0].length, height, AxisMap.IDENTITY, AxisMap.IDENTITY);
    }

    /**
     * The map with its legend; itself, if its style has no colours that stand for numbers.
     *
     * @param map RGB in bytes, as the style draws it
     * @param last the difference, in code values, that is shown in the last colour
     */
    public static Image of(Image map, DiffStyle style, double last, Unit unit) {
        double end = last * unit.size();
        return switch (style) {
            case HEATMAP -> new Legended(map, drawn(map, ColourMap.VIRIDIS, 0, end, "|actual - expected|", unit));
            case SIGNED -> new Legended(map, drawn(map, ColourMap.DIVERGING, -end, end, "actual - expected", unit));
            default -> map;
        };
    }

    private static byte[][][] drawn(Image map, ColourMap colours, double low, double high, String of, Unit unit) {
        int columns = map.info().width();
        int size = Math.max(1, Math.min(columns / COLUMNS, LARGEST));
        String caption = of + ", " + unit.name();
        // Half of the first and of the last number lie beyond the bar.
        int side = MARGIN * size + Letters.width("-1.5E-7", size) / 2;
        int least = Math.max(2 * side + SHORTEST * size, Letters.width(caption, size) + 2 * MARGIN * size);
        int width = Math.max(columns, least);
        Axis axis = new Axis(low, high, Math.min(width - 2 * side, LONGEST * size));
        byte[][] ink = new byte[HEIGHT * size][width];
        for (byte[] row : ink) {
            Arrays.fill(row, WHITE);
        }
        Letters letters = Letters.read();
        letters.draw(ink, caption, MARGIN * size, MARGIN * size, size);
        int bar = (MARGIN + Letters.ASCENT + GAP) * size;
        int under = bar + BAR * size;
        for (Axis.Tick tick : axis.ticks(size)) {
            int at = side + tick.at();
            for (int y = under; y < under + TICK * size; y++) {
                Arrays.fill(ink[y], at - (size - 1) / 2, at + size / 2 + 1, (byte) 0);
            }
            int taken = Letters.width(tick.text(), size);
            int left = Math.max(0, Math.min(at - taken / 2, width - taken));
            letters.draw(ink, tick.text(), left, under + (TICK + GAP / 2) * size, size);
        }
        byte[][][] planes = new byte[3][][];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = Arrays.stream(ink).map(byte[]::clone).toArray(byte[][]::new);
            for (int y = bar; y < under; y++) {
                for (int x = 0; x < axis.length(); x++) {
                    int position = (int) ((long) x * ColourMap.LAST / (axis.length() - 1));
                    planes[c][y][side + x] = colours.channel(c)[position];
                }
            }
        }
        return planes;
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        RowReader reader = map.newReader();
        Band row = Band.of(map.info(), 1);
        int height = map.info().height();
        int width = map.info().width();
        return band -> {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                if (y < height) {
                    reader.read(row.at(y, y + 1));
                }
                for (int c = 0; c < info.channels(); c++) {
                    byte[] out = band.asBytes(c, y);
                    if (y < height) {
                        System.arraycopy(row.bytes(c, y), 0, out, 0, width);
                        Arrays.fill(out, width, out.length, WHITE);
                    } else {
                        System.arraycopy(legend[c][y - height], 0, out, 0, out.length);
                    }
                }
            }
        };
    }
}
