package upscale.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How a network's training went, as it was looked at now and then.
 *
 * @param points in the order of their steps
 */
public record Curve(List<Point> points) {
    public static final Curve EMPTY = new Curve(List.of());

    /**
     * How far it was.
     *
     * @param step that was the last
     * @param error the mean absolute error of patches since the point before, by the range of luma
     * @param psnr in decibels, the mean over images that are held out; empty if none are
     */
    public record Point(long step, double error, OptionalDouble psnr) {
        @Override
        public String toString() {
            return step
                    + String.format(Locale.ROOT, " %.5f", error)
                    + (psnr.isPresent() ? String.format(Locale.ROOT, " %.3f", psnr.getAsDouble()) : "");
        }

        private static Point parse(String text) {
            String[] numbers = text.split(" ");
            return new Point(
                    Long.parseLong(numbers[0]),
                    Double.parseDouble(numbers[1]),
                    numbers.length > 2 ? OptionalDouble.of(Double.parseDouble(numbers[2])) : OptionalDouble.empty());
        }
    }

    public Curve {
        points = List.copyOf(points);
    }

    /** The curve with one point more. */
    Curve and(Point point) {
        List<Point> more = new ArrayList<>(points);
        more.add(point);
        return new Curve(more);
    }

    /** Whether decibels are known. */
    boolean scored() {
        return !points.isEmpty()
                && points.stream().allMatch(point -> point.psnr().isPresent());
    }

    /**
     * The curve that {@link #toString} tells.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Curve parse(String text) {
        List<Point> points = new ArrayList<>();
        try {
            for (String point : text.isEmpty() ? new String[0] : text.split(", ")) {
                points.add(Point.parse(point));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no curve: " + text, e);
        }
        return new Curve(points);
    }

    /** Points between commas: the step, the error, and decibels if they are known. */
    @Override
    public String toString() {
        return points.stream().map(Point::toString).collect(Collectors.joining(", "));
    }
}
