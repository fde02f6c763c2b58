package upscale.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.sweep.BandSweep;

/** Two images swept at once, for all measures that are to be taken of them. */
public final class Comparison implements BandSink<List<Runnable>> {
    /** So many rows that the context of a window of 11 is a sixth of them. */
    private static final int BAND_ROWS = 64;

    /** More than any measure, or what images are made ready by, looks above and below a row. */
    private static final int CONTEXT_ROWS = 64;

    private final Image expected;
    private final List<Measure> measures;

    private Comparison(Image expected, List<Measure> measures) {
        this.expected = expected;
        this.measures = measures;
    }

    /**
     * Takes all measures.
     *
     * @param threads how many compute, at least 1
     * @throws IllegalArgumentException if the images differ in width, height or number of channels
     * @throws IOException what a decoder behind one of them threw
     */
    public static void run(Image actual, Image expected, List<Measure> measures, int threads) throws IOException {
        ImageInfo a = actual.info();
        ImageInfo b = expected.info();
        if (a.width() != b.width() || a.height() != b.height() || a.channels() != b.channels()) {
            throw new IllegalArgumentException(described(a) + " beside " + described(b));
        }
        BandSweep.run(actual, new Comparison(expected, measures), threads);
    }

    /** How many rows, at the most, lie between those of an image that are read at the same time. */
    public static int rowsAtOnce(int threads) {
        return BandSweep.rowsAtOnce(BAND_ROWS, CONTEXT_ROWS, threads);
    }

    private static String described(ImageInfo info) {
        return info.width() + "x" + info.height() + "x" + info.channels();
    }

    @Override
    public int bandRows() {
        return BAND_ROWS;
    }

    @Override
    public int contextRows() {
        return measures.stream().mapToInt(Measure::contextRows).max().orElse(0);
    }

    @Override
    public Packer<List<Runnable>> newPacker() {
        RowReader reader = expected.newReader();
        Band other = Band.of(expected.info(), BAND_ROWS + contextRows());
        List<Measure.Reading> readings =
                measures.stream().map(Measure::newReading).toList();
        return (band, top) -> {
            reader.read(other.at(band.top(), band.bottom()));
            List<Runnable> found = new ArrayList<>(readings.size());
            for (Measure.Reading reading : readings) {
                found.add(reading.of(band, other, top));
            }
            return found;
        };
    }

    @Override
    public void append(List<Runnable> found) {
        found.forEach(Runnable::run);
    }
}
