package upscale.engine;

import java.util.Objects;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rounding;
import upscale.rows.Rows;

/**
 * An image seen through separable {@link Taps}: interpolated, reduced, zero-inserted or copied onto another grid.
 *
 * <p>Every channel is treated alike, in the image's own code values; nothing is clamped unless the arithmetic says so. The pass
 * that makes the smaller intermediate image goes first: along the rows when enlarging.
 */
public final class Resampled implements Image {
    private final Image source;
    private final ImageInfo info;
    private final Taps horizontal;
    private final Taps vertical;
    private final Arithmetic arithmetic;
    private final boolean verticalFirst;

    /**
     * @param source what is resampled
     * @param info what comes out; its size is that of the taps' outputs
     * @param horizontal taps along rows; as many inputs as the source has columns
     * @param vertical taps along columns; as many inputs as the source has rows
     */
    public Resampled(Image source, ImageInfo info, Taps horizontal, Taps vertical, Arithmetic arithmetic) {
        if (horizontal.inputs() != source.info().width()
                || vertical.inputs() != source.info().height()
                || horizontal.outputs() != info.width()
                || vertical.outputs() != info.height()) {
            throw new IllegalArgumentException("taps of another size than " + source.info() + " to " + info);
        }
        this.source = source;
        this.info = info;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.arithmetic = Objects.requireNonNull(arithmetic);
        this.verticalFirst = switch (arithmetic.order()) {
            case CHEAPER -> cheaperVerticallyFirst();
            case HORIZONTAL -> false;
            case SMALLER_SCALE ->
                (long) vertical.outputs() * horizontal.inputs() <= (long) horizontal.outputs() * vertical.inputs();
        };
    }

    // Multiplications per pass: each pass costs its taps once per output of that pass.
    private boolean cheaperVerticallyFirst() {
        double kx = (double) horizontal.weight().length / horizontal.outputs();
        double ky = (double) vertical.weight().length / vertical.outputs();
        double horizontalFirst = (double) vertical.inputs() * info.width() * kx + (double) info.pixels() * ky;
        double verticalFirst = (double) info.height() * horizontal.inputs() * ky + (double) info.pixels() * kx;
        return verticalFirst < horizontalFirst;
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        if (horizontal.copies() && vertical.copies() && arithmetic.keepsSums()) {
            Copied copied = new Copied(source, info.width(), new CopyingTaps(horizontal), new CopyingTaps(vertical));
            return band -> {
                band.requireFits(info);
                copied.read(band);
            };
        }
        return info.type().wide() || arithmetic.needsDoubles() ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    private final class Reader<R> implements RowReader {
        private final Rows<R> rows;
        private final RowTaps<R> rowTaps;
        private final ColumnTaps<R> columnTaps;
        private final SourceRows<R, R> window;
        private final R out;
        private final R between;
        private final float[] floats;

        Reader(Rows<R> rows) {
            this.rows = rows;
            this.rowTaps = new RowTaps<>(rows, horizontal);
            this.columnTaps = new ColumnTaps<>(rows, vertical, arithmetic);
            this.window = verticalFirst
                    ? SourceRows.plain(rows, source)
                    : new SourceRows<>(rows, source, () -> rows.allocate(info.width()), this::resampleRow);
            this.out = rows.allocate(info.width());
            this.floats = new float[Math.max(info.width(), horizontal.inputs())];
            this.between = verticalFirst ? rows.allocate(horizontal.inputs()) : null;
        }

        private void resampleRow(R in, R kept) {
            rowTaps.apply(in, kept);
            settleFirst(kept, info.width());
        }

        private void settleFirst(R row, int n) {
            switch (arithmetic.between()) {
                case KEPT -> {}
                case FLOATS -> {
                    rows.copy(row, floats, n);
                    rows.of(floats, row, n);
                }
                case SAMPLES ->
                    rows.settle(row, unit(arithmetic.weightBits()), Rounding.HALF_UP, info.min(), info.max(), n);
                case CUT -> {
                    double unit = unit(arithmetic.weightBits() - Arithmetic.Between.SUM_BITS);
                    rows.settle(row, unit, Rounding.DOWN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, n);
                }
            }
        }

        // Each pass adds the weights' fractional bits to those that its input had.
        private void settleLast(R row) {
            if (!arithmetic.keepsSums()) {
                int bits = switch (arithmetic.between()) {
                    case KEPT, FLOATS -> 2 * arithmetic.weightBits();
                    case SAMPLES -> arithmetic.weightBits();
                    case CUT -> Arithmetic.Between.PRODUCT_BITS;
                };
                rows.settle(row, unit(bits), arithmetic.rounding(), info.min(), info.max(), info.width());
            }
        }

        private static double unit(int bits) {
            return Math.scalb(1.0, -bits);
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int top = band.top(); top < band.bottom(); top += SourceRows.OUTPUTS) {
                int bottom = Math.min(band.bottom(), top + SourceRows.OUTPUTS);
                window.require(columnTaps.needed(top, bottom));
                for (int c = 0; c < info.channels(); c++) {
                    for (int y = top; y < bottom; y++) {
                        readRow(band, c, y);
                    }
                }
            }
        }

        private void readRow(Band band, int channel, int y) {
            R target = band.wide() ? rows.of(band.wideRow(channel, y), out, 0) : rows.of(band.row(channel, y), out, 0);
            if (verticalFirst) {
                columnTaps.apply(y, row -> window.row(channel, row), between, horizontal.inputs());
                settleFirst(between, horizontal.inputs());
                rowTaps.apply(between, target);
            } else {
                columnTaps.apply(y, row -> window.row(channel, row), target, info.width());
            }
            settleLast(target);
            if (band.wide()) {
                rows.copy(target, band.wideRow(channel, y), info.width());
            } else {
                rows.copy(target, band.row(channel, y), info.width());
            }
        }
    }
}
