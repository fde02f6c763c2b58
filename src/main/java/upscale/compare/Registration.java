package upscale.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;

/**
 * How an image of one size lies best on one of another: the {@link Shift} by which the {@linkplain Brightness brightnesses} of both have the smallest mean squared difference, in proportion
 * to how many pixels they have in common then; of such, the one by which they have most in common, then the shortest. At least half the columns and half the
 * rows of the smaller are in common.
 *
 * <p>Of small images all shifts are tried. Larger ones are halved until that is so; then the best shifts, and those that are up to two pixels beside them, are tried of the
 * images of twice that size, and so on: fewer the larger they are, so that the time is in proportion to the pixels; and the shift by which the {@linkplain Profile profiles} of the images fit, which tell lines of text
 * from one another that look the same where details are lost. What is larger than {@value #MOST_HELD} pixels is not held.
 */
final class Registration {
    /** Most pairs of pixels that are compared to try all shifts. */
    private static final long MOST_PAIRS = 1L << 28;

    private static final long MOST_HELD = 1L << 22;
    private static final int MOST_KEPT = 128;
    private static final long MOST_KEPT_PIXELS = 1L << 22;
    private static final int AROUND = 2;
    private static final int BLOCK = 2 * AROUND + 1;

    private static final Comparator<Fit> BEST_FIRST = by(Fit::score);

    // As if what is not in common were as unlike as what has nothing to do with one another. While details are still
    // lost, shifts that leave out all there is to
    // see would be the best ones.
    private static final Comparator<Fit> LEAST_UNLIKE_FIRST = by(Fit::unlike);

    private static Comparator<Fit> by(ToDoubleFunction<Fit> measure) {
        return Comparator.comparingDouble(measure)
                .thenComparing(Comparator.comparingLong(Fit::common).reversed())
                .thenComparingInt(
                        fit -> Math.abs(fit.shift().x()) + Math.abs(fit.shift().y()))
                .thenComparingInt(fit -> fit.shift().y())
                .thenComparingInt(fit -> fit.shift().x());
    }

    private final Image actual;
    private final Image expected;
    private final ImageInfo a;
    private final ImageInfo b;
    private final Profile ofActual;
    private final Profile ofExpected;

    private Registration(Image actual, Image expected) {
        this.actual = actual;
        this.expected = expected;
        this.a = actual.info();
        this.b = expected.info();
        this.ofActual = Profile.of(actual);
        this.ofExpected = Profile.of(expected);
    }

    /**
     * A shift that was tried.
     *
     * @param score the mean squared difference in proportion to what is in common
     * @param unlike the sum of squared differences, and of what they would be where there is nothing in common
     * @param common how many pixels are
     */
    private record Fit(Shift shift, double score, double unlike, long common) {}

    /**
     * Where {@code actual} lies on {@code expected}.
     *
     * @param actual of the kind of {@code expected}
     * @throws java.io.UncheckedIOException what a decoder behind one of them threw
     */
    static Shift of(Image actual, Image expected) {
        return new Registration(held(new Brightness(actual)), held(new Brightness(expected)))
                .best()
                .get(0)
                .shift();
    }

    private static Image held(Image image) {
        return image.info().pixels() <= MOST_HELD ? Raster.of(image) : image;
    }

    /** Of the shifts that have none that is better beside them, the best by either order; at least one. */
    private List<Fit> best() {
        boolean small = a.pixels() <= MOST_PAIRS / b.pixels();
        Stream<Shift> centres = small ? all() : halved().best().stream().map(Registration::twice);
        Map<Shift, Fit> tried = new HashMap<>();
        Stream.concat(centres, Stream.of(byProfiles()))
                .filter(centre -> !tried.containsKey(centre))
                .forEach(centre -> around(centre).forEach(fit -> tried.put(fit.shift(), fit)));
        long kept = Math.max(1, Math.min(MOST_KEPT, MOST_KEPT_PIXELS / Math.min(a.pixels(), b.pixels())));
        return Stream.of(BEST_FIRST, LEAST_UNLIKE_FIRST)
                .flatMap(order -> tried.values().stream()
                        .filter(fit -> beside(fit, tried).noneMatch(other -> order.compare(other, fit) < 0))
                        .sorted(order)
                        .limit(kept))
                .distinct()
                .toList();
    }

    private static Stream<Fit> beside(Fit fit, Map<Shift, Fit> tried) {
        Shift shift = fit.shift();
        return IntStream.range(0, 9)
                .mapToObj(i -> tried.get(new Shift(shift.x() + i % 3 - 1, shift.y() + i / 3 - 1)))
                .filter(Objects::nonNull);
    }

    /** Columns by columns and rows by rows. */
    private Shift byProfiles() {
        return new Shift(along(ofActual.columns(), ofExpected.columns()), along(ofActual.rows(), ofExpected.rows()));
    }

