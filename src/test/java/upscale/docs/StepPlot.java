package upscale.docs;

import upscale.image.Raster;

/**
 * What becomes of an edge: its pixels as gray bars, what a method makes of them at four times the size as a curve through the output
 * pixels' centres, and in red what goes beyond the levels on either side.
 */
final class StepPlot {
    private static final double REACH = 6; // source pixels to either side of the edge
    private static final double TOP = 1.3; // of the edge's height
    private static final double BOTTOM = -0.3;
    private static final double THICKNESS = 0.9;

    private static final int[] CURVE = {40, 40, 40};
    private static final int[] BEYOND = {224, 84, 60};
    private static final int[] LEVEL = {150, 150, 150};
    private static final int[] BAR = {222, 222, 222};
    private static final int[] PAPER = {255, 255, 255};

    private final double[] edge;
    private final int width;
    private final int height;

    private StepPlot(double[] edge, int width, int height) {
        this.edge = edge;
        this.width = width;
        this.height = height;
    }

    /** @param edge what was made of {@link Probe#edge} */
    static Raster of(double[] edge, int width, int height) {
        StepPlot plot = new StepPlot(edge, width, height);
        return Sheet.colour(width, height)
                .draw((x, y, channel) -> plot.ink(x, y)[channel])
                .raster();
    }

    private int[] ink(double x, double y) {
        double curve = curve(x);
        double low = Math.min(Math.min(curve(x - THICKNESS), curve(x + THICKNESS)), curve) - THICKNESS;
        double high = Math.max(Math.max(curve(x - THICKNESS), curve(x + THICKNESS)), curve) + THICKNESS;
        if (y >= low && y <= high) {
            return CURVE;
        } else if (y > curve && y < rowOf(1) || y < curve && y > rowOf(0)) {
            return BEYOND;
        } else if (Math.abs(y - rowOf(1)) < 0.5 || Math.abs(y - rowOf(0)) < 0.5) {
            return LEVEL;
        }
        return x > width / 2.0 && y > rowOf(1) || y > rowOf(0) ? BAR : PAPER;
    }

    /** The row that the curve goes through at a column. */
    private double curve(double x) {
        double source = Probe.EDGE + REACH * (2 * x / width - 1); // pixels are from i to i + 1
        double at = source * Probe.SCALE - 0.5;
        int left = (int) Math.floor(at);
        double value = edge[left] + (at - left) * (edge[left + 1] - edge[left]);
        return rowOf((value - Probe.LOW) / (Probe.HIGH - Probe.LOW));
    }

    private double rowOf(double level) {
        return (TOP - level) / (TOP - BOTTOM) * height;
    }
}
