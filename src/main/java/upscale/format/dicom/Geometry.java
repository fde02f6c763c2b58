package upscale.format.dicom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.image.AxisMap;
import upscale.image.Ratio;

/**
 * What changes of spacing and position when pixels lie on another grid.
 *
 * @param columns from the new grid's columns to the old one's
 * @param rows from the new grid's rows to the old one's
 */
record Geometry(AxisMap columns, AxisMap rows) {
    /** Attributes of two distances, between rows and between columns. */
    private static final int[] SPACINGS = {
        Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_SCANNED_PIXEL_SPACING
    };

    /**
     * A data set's elements, or an item's, with new distances and the new place of the first pixel.
     *
     * @param data what is changed: only elements that it has
     * @param frame all that is known of the frame, before the change
     */
    DataSet applied(DataSet data, DataSet frame) throws FormatException {
        List<Element> changed = new ArrayList<>();
        for (int tag : SPACINGS) {
            double[] spacing = data.numbers(tag);
            if (spacing.length == 2) {
                changed.add(decimals(tag, spacing[0] * step(rows), spacing[1] * step(columns)));
            }
        }
        aspect(data).ifPresent(changed::add);
        double[] position = data.numbers(Tag.IMAGE_POSITION);
        if (position.length == 3) {
            changed.add(decimals(Tag.IMAGE_POSITION, moved(position, frame)));
        }
        return data.with(changed);
    }

    // A grid of one pixel that stands for no certain distance has the old one's.
    private static double step(AxisMap map) {
        return map.step() > 0 ? map.step() : 1;
    }

    /**
     * The centre of the new grid's first pixel (PS3.3, C.7.6.2.1.1): so many columns and rows of the old grid from the centre of the old one's.
     */
    private double[] moved(double[] position, DataSet frame) throws FormatException {
        if (columns.b() == 0 && rows.b() == 0) {
            return position;
        }
        double[] axes = frame.numbers(Tag.IMAGE_ORIENTATION);
        double[] spacing = frame.numbers(Tag.PIXEL_SPACING);
        if (axes.length != 6 || spacing.length != 2) {
            throw FormatException.unsupported(
                    "dicom",
                    "a position without pixel spacing and orientation cannot follow the pixels; write tiff or png");
        }
        double[] moved = new double[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = position[i] + axes[i] * spacing[1] * columns.offset() + axes[3 + i] * spacing[0] * rows.offset();
        }
        return moved;
    }

    /** The height of a pixel against its width, as two integers, if it is stated and changes. */
    private Optional<Element> aspect(DataSet data) throws FormatException {
        double[] aspect = data.numbers(Tag.PIXEL_ASPECT_RATIO);
        if (aspect.length != 2 || !(aspect[0] > 0) || !(aspect[1] > 0) || step(rows) == step(columns)) {
            return Optional.empty();
        }
        return Optional.of(aspect(aspect[0] * step(rows) / (aspect[1] * step(columns))));
    }

    /** How high a pixel is against its width, as two integers. */
    static Element aspect(double ratio) {
        Ratio exact = Ratio.of(new BigDecimal(ratio));
        return Element.text(
                Tag.PIXEL_ASPECT_RATIO, Vr.IS, Long.toString(exact.numerator()), Long.toString(exact.denominator()));
    }

    static Element decimals(int tag, double... values) {
        String[] words = new String[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Decimal.of(values[i]);
        }
        return Element.text(tag, Vr.DS, words);
    }
}
