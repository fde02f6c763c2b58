package upscale.format;

import java.util.List;

/**
 * What the gray samples of a file stand for, and how they are meant to be shown: DICOM's pipeline from stored values to gray levels (PS3.3, C.11.1
 * and C.11.2).
 *
 * @param meaning what samples stand for; Hounsfield units, for instance
 * @param displays what the file proposes to show of these values, the preferred one first
 * @param leastIsWhite whether the smallest value is shown white, not black
 */
public record StoredValues(Meaning meaning, List<Display> displays, boolean leastIsWhite) implements Attachment {

    public StoredValues {
        displays = List.copyOf(displays);
    }

    /** What a sample stands for. */
    public double value(double sample) {
        return meaning.value(sample);
    }

    /** Values of samples. Two that are equal give the same values. */
    public sealed interface Meaning {
        /** What a sample stands for. */
        double value(double sample);

        /** For people. */
        String label();
    }

    /** Gray levels of values. */
    public sealed interface Display {
        /** The gray level of a value: 0 is black, 1 white. */
        double level(double value);

        /** For people. */
        String label();
    }

    /** {@code slope * sample + intercept}. */
    public record Line(double slope, double intercept) implements Meaning {
        @Override
        public double value(double sample) {
            return slope * sample + intercept;
        }

        @Override
        public String label() {
            return slope + " * sample + " + intercept;
        }
    }

    /**
     * A table of values, or of gray levels. Between its entries, where samples lie that were mixed, it is a straight line.
     *
     * @param first what the first entry is of; what is smaller has it, too
     * @param bits of an entry; all of them set are white
     * @param entries at least one; what is larger has the last one
     */
    public record Table(int first, int bits, List<Integer> entries) implements Meaning, Display {
        public Table {
            entries = List.copyOf(entries);
        }

        @Override
        public double value(double sample) {
            double at = Math.max(0, Math.min(entries.size() - 1, sample - first));
            int below = (int) at;
            double low = entries.get(below);
            return below == at ? low : low + (at - below) * (entries.get(below + 1) - low);
        }

        @Override
        public double level(double value) {
            return Math.min(1, value(value) / white());
        }

        /** An entry of which all bits are set. */
        public int white() {
            return (1 << bits) - 1;
        }

        @Override
        public String label() {
            return "a table of " + entries.size() + " entries from " + first;
        }
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
    public record Window(double centre, double width, Shape shape) implements Display {
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

        @Override
        public String label() {
            return "window " + centre + "," + width;
        }

        @Override
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
