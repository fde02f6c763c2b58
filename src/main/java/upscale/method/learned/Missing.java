package upscale.method.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import upscale.engine.Interpolator;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.network.Flow;
import upscale.network.Network;

/**
 * What networks for the same scale make of planes, the mean of it: what they add to their interpolation. Beyond the border, the planes' border samples go on as far as they look.
 *
 * <p>It is computed tile by tile, columns of a strip of rows; every sample is the same whatever the tiles are. A reader that goes on where it ended goes on with its rows, too: so bands that are
 * narrow beside what the network looks at do not take it several times as long.
 */
final class Missing implements Image {
    /** Columns of a tile: rows long enough for fast loops, and so short that those of all layers stay near the processor. */
    private static final int COLUMNS = 512;

    /** Rows of a strip, which bounds what is read at a time however high a band is. */
    private static final int ROWS = 256;

    /** Most rows on their way through a network, of all tiles, that a reader keeps to go on with: each takes megabytes. */
    private static final int FLOWS = 32;

    private final Image planes;
    private final List<Network> networks;
    private final int scale;
    private final int margin;
    private final ImageInfo info;

    /** @param planes of 32-bit floats */
    Missing(Image planes, List<Network> networks) {
        this.planes = planes;
        this.networks = networks;
        this.scale = networks.get(0).scale();
        this.margin = networks.get(0).margin();
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
        private final int width = planes.info().width();
        private final int height = planes.info().height();
        private final int columns = Math.min(COLUMNS, width);
        private final int tiles = (width + columns - 1) / columns;
        private final boolean goesOn = (long) tiles * info.channels() * networks.size() <= FLOWS;
        private final RowReader reader = planes.newReader();
        private final Band source = Band.of(planes.info(), Math.min(ROWS + 2 * margin, height));
        private final List<List<Flow>> flows = new ArrayList<>(); // of each tile of each plane, or of all
        private final float[] row = new float[columns + 2 * margin];
        private final Band last = Band.of(info, scale); // what came of the source row above the next
        private int next = -1; // source row to go on with

        Reader() {
            for (int i = goesOn ? tiles * info.channels() : 1; i > 0; i--) {
                flows.add(networks.stream()
                        .map(network -> new Flow(network, columns + 2 * margin))
                        .toList());
            }
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            int top = band.top() / scale;
            int end = (band.bottom() + scale - 1) / scale;
            if (top == next - 1) { // a band may begin within what came of a source row, or repeat a row
                copyLast(band);
                top++;
            }
            for (int bottom; top < end; top = bottom) {
                bottom = Math.min(end, top + ROWS);
                strip(band, top, bottom);
            }
        }

        private void strip(Band band, int top, int bottom) {
            int from = goesOn && top == next ? top + margin : top - margin;
            reader.read(source.at(Math.min(Math.max(0, from), height - 1), Math.min(height, bottom + margin)));
            last.at((bottom - 1) * scale, bottom * scale);
            for (int c = 0; c < info.channels(); c++) {
                for (int tile = 0; tile < tiles; tile++) {
                    List<Flow> through = flows.get(goesOn ? c * tiles + tile : 0);
                    if (from < top) {
                        through.forEach(Flow::restart);
                    }
                    for (int y = from; y < bottom + margin; y++) {
                        fill(source.row(c, Math.min(Math.max(y, 0), height - 1)), tile * columns - margin);
                        Band out = y - margin == bottom - 1 ? last : band;
                        for (int i = 0; i < through.size(); i++) {
                            float[][] phases = through.get(i).next(row);
                            if (phases != null) {
                                put(phases, i == 0, out, c, tile * columns, y - margin);
                            }
                        }
                    }
                }
            }
            next = bottom;
            copyLast(band);
        }

        private void copyLast(Band band) {
            for (int y = Math.max(last.top(), band.top()); y < Math.min(last.bottom(), band.bottom()); y++) {
                for (int c = 0; c < info.channels(); c++) {
                    System.arraycopy(last.row(c, y), 0, band.row(c, y), 0, info.width());
                }
            }
        }

        private void fill(float[] from, int first) {
            int begin = Math.max(0, -first);
            int end = Math.max(begin, Math.min(row.length, width - first));
            System.arraycopy(from, first + begin, row, begin, end - begin);
            Arrays.fill(row, 0, begin, from[0]);
            Arrays.fill(row, end, row.length, from[width - 1]);
        }

        private void put(float[][] phases, boolean first, Band band, int channel, int left, int y) {
            int count = Math.min(columns, width - left);
            float share = 1f / networks.size();
            for (int i = 0; i < scale; i++) {
                int at = y * scale + i;
                if (at < band.top() || at >= band.bottom()) {
                    continue;
                }
                float[] out = band.row(channel, at);
                for (int j = 0; j < scale; j++) {
                    float[] phase = phases[i * scale + j];
                    for (int x = 0, o = left * scale + j; x < count; x++, o += scale) {
                        out[o] = (first ? 0 : out[o]) + phase[margin + x] * share;
                    }
                }
            }
        }
    }
}