    private static int along(double[] p, double[] q) {
        int n = p.length;
        int m = q.length;
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int shift = leastInCommon(n, m) - m; common(n, m, shift); shift++) {
            int from = Math.max(0, -shift);
            double count = inCommon(n, m, shift);
            double score = squares(p, from + shift, q, from, inCommon(n, m, shift)) / count / count;
            if (score < lowest) {
                lowest = score;
                best = shift;
            }
        }
        return best;
    }

    private Registration halved() {
        return new Registration(held(new Halved(actual)), held(new Halved(expected)));
    }

    private static Shift twice(Fit fit) {
        return new Shift(2 * fit.shift().x(), 2 * fit.shift().y());
    }

    /** The middle of every block of shifts. */
    private Stream<Shift> all() {
        List<Shift> centres = new ArrayList<>();
        for (int y = leastInCommon(a.height(), b.height()) - b.height();
                common(a.height(), b.height(), y);
                y += BLOCK) {
            for (int x = leastInCommon(a.width(), b.width()) - b.width(); common(a.width(), b.width(), x); x += BLOCK) {
                centres.add(new Shift(x + AROUND, y + AROUND));
            }
        }
        return centres.stream();
    }

    private static int leastInCommon(int n, int m) {
        return (Math.min(n, m) + 1) / 2;
    }

    /** Whether n columns or rows, laid on m, have enough in common. */
    private static boolean common(int n, int m, int shift) {
        return inCommon(n, m, shift) >= leastInCommon(n, m);
    }

    private static int inCommon(int n, int m, int shift) {
        return Math.min(n - shift, m) - Math.max(0, -shift);
    }

    /** A block of shifts, tried. */
    private List<Fit> around(Shift centre) {
        double[][] sums = new double[BLOCK][BLOCK];
        RowReader left = actual.newReader();
        RowReader right = expected.newReader();
        Band row = Band.of(b, 1);
        Band[] lines = new Band[BLOCK];
        Arrays.setAll(lines, i -> Band.of(a, 1).at(0, 0));
        int end = Math.min(b.height(), a.height() - centre.y() + AROUND);
        for (int y = Math.max(0, -centre.y() - AROUND); y < end; y++) {
            right.read(row.at(y, y + 1));
            for (int j = 0; j < BLOCK; j++) {
                int at = y + centre.y() - AROUND + j;
                if (at < 0 || at >= a.height()) {
                    continue;
                }
                Band line = lines[at % BLOCK];
                if (line.bottom() != at + 1) {
                    left.read(line.at(at, at + 1));
                }
                add(sums[j], line.wideRow(0, at), row.wideRow(0, y), centre.x() - AROUND);
            }
        }
        return IntStream.range(0, BLOCK * BLOCK)
                .mapToObj(i -> fit(
                        new Shift(centre.x() - AROUND + i % BLOCK, centre.y() - AROUND + i / BLOCK),
                        sums[i / BLOCK][i % BLOCK]))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Fit> fit(Shift shift, double squares) {
        if (!common(a.width(), b.width(), shift.x()) || !common(a.height(), b.height(), shift.y())) {
            return Optional.empty();
        }
        long pixels = (long) inCommon(a.width(), b.width(), shift.x()) * inCommon(a.height(), b.height(), shift.y());
        long rest = Math.min(a.pixels(), b.pixels()) - pixels;
        return Optional.of(
                new Fit(shift, squares / pixels / pixels, squares + 2 * ofExpected.variance() * rest, pixels));
    }

    /** Adds the squared differences of two rows, the first of which is shifted by {@code first} and more. */
    private void add(double[] sums, double[] p, double[] q, int first) {
        for (int i = 0; i < BLOCK; i++) {
            int shift = first + i;
            if (common(a.width(), b.width(), shift)) {
                int from = Math.max(0, -shift);
                sums[i] += squares(p, from + shift, q, from, inCommon(a.width(), b.width(), shift));
            }
        }
    }

    // Four sums, as one waits for the addition before.
    private static double squares(double[] p, int first, double[] q, int from, int count) {
        double s = 0;
        double t = 0;
        double u = 0;
        double v = 0;
        int end = from + count;
        int i = from;
        for (int j = first; i < end - 3; i += 4, j += 4) {
            double d = p[j] - q[i];
            double e = p[j + 1] - q[i + 1];
            double f = p[j + 2] - q[i + 2];
            double g = p[j + 3] - q[i + 3];
            s += d * d;
            t += e * e;
            u += f * f;
            v += g * g;
        }
        for (; i < end; i++) {
            double d = p[first + i - from] - q[i];
            s += d * d;
        }
        return s + t + (u + v);
    }
}
