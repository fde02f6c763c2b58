package upscale.method.interpolate;

import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.image.AxisMap;
import upscale.method.NearestRounding;

/** How nearest neighbour walks along the source; what is not exact shows where two neighbours are equally near. */
enum Stepping {
    /** Positions are exact fractions. */
    EXACT,
    /** Pillow: half a step, then step after step, added up in doubles and rounded down. */
    SUMMED,
    /** OpenCV's NEAREST_EXACT: steps of 16 fractional bits, half a step and one bit from the border (4.6). */
    FIXED_POINT;

    /** The source sample of each output, in [0, in). */
    int[] samples(Grid grid, AxisMap map, NearestRounding rounding) {
        int[] samples = new int[grid.out()];
        double step = (double) grid.in() / grid.out();
        double x = step / 2;
        long bits = (((long) grid.in() << 16) + grid.out() / 2) / grid.out();
        for (int o = 0; o < samples.length; o++, x += step) {
            int sample = switch (this) {
                case EXACT -> rounding.sample(map, o);
                case SUMMED -> (int) x;
                case FIXED_POINT -> (int) ((bits * o + bits / 2 - 1) >> 16);
            };
            samples[o] = Edge.REPLICATE.index(sample, grid.in());
        }
        return samples;
    }
}
