package upscale.method;

import java.util.OptionalInt;
import upscale.engine.Grid;
import upscale.image.ImageInfo;
import upscale.image.Ratio;

/** How large the result shall be. */
public sealed interface Target {
    /** The grids that an image of this size gets along its columns and rows. */
    Grids grids(ImageInfo info, Grid.SizeRule rule);

    /** Both axes of an enlargement. */
    record Grids(Grid columns, Grid rows) {
        /** More pixels a side than any of our formats and arrays hold. */
        public static final int LONGEST_SIDE = 1 << 28;

        public Grids {
            requireSide(columns.out());
            requireSide(rows.out());
        }

        private static void requireSide(double pixels) {
            if (pixels > LONGEST_SIDE) {
                throw new MethodException(String.format(
                        java.util.Locale.ROOT,
                        "the result would have %.0f pixels a side; %d are the most there can be",
                        pixels,
                        LONGEST_SIDE));
            }
        }

        /** Whether pixels stay as square as they were, within the rounding of sizes. */
        public boolean keepsAspect() {
            double wanted = (double) columns.in() * rows.out() / rows.in();
            return Math.abs(columns.out() - wanted) <= 1 + 1e-9
                    || Math.abs(rows.out() - (double) rows.in() * columns.out() / columns.in()) <= 1 + 1e-9;
        }
    }

    /**
     * Times as many pixels.
     *
     * @param x horizontally
     * @param y vertically
     */
    record Scale(Ratio x, Ratio y) implements Target {
        @Override
        public Grids grids(ImageInfo info, Grid.SizeRule rule) {
            Grids.requireSide(info.width() * x.value());
            Grids.requireSide(info.height() * y.value());
            return new Grids(Grid.scaled(info.width(), x, rule), Grid.scaled(info.height(), y, rule));
        }

        /** {@code 2}, or {@code 2x3}. */
        @Override
        public String toString() {
            return x.equals(y) ? x.toString() : x + "x" + y;
        }
    }

    /** Whatever comes of the method's own options. */
    record Own() implements Target {
        @Override
        public Grids grids(ImageInfo info, Grid.SizeRule rule) {
            throw new MethodException("how large? this method takes a scale or a size");
        }

        @Override
        public String toString() {
            return "own";
        }
    }

    /** What a size in both directions means for an image of another shape. */
    enum Fit {
        /** Exactly that size. */
        STRETCH,
        /** The largest size of the image's own shape that fits into it. */
        INSIDE,
        /** The smallest size of the image's own shape that covers it. */
        COVER
    }

    /**
     * So many pixels; a direction that is left open follows from the image's shape.
     *
     * @param width columns, if given
     * @param height rows, if given
     * @param fit what a width and a height together mean
     */
    record Size(OptionalInt width, OptionalInt height, Fit fit) implements Target {
        public Size {
            if (width.isEmpty() && height.isEmpty()) {
                throw new IllegalArgumentException("neither a width nor a height");
            }
        }

        @Override
        public Grids grids(ImageInfo info, Grid.SizeRule rule) {
            int w = info.width();
            int h = info.height();
            if (width.isPresent() && height.isPresent() && fit == Fit.STRETCH) {
                return grids(info, width.getAsInt(), height.getAsInt());
            }
            boolean byWidth;
            if (width.isPresent() && height.isPresent()) {
                // width/w <= height/h: the width is what limits
                boolean widthLimits = (long) width.getAsInt() * h <= (long) height.getAsInt() * w;
                byWidth = widthLimits == (fit == Fit.INSIDE);
            } else {
                byWidth = width.isPresent();
            }
            return byWidth
                    ? grids(info, width.getAsInt(), follow(h, width.getAsInt(), w))
                    : grids(info, follow(w, height.getAsInt(), h), height.getAsInt());
        }

        private static int follow(int length, int out, int in) {
            Grids.requireSide((double) length * out / in);
            return Math.max(1, Grid.SizeRule.HALF_UP.round(length, new Ratio(out, in)));
        }

        private static Grids grids(ImageInfo info, int width, int height) {
            return new Grids(Grid.sized(info.width(), width), Grid.sized(info.height(), height));
        }

        /** {@code 800x600}, {@code 800x} or {@code x600}. */
        @Override
        public String toString() {
            return (width.isPresent() ? Integer.toString(width.getAsInt()) : "")
                    + "x"
                    + (height.isPresent() ? Integer.toString(height.getAsInt()) : "");
        }
    }
}
