package upscale.engine;

import java.util.stream.IntStream;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image seen through {@link PeriodicTaps}: every output is a sum over all samples of its column, then of its row. Both passes are
 * products of dense matrices, in doubles, computed a tile of some columns at a time, so that what is read again and again stays in the
 * processor's cache.
 *
 * <p>The columns come first: they need all rows of the source, which each reader holds, and no reader repeats what another does.
 */
public final class ZeroFilled implements Image {
    private static final Rows<double[]> ROWS = Rows.DOUBLE;

    /** Columns of a tile: of a thousand rows, two megabytes. */
    private static final int TILE = 256;

    /** Output rows that a tile is used for before the next. */
    private static final int BLOCK = 16;

    private final Image source;
    private final ImageInfo info;
    private final PeriodicTaps vertical;

    /** By tile of outputs, then input: what the input adds to the outputs of the tile. */
    private final double[][][] horizontal;

    /**
     * @param info what comes out; its size is that of the taps' outputs
     * @param horizontal taps along rows; as many inputs as the source has columns
     * @param vertical taps along columns; as many inputs as the source has rows
     */
    public ZeroFilled(Image source, ImageInfo info, PeriodicTaps horizontal, PeriodicTaps vertical) {
        if (horizontal.inputs() != source.info().width()
                || vertical.inputs() != source.info().height()
                || horizontal.outputs() != info.width()
                || vertical.outputs() != info.height()) {
            throw new IllegalArgumentException("taps of another size than " + source.info() + " to " + info);
        }
        this.source = source;
        this.info = info;
        this.vertical = vertical;
        this.horizontal = IntStream.range(0, tiles(info.width()))
                .mapToObj(t -> transposed(horizontal, t))
                .toArray(double[][][]::new);
    }

    private static double[][] transposed(PeriodicTaps taps, int tile) {
        double[][] byInput = new double[taps.inputs()][lengthOf(tile, taps.outputs())];
        for (int o = 0; o < byInput[0].length; o++) {
            double[] weights = taps.weights(tile * TILE + o);
            int first = taps.first(tile * TILE + o);
            for (int k = 0; k < weights.length; k++) {
                byInput[(first + k) % weights.length][o] = weights[k];
            }
        }
        return byInput;
    }

    private static int tiles(int columns) {
        return (columns + TILE - 1) / TILE;
    }

    private static int lengthOf(int tile, int columns) {
        return Math.min(TILE, columns - tile * TILE);
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
        private final int columns = source.info().width();
        private final int[] everyRow =
                IntStream.range(0, source.info().height()).toArray();
        private final SourceRows<double[], double[][]> kept = new SourceRows<>(ROWS, source, this::cutUp, this::cut);
        private final double[][] terms = new double[everyRow.length][];
        private final double[][] between = new double[BLOCK][columns];
        private final double[][] out = new double[BLOCK][info.width()];
        private final double[] tile = new double[TILE];

        private double[][] cutUp() {
            return IntStream.range(0, tiles(columns))
                    .mapToObj(t -> new double[lengthOf(t, columns)])
                    .toArray(double[][]::new);
        }

        private void cut(double[] row, double[][] tiles) {
            for (int t = 0; t < tiles.length; t++) {
                ROWS.stride(row, t * TILE, 1, tiles[t], tiles[t].length);
            }
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            kept.require(everyRow);
            for (int top = band.top(); top < band.bottom(); top += BLOCK) {
                int bottom = Math.min(band.bottom(), top + BLOCK);
                for (int c = 0; c < info.channels(); c++) {
                    alongColumns(c, top, bottom);
                    alongRows(bottom - top);
                    for (int y = top; y < bottom; y++) {
                        if (band.wide()) {
                            ROWS.copy(out[y - top], band.wideRow(c, y), info.width());
                        } else {
                            ROWS.copy(out[y - top], band.row(c, y), info.width());
                        }
                    }
                }
            }
        }

        private void alongColumns(int channel, int top, int bottom) {
            for (int t = 0; t < tiles(columns); t++) {
                int length = lengthOf(t, columns);
                for (int y = top; y < bottom; y++) {
                    int first = vertical.first(y);
                    for (int k = 0; k < terms.length; k++) {
                        terms[k] = kept.row(channel, (first + k) % terms.length)[t];
                    }
                    ROWS.sum(tile, terms, vertical.weights(y), 0, terms.length, length);
                    ROWS.spread(tile, between[y - top], t * TILE, 1, length);
                }
            }
        }

        private void alongRows(int count) {
            for (int t = 0; t < horizontal.length; t++) {
                int length = lengthOf(t, info.width());
                for (int y = 0; y < count; y++) {
                    ROWS.sum(tile, horizontal[t], between[y], 0, columns, length);
                    ROWS.spread(tile, out[y], t * TILE, 1, length);
                }
            }
        }
    }
}
