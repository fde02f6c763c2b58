package upscale.method.learned;

import java.util.Arrays;
import java.util.List;
import upscale.engine.Alignment;
import upscale.engine.Grid;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.network.Flow;
import upscale.network.Network;

/**
 * What networks for the same scale make of planes, the mean of it: what they add to their interpolation. Beyond the border, the planes' border samples go on as far as they look.
 *
 * <p>It is computed tile by tile, columns of a strip of rows; every sample is the same whatever the tiles are.
 */
final class Missing implements Image {
    /** Columns of a tile: rows long enough for fast loops, and so short that those of all layers stay near the processor. */
    private static final int COLUMNS = 512;

    /** Rows of a strip, which bounds what is read at a time however high a band is. */
    private static final int ROWS = 256;

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
        ImageInfo in = planes.info();
        Grid columns = Grid.sized(in.width(), Math.multiplyExact(in.width(), scale));
        Grid rows = Grid.sized(in.height(), Math.multiplyExact(in.height(), scale));
        this.info =
                in.onGrid(columns.out(), rows.out(), Alignment.HALF_PIXEL.map(columns), Alignment.HALF_PIXEL.map(rows));
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
        private final RowReader reader = planes.newReader();
        private final Band source = Band.of(planes.info(), Math.min(ROWS + 2 * margin, height));
        private final List<Flow> flows = networks.stream()
                .map(network -> new Flow(network, columns + 2 * margin))
                .toList();
        private final float[] row = new float[columns + 2 * margin];

        @Override
        public void read(Band band) {
            band.requireFits(info);
            int end = (band.bottom() + scale - 1) / scale;
            for (int top = band.top() / scale; top < end; top += ROWS) {
                int bottom = Math.min(end, top + ROWS);
                reader.read(source.at(Math.max(0, top - margin), Math.min(height, bottom + margin)));
                for (int c = 0; c < info.channels(); c++) {
                    for (int left = 0; left < width; left += columns) {
                        tile(band, c, left, top, bottom);
                    }
                }
            }
        }

        private void tile(Band band, int channel, int left, int top, int bottom) {
            flows.forEach(Flow::restart);
            for (int y = top - margin; y < bottom + margin; y++) {
                fill(source.row(channel, Math.min(Math.max(y, 0), height - 1)), left - margin);
                for (int i = 0; i < flows.size(); i++) {
                    float[][] phases = flows.get(i).next(row);
                    if (phases != null) {
                        put(phases, i == 0, band, channel, left, y - margin);
                    }
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
            float share = 1f / flows.size();
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
