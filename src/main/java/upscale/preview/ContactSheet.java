package upscale.preview;

import java.util.Arrays;
import java.util.List;
import upscale.compare.Letters;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * The cells of a preview side by side on white, row by row, each with its {@link Legend} below it, and a title above all: RGB in bytes.
 */
public final class ContactSheet implements Image {
    /** As wide as a sheet becomes, unless a single cell is wider. */
    public static final int WIDEST = 1600;

    private static final double SHAPE = 4.0 / 3;
    private static final int GAP = 8;
    private static final int LEADING = Letters.ASCENT + 4; // from line to line, in dots of letters

    /** Letters are larger below cells of so many columns. */
    private static final int LARGE = 180;

    private static final int LEAST_LETTERS = 18; // there is room for, below a narrow cell
    private static final byte WHITE = (byte) 255;

    private final List<Cell> cells;
    private final ImageInfo info;
    private final ImageInfo picture; // of each cell
    private final byte[][] ink; // all letters
    private final int columns;
    private final int size; // of letters
    private final int column; // columns of pixels from one cell to the next
    private final int row;
    private final int top; // of the first cell

    /**
     * @param title what stands above
     * @param widest columns that it may have, if there is more than one cell in a row
     */
    public ContactSheet(Preview preview, String title, int widest) {
        cells = preview.pictures();
        picture = cells.get(0).picture().info();
        Legend legend = new Legend(preview);
        size = picture.width() < LARGE ? 1 : 2;
        int cell = Math.max(picture.width(), Letters.width(" ".repeat(LEAST_LETTERS), size));
        column = cell + GAP;
        int lines = legend.lines(cells.get(0)).size();
        row = picture.height() + GAP / 2 + lines * LEADING * size + GAP;
        top = GAP + LEADING * size;
        columns = columns(widest);
        int rows = (cells.size() + columns - 1) / columns;
        info = ImageInfo.rgb(columns * column + GAP, top + rows * row, SampleType.U8);
        ink = new byte[info.height()][info.width()];
        for (byte[] line : ink) {
            Arrays.fill(line, WHITE);
        }
        Letters letters = Letters.read();
        write(letters, title, GAP, GAP, info.width() - 2 * GAP);
        for (int i = 0; i < cells.size(); i++) {
            int y = top(i) + picture.height() + GAP / 2;
            for (String line : legend.lines(cells.get(i))) {
                write(letters, line, left(i), y, cell);
                y += LEADING * size;
            }
        }
    }

    /** Columns that a cell may have if so many are side by side on a sheet. */
    static int room(int widest, int abreast) {
        return (widest - GAP) / abreast - GAP;
    }

    // What is too long for its place is cut.
    private void write(Letters letters, String text, int left, int y, int room) {
        String cut = text;
        while (Letters.width(cut, size) > room) {
            cut = cut.substring(0, cut.length() - 1);
        }
        letters.draw(ink, cut, left, y, size);
    }

    private int columns(int widest) {
        int best = 1;
        for (int n = 2; n <= cells.size() && n * column + GAP <= widest; n++) {
            if (misshape(n) < misshape(best)) {
                best = n;
            }
        }
        return best;
    }

    // How far a sheet of so many cells in a row is from the shape that it should have: 1 if not at all.
    private double misshape(int n) {
        double shape = (double) (n * column + GAP) / (top + (cells.size() + n - 1) / n * row);
        return Math.max(shape / SHAPE, SHAPE / shape);
    }

    private int left(int cell) {
        return GAP + cell % columns * column;
    }

    private int top(int cell) {
        return top + cell / columns * row;
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        List<RowReader> readers =
                cells.stream().map(cell -> cell.picture().newReader()).toList();
        Band line = Band.of(picture, 1);
        return band -> {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                for (int c = 0; c < info.channels(); c++) {
                    System.arraycopy(ink[y], 0, band.asBytes(c, y), 0, info.width());
                }
                int first = (y - top) / row * columns;
                int inside = (y - top) % row;
                for (int i = first;
                        y >= top && inside < picture.height() && i < Math.min(first + columns, cells.size());
                        i++) {
                    readers.get(i).read(line.at(inside, inside + 1));
                    for (int c = 0; c < info.channels(); c++) {
                        System.arraycopy(line.bytes(c, inside), 0, band.asBytes(c, y), left(i), picture.width());
                    }
                }
            }
        };
    }
}
