package upscale.format;

import java.util.List;

/**
 * What the gray samples of a file stand for, and how they are meant to be shown: the linear part of DICOM's pipeline from stored values to gray
 * levels (PS3.3, C.11.1 and C.11.2).
 *
 * @param slope of {@code value = slope * sample + intercept}
 * @param intercept likewise; values are in Hounsfield units, for instance
 * @param windows the ranges of values that the file proposes to show, the preferred one first
 * @param leastIsWhite whether the smallest value is shown white, not black
 */
public record StoredValues(double slope, double intercept, List<Window> windows, boolean leastIsWhite)
        implements Attachment {

    public StoredValues {
        windows = List.copyOf(windows);
    }

    /** What a sample stands for. */
    public double value(double sample) {
        return slope * sample + intercept;
    }

    /** How gray levels follow from values (PS3.3, C.11.2.1.2 and C.11.2.1.3). */
    public enum Shape {
        /** A ramp between the centres of the first and the last of {@code width} whole values. */
        LINEAR,
        /** A ramp over exactly {@code width}. */
        LINEAR_EXACT,
        /** A logistic curve. */
        SIGMOID
    }

    /**
     * A range of values.
     *
     * @param centre its middle
     * @param width at least 1 if the shape is linear, else above 0
     */
    public record Window(double centre, double width, Shape shape) {
        public Window {
            if (!(width >= 1 || shape != Shape.LINEAR && width > 0) || Double.isInfinite(width)) {
                throw new IllegalArgumentException("a window of width " + width);
            }
        }

        /** Black at {@code least}, white at {@code greatest}. */
        public static Window between(double least, double greatest) {
            return greatest > least
                    ? new Window((least + greatest) / 2, greatest - least, Shape.LINEAR_EXACT)
                    : new Window(least, 1, Shape.LINEAR_EXACT);
        }

        /** The gray level of a value: 0 is black, 1 white. */
        public double level(double value) {
            double level = switch (shape) {
                case LINEAR -> width == 1 ? value > centre - 0.5 ? 1 : 0 : (value - (centre - 0.5)) / (width - 1) + 0.5;
                case LINEAR_EXACT -> (value - centre) / width + 0.5;
                case SIGMOID -> 1 / (1 + StrictMath.exp(-4 * (value - centre) / width));
            };
            return Math.max(0, Math.min(1, level));
        }
    }
}
