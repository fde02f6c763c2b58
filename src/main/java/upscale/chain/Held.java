package upscale.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.sweep.BandSweep;

/**
 * An image that is computed once, as a whole, when any of it is first read, and is memory from then on: 4 bytes a sample, 8 where bands
 * are wide. Samples are kept as computed, neither rounded nor clamped to the type.
 *
 * <p>Once it is computed it lets go of what it was computed from, so that of a chain of such images only those are in memory that
 * somebody still reads.
 */
final class Held implements Image {
    private static final int BAND_ROWS = 32;

    private final ImageInfo info;
    private final int threads;
    private Image source; // null once there is a raster; guarded by this
    private Raster raster; // guarded by this

    /** @param threads how many compute it, at least 1 */
    Held(Image source, int threads) {
        this.info = source.info();
        this.source = source;
        this.threads = threads;
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    private static ImageInfo stored(ImageInfo info) {
        SampleType type = info.type().wide() ? SampleType.F64 : SampleType.F32;
        return ImageInfo.planes(info.width(), info.height(), info.channels(), type);
    }

    /** What it takes in memory. */
    static long bytes(ImageInfo info) {
        return Raster.bytes(stored(info));
    }

    @Override
    public RowReader newReader() {
        return band -> raster().newReader().read(band);
    }

    // Others wait meanwhile: they could do nothing else. Whoever computes it waits for images further up at most, so
    // there is
    // no circle.
    private synchronized Raster raster() {
        if (raster == null) {
            Raster filled = Raster.allocate(stored(info));
            try {
                BandSweep.run(source, new Rows(filled), threads);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            raster = filled;
            source = null;
        }
        return raster;
    }

    /** Takes bands into a raster. */
    private record Rows(Raster raster) implements BandSink<Band> {
        @Override
        public int bandRows() {
            return BAND_ROWS;
        }

        @Override
        public Packer<Band> newPacker() {
            return (band, top) -> {
                Band copy = Band.of(raster.info(), band.bottom() - top).at(top, band.bottom());
                for (int c = 0; c < band.channels(); c++) {
                    for (int y = top; y < band.bottom(); y++) {
                        if (band.wide()) {
                            System.arraycopy(band.wideRow(c, y), 0, copy.wideRow(c, y), 0, band.width());
                        } else {
                            System.arraycopy(band.row(c, y), 0, copy.row(c, y), 0, band.width());
                        }
                    }
                }
                return copy;
            };
        }

        @Override
        public void append(Band band) {
            for (int c = 0; c < band.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    if (band.wide()) {
                        raster.setRow(c, y, band.wideRow(c, y), 0, 1);
                    } else {
                        raster.setRow(c, y, band.row(c, y), 0, 1);
                    }
                }
            }
        }
    }
}
