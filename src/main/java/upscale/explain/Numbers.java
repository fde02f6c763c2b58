package upscale.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Cell;
import upscale.explain.Explanation.Tone;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A small matrix: what operators are shown on. Its image has one channel of 64-bit floats.
 *
 * @param rows of equal length, at least one of at least one number; not to be changed
 */
public record Numbers(double[][] rows) {
    private static final int DECIMALS = 4;

    /** In characters: columns of wider tables are as narrow as they can be. */
    private static final int EVEN_WIDTH = 80;

    public Numbers {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("no numbers");
        }
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("rows of " + rows[0].length + " and of " + row.length + " numbers");
            }
        }
    }

    /** The samples of an image's first channel. */
    static Numbers of(Image image) {
        return of(image, 0);
    }

    static Numbers of(Image image, int channel) {
        Raster raster = Raster.of(image);
        double[][] rows = new double[image.info().height()][image.info().width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = raster.get(channel, x, y);
            }
        }
        return new Numbers(rows);
    }

    /** {@code data} cut into rows of {@code width}. */
    static Numbers of(double[] data, int width) {
        double[][] rows = new double[data.length / width][width];
        for (int i = 0; i < data.length; i++) {
            rows[i / width][i % width] = data[i];
        }
        return new Numbers(rows);
    }

    /** Zeros but for {@code value} at the place {@code at}, counted along rows. */
    static Numbers impulse(int height, int width, int at, double value) {
        double[] data = new double[height * width];
        data[at] = value;
        return of(data, width);
    }

    /** The same number everywhere. */
    static Numbers filled(int height, int width, double value) {
        double[][] rows = new double[height][width];
        for (double[] row : rows) {
            Arrays.fill(row, value);
        }
        return new Numbers(rows);
    }

    int height() {
        return rows.length;
    }

    int width() {
        return rows[0].length;
    }

    int size() {
        return height() * width();
    }

    /** The number at place {@code i}, counted along rows. */
    double at(int i) {
        return rows[i / width()][i % width()];
    }

    Raster image() {
        Raster raster = Raster.allocate(ImageInfo.gray(width(), height(), SampleType.F64));
        for (int y = 0; y < height(); y++) {
            raster.setRow(0, y, rows[y], 0, 1);
        }
        return raster;
    }

    double[] flat() {
        double[] flat = new double[size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = at(i);
        }
        return flat;
    }

    Numbers transposed() {
        double[][] turned = new double[width()][height()];
        for (int i = 0; i < size(); i++) {
            turned[i % width()][i / width()] = at(i);
        }
        return new Numbers(turned);
    }

    /** The same turned by 180 degrees. */
    Numbers turned() {
        double[] turned = new double[size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = at(size() - 1 - i);
        }
        return of(turned, width());
    }

    /** The rows and columns that begin at {@code top}, {@code left}; zeros where there are none. */
    Numbers window(int top, int left, int height, int width) {
        double[][] window = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = y + top >= 0 && y + top < height() && x + left >= 0 && x + left < width();
                window[y][x] = inside ? rows[y + top][x + left] : 0;
            }
        }
        return new Numbers(window);
    }

    /** The matrix product with a column of numbers. */
    double[] times(double[] column) {
        double[] product = new double[height()];
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                product[y] += rows[y][x] * column[x];
            }
        }
        return product;
    }

    /** The same numbers, each by so much more. */
    Numbers plus(double more) {
        double[] sums = flat();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more;
        }
        return of(sums, width());
    }

    /** Each number divided by the one at its place; by zero, where nothing was summed, it stays zero. */
    Numbers over(Numbers divisors) {
        double[] quotients = flat();
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = divisors.at(i) == 0 ? 0 : quotients[i] / divisors.at(i);
        }
        return of(quotients, width());
    }

    /** Whether both show the same shape and, but for the rounding of sums, the same numbers. */
    boolean same(Numbers other) {
        boolean same = height() == other.height() && width() == other.width();
        for (int i = 0; same && i < size(); i++) {
            same = Math.abs(at(i) - other.at(i)) <= 1e-9 * (1 + Math.abs(at(i)));
        }
        return same;
    }

    String shape() {
        return height() + "x" + width();
    }

    /** This as a table, every number in the same tone. */
    Box box(String sign, String caption, Tone tone) {
        return box(sign, caption, i -> tone);
    }

    /** Tones by place, counted along rows. */
    interface Toning {
        Tone of(int place);
    }

    Box box(String sign, String caption, Toning toning) {
        List<List<Cell>> cells = new ArrayList<>();
        for (int y = 0; y < height(); y++) {
            List<Cell> row = new ArrayList<>();
            for (int x = 0; x < width(); x++) {
                row.add(new Cell(text(rows[y][x]), toning.of(y * width() + x)));
            }
            cells.add(row);
        }
        int widest = cells.stream()
                .flatMap(List::stream)
                .mapToInt(cell -> cell.text().length())
                .max()
                .orElseThrow();
        return new Box(sign, caption, (widest + 1) * width() <= EVEN_WIDTH, cells);
    }

    /** This as a table with a dot wherever {@code there} is zero: where nothing was put. */
    Box placed(String sign, String caption, Numbers there) {
        Box box = box(sign, caption, Tone.STRONG);
        List<List<Cell>> cells = new ArrayList<>();
        for (int y = 0; y < height(); y++) {
            List<Cell> row = new ArrayList<>();
            for (int x = 0; x < width(); x++) {
                row.add(
                        there.rows[y][x] == 0
                                ? new Cell(".", Tone.FAINT)
                                : box.cells().get(y).get(x));
            }
            cells.add(row);
        }
        return new Box(sign, caption, box.even(), cells);
    }

    /** A number with at most four decimals. */
    static String text(double value) {
        return text(value, DECIMALS);
    }

    static String text(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
