package upscale.learn;

import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A {@link Curve} as an SVG picture: decibels of held out images by steps, or the error where none are held out. All lengths are in its pixels. */
public final class CurvePicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 52;
    private static final int BOTTOM = 56;
    private static final int LINES = 5;

    private final StringBuilder body = new StringBuilder();
    private final double steps;
    private final double low;
    private final double tick;
    private final double high;

    private CurvePicture(double steps, double least, double most) {
        this.steps = steps;
        this.tick = round((most - least) / LINES);
        this.low = Math.floor(least / tick) * tick;
        this.high = Math.max(low + tick, Math.ceil(most / tick) * tick);
    }

    /**
     * Draws a curve of at least one point.
     *
     * @param steps of the whole training
     * @param others what lies level for comparison: decibels of other ways, by their names; of use if images are held out
     */
    public static String of(Curve curve, long steps, Map<String, Double> others) {
        boolean scored = curve.scored();
        double[] values = curve.points().stream()
                .mapToDouble(point -> scored ? point.psnr().orElseThrow() : point.error())
                .toArray();
        Map<String, Double> level = scored ? others : Map.of();
        double[] all = DoubleStream.concat(
                        DoubleStream.of(values), level.values().stream().mapToDouble(each -> each))
                .toArray();
        CurvePicture picture = new CurvePicture(
                steps,
                DoubleStream.of(all).min().orElseThrow(),
                DoubleStream.of(all).max().orElseThrow());
        picture.axes(scored ? "PSNR of held out images, in dB" : "mean absolute error, of the range");
        level.forEach(picture::level);
        picture.line(curve, values);
        return picture.document();
    }

    /** The next larger of 1, 2 and 5 times a power of ten. */
    private static double round(double step) {
        double least = Math.max(step, 1e-6);
        double power = 1e-6;
        while (power * 10 <= least) {
            power *= 10;
        }
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private double x(double step) {
        return LEFT + (WIDTH - LEFT - RIGHT) * step / steps;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low);
    }

    private void axes(String title) {
        text(LEFT, TOP - 24, "title", title);
        int digits = tick >= 1 ? 0 : (int) Math.ceil(-StrictMath.log10(tick) - 1e-9);
        for (int i = 0; low + i * tick <= high + tick / 2; i++) {
            double value = low + i * tick;
            line("grid", LEFT, y(value), WIDTH - RIGHT, y(value));
            text(LEFT - 8, y(value) + 4, "end", String.format(Locale.ROOT, "%." + digits + "f", value));
        }
        double each = round(steps / LINES);
        for (double step = 0; step <= steps; step += each) {
            line("grid", x(step), TOP, x(step), HEIGHT - BOTTOM);
            text(x(step), HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%.0f", step));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "steps");
    }

    private void level(String name, double value) {
        line("level", LEFT, y(value), WIDTH - RIGHT, y(value));
        text(WIDTH - RIGHT - 4, y(value) - 5, "end", String.format(Locale.ROOT, "%s %.2f", name, value));
    }

    private void line(Curve curve, double[] values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            points.append(String.format(
                    Locale.ROOT,
                    "%s%.1f,%.1f",
                    i == 0 ? "" : " ",
                    x((double) curve.points().get(i).step()),
                    y(values[i])));
        }
        body.append("<polyline points=\"").append(points).append("\"/>\n");
        int last = values.length - 1;
        body.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n",
                x((double) curve.points().get(last).step()),
                y(values[last])));
    }

    private void line(String kind, double x, double y, double toX, double toY) {
        body.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                kind,
                x,
                y,
                toX,
                toY));
    }

    private void text(double x, double y, String kind, String text) {
        body.append(
                String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", kind, x, y, text));
    }

    private String document() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT)
                + """
                <style>
                text { font-family: sans-serif; font-size: 13px; fill: #444 }
                .title { font-size: 15px; font-weight: bold; fill: #222 }
                .end { text-anchor: end }
                .middle { text-anchor: middle }
                .grid { stroke: #ddd }
                .level { stroke: #888; stroke-dasharray: 6 4 }
                polyline { fill: none; stroke: #1668b8; stroke-width: 2.5; stroke-linejoin: round }
                circle { fill: #1668b8 }
                </style>
                <rect width="100%" height="100%" fill="#fff"/>
                """
                + body
                + "</svg>\n";
    }
}
