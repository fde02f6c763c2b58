package upscale.preview;

import upscale.compare.Region;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** Where there is most to see: the window in which the squared differences of neighbouring pixels add up to most. */
final class Detail {
    /** A window moves by such a part of its shorter side. */
    private static final int STEPS = 8;

    private final ImageInfo info;
    private final int step;
    private final long[][] sums; // of squares of step by step pixels

    private Detail(Image picture, int step) {
        this.info = picture.info();
        this.step = step;
        this.sums = new long[(info.height() + step - 1) / step][(info.width() + step - 1) / step];
        RowReader reader = picture.newReader();
        Band rows = Band.of(info, 2);
        for (int y = 0; y < info.height(); y++) {
            reader.read(rows.at(Math.max(0, y - 1), y + 1));
            for (int c = 0; c < info.channels(); c++) {
                add(rows.bytes(c, Math.max(0, y - 1)), rows.bytes(c, y), sums[y / step]);
            }
        }
    }

    private void add(byte[] above, byte[] row, long[] out) {
        int x = 1;
        for (int i = 0; i < out.length; i++) {
            int end = Math.min((i + 1) * step, row.length);
            long sum = 0;
            for (; x < end; x++) {
                int across = (row[x] & 0xff) - (row[x - 1] & 0xff);
                int down = (row[x] & 0xff) - (above[x] & 0xff);
                sum += across * across + down * down;
            }
            out[i] += sum;
        }
    }

    /**
     * The first such window, from the top and the left.
     *
     * @param picture RGB in bytes, which is read
     * @param width of the window, at most that of the picture
     * @param height of the window, at most that of the picture
     */
    static Region of(Image picture, int width, int height) {
        return new Detail(picture, Math.max(1, Math.min(width, height) / STEPS)).window(width, height);
    }

    private Region window(int width, int height) {
        Region best = new Region(width, height, 0, 0);
        long most = -1;
        for (int y = 0; y + height <= info.height(); y += step) {
            for (int x = 0; x + width <= info.width(); x += step) {
                long found = sum(x / step, y / step, width / step, height / step);
                if (found > most) {
                    most = found;
                    best = new Region(width, height, x, y);
                }
            }
        }
        return best;
    }

    private long sum(int left, int top, int columns, int rows) {
        long sum = 0;
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                sum += sums[y][x];
            }
        }
        return sum;
    }
}
