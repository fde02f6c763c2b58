package upscale.bank;

import java.util.Arrays;
import upscale.engine.Interpolator;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.WindowRows;

/**
 * Planes enlarged with a kernel for every pixel: its phases are so many times the pixel itself, and what the chosen kernel makes of the differences of the others of its window to it. So what is flat stays flat.
 */
final class Chosen implements Image {
    private final Image planes;
    private final Bank bank;
    private final float[][] matrices;
    private final float whole;
    private final boolean inAllTurns;
    private final int scale;
    private final ImageInfo info;

    /**
     * @param planes of 32-bit floats
     * @param matrices by kernel, and then by phase: the weights of the differences
     * @param whole by what the pixel itself is multiplied
     * @param inAllTurns whether the mean over all turns of the window is taken
     */
    Chosen(Image planes, Bank bank, float[][] matrices, float whole, boolean inAllTurns) {
        this.planes = planes;
        this.bank = bank;
        this.matrices = matrices;
        this.whole = whole;
        this.inAllTurns = inAllTurns;
        this.scale = bank.scale();
        this.info = Interpolator.enlarged(planes.info(), scale);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        return new Reader();
    }

    private final class Reader implements RowReader {
        private final Windows windows = new Windows(planes, bank.size(), bank.symmetric());
        private final float[] differences = new float[bank.size() * bank.size() - 1];
        private final float[] phases = new float[scale * scale];
        private final int[][] places = Way.places(scale); // of the phases, by way
        private final float[][] out = new float[scale][]; // rows, null outside the band

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int c = 0; c < info.channels(); c++) {
                for (int y = band.top() / scale; y * scale < band.bottom(); y++) {
                    for (int i = 0; i < scale; i++) {
                        int at = y * scale + i;
                        out[i] = at < band.top() || at >= band.bottom() ? null : band.row(c, at);
                    }
                    windows.go(c, y);
                    row();
                }
            }
        }

        private void row() {
            for (int x = 0; x < planes.info().width(); x++) {
                float middle = whole * windows.middle(x);
                if (inAllTurns) {
                    fill(x, middle);
                    for (int turn = 0; turn < Way.TURNS; turn++) {
                        add(x, turn);
                    }
                } else {
                    put(x, windows.wayOf(x), middle);
                }
            }
        }

        private void fill(int x, float value) {
            for (float[] row : out) {
                if (row != null) {
                    Arrays.fill(row, x * scale, (x + 1) * scale, value);
                }
            }
        }

        private void put(int x, int way, float middle) {
            choose(x, way);
            int[] turned = places[way];
            for (int i = 0; i < scale; i++) {
                float[] row = out[i];
                for (int j = 0; row != null && j < scale; j++) {
                    row[x * scale + j] = middle + phases[turned[i * scale + j]];
                }
            }
        }

        private void add(int x, int way) {
            choose(x, way);
            int[] turned = places[way];
            for (int i = 0; i < scale; i++) {
                float[] row = out[i];
                for (int j = 0; row != null && j < scale; j++) {
                    row[x * scale + j] += phases[turned[i * scale + j]] * (1f / Way.TURNS);
                }
            }
        }

        private void choose(int x, int way) {
            windows.differences(x, way, differences);
            WindowRows.product(matrices[bank.tree().kernel(windows, x, way)], differences, phases);
        }
    }
}
