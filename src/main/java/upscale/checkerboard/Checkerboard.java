package upscale.checkerboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.RowReader;

/**
 * How much of a checkerboard an image shows, of whatever origin: the power at the frequencies m / stride along its rows and columns, as a
 * multiple of the power at neighbouring frequencies (the phenomenon: A. Odena et al. 2016, Deconvolution and checkerboard artifacts).
 *
 * <p>Where scattered kernels overlap unevenly, the image is multiplied by a pattern that repeats at the stride. So the zero frequency,
 * which is by far the strongest, appears again at m / stride, m = 1 .. stride - 1: it stands out from its neighbourhood, and has the same
 * phase everywhere. Whatever the picture itself has there does neither.
 *
 * <p>Tiles of up to 64 x 64 samples, at most 20 x 20 of them spread evenly, are taken apart into lines. Of each, the wave at m / stride,
 * with its phase counted from the image's border, is divided by the geometric mean of the amplitudes at 8 frequencies 3 to 6 bins away
 * ({@link Spectrum}). These are averaged over all lines that lie at the same phase of the period, tile by tile, and over tiles; the power
 * of that mean, less what chance may have in it ({@link Locked}), is the excess e, of all tiles or of the three fifths where it is weaker,
 * whichever is less. A ratio is {@code 1 + e}, the score the largest over both axes, all phases and all m. A
 * wave whose amplitude is a 255th of a tile's largest sample, or one code value, is as good as none. Samples that are wholly transparent or
 * not finite count as the mean of their line.
 *
 * <p>A texture that repeats after exactly as many pixels as a stride cannot be told from a checkerboard.
 *
 * @param stride the stride that was asked for, or the smallest that accounts for what was found
 * @param across the largest ratio along rows
 * @param down the largest ratio along columns
 */
public record Checkerboard(int stride, double across, double down) {
    /** A score below this is that of a clean image. */
    public static final double CLEAN = 1.2;

    /** A score above this is that of a checkerboard. */
    public static final double BAD = 3;

    /** The smallest and the largest stride looked for if none is given; any given one is at least the smallest. */
    public static final int SMALLEST_STRIDE = 2;

    public static final int LARGEST_STRIDE = 8;

    /** Pixels a side that an image needs. */
    public static final int SMALLEST_SIDE = 32;

    private static final int TILE = 64;
    private static final int MOST_TILES = 20;

    /** The larger of both axes. */
    public double score() {
        return Math.max(across, down);
    }

    /** A ratio that was found. */
    private record Found(Frequency frequency, double across, double down) {
        double larger() {
            return Math.max(across, down);
        }
    }

    /**
     * Measures an image; reads it once, in bands of a tile's height.
     *
     * @param image colours, not palette indices; at least {@link #SMALLEST_SIDE} pixels a side
     * @param stride at least 2; if empty, every one from 2 to 8 is looked for
     */
    public static Checkerboard of(Image image, OptionalInt stride) {
        List<Frequency> frequencies =
                stride.isPresent() ? Frequency.of(stride.getAsInt()) : Frequency.of(SMALLEST_STRIDE, LARGEST_STRIDE);
        if (frequencies.isEmpty()
                || image.info().width() < SMALLEST_SIDE
                || image.info().height() < SMALLEST_SIDE) {
            throw new IllegalArgumentException(stride + " of " + image.info());
        }
        List<Found> found = measure(image, frequencies);
        return new Checkerboard(
                stride.orElseGet(() -> accounting(found)),
                found.stream().mapToDouble(Found::across).max().orElseThrow(),
                found.stream().mapToDouble(Found::down).max().orElseThrow());
    }

    private static List<Found> measure(Image image, List<Frequency> frequencies) {
        ImageInfo info = image.info();
        int width = Math.min(TILE, info.width());
        int height = Math.min(TILE, info.height());
        Spectrum ofRows = new Spectrum(width, frequencies);
        Spectrum ofColumns = new Spectrum(height, frequencies);
        List<Locked> across = frequencies.stream().map(Locked::new).toList();
        List<Locked> down = frequencies.stream().map(Locked::new).toList();
        RowReader reader = image.newReader();
        Band band = Band.of(info, height);
        OptionalInt alpha = info.hasAlpha() ? OptionalInt.of(info.colourChannels()) : OptionalInt.empty();
        double step = info.type().floating() ? 0 : 1;
        for (int top : starts(info.height(), height)) {
            reader.read(band.at(top, top + height));
            for (int left : starts(info.width(), width)) {
                for (int c = 0; c < info.colourChannels(); c++) {
                    Tile tile = Tile.of(band, c, alpha, left, width, step);
                    for (int y = 0; y < height; y++) {
                        add(across, top + y, ofRows.of(tile.row(y), left, tile.unit()));
                    }
                    for (int x = 0; x < width; x++) {
                        add(down, left + x, ofColumns.of(tile.column(x), top, tile.unit()));
                    }
                }
                across.forEach(Locked::endTile);
                down.forEach(Locked::endTile);
            }
        }
        List<Found> found = new ArrayList<>();
        for (int f = 0; f < frequencies.size(); f++) {
            found.add(new Found(
                    frequencies.get(f),
                    1 + across.get(f).excess(info.colourChannels(), (double) info.width() / width),
                    1 + down.get(f).excess(info.colourChannels(), (double) info.height() / height)));
        }
        return found;
    }

    private static void add(List<Locked> sums, int position, double[] waves) {
        for (int f = 0; f < sums.size(); f++) {
            sums.get(f).add(position, waves[2 * f], waves[2 * f + 1]);
        }
    }

    // Where tiles begin, spread evenly; they overlap by half where there is no room for as many as there may be.
    private static int[] starts(int side, int tile) {
        int count = Math.min(MOST_TILES, 2 * side / tile - 1);
        int[] starts = new int[count];
        for (int i = 1; i < count; i++) {
            starts[i] = (int) ((long) i * (side - tile) / (count - 1));
        }
        return starts;
    }

    // The period of all that stands out; of the strongest alone if that is too long, or if nothing does.
    private static int accounting(List<Found> found) {
        Found strongest =
                found.stream().max(Comparator.comparingDouble(Found::larger)).orElseThrow();
        int period = strongest.frequency().denominator();
        int together = found.stream()
                .filter(f -> f.larger() > BAD)
                .mapToInt(f -> f.frequency().denominator())
                .reduce(period, (a, b) -> a / (int) Ratio.gcd(a, b) * b);
        return together <= LARGEST_STRIDE ? together : period;
    }
}
