package upscale.format.dicom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.Decimal;
import upscale.format.FormatException;
import upscale.format.Place;
import upscale.format.Spacing;
import upscale.image.AxisMap;
import upscale.image.Ratio;

/**
 * What changes of spacing and position when pixels lie on another grid.
 *
 * @param columns from the new grid's columns to the old one's
 * @param rows from the new grid's rows to the old one's
 */
record Geometry(AxisMap columns, AxisMap rows) {
    /**
     * A data set's elements, or an item's, with new distances and the new place of the first pixel.
     *
     * @param data what is changed: only elements that it has
     * @param frame all that is known of the frame, before the change
     */
    DataSet applied(DataSet data, DataSet frame) throws FormatException {
        List<Element> changed = new ArrayList<>();
        for (int tag : PixelSpacing.TAGS) {
            double[] values = data.numbers(tag);
            if (values.length == 2) {
                Spacing spacing = new Spacing(values[0], values[1]).onGrid(columns, rows);
                changed.add(decimals(tag, spacing.rows(), spacing.columns()));
            }
        }
        aspect(data).ifPresent(changed::add);
        double[] position = data.numbers(Tag.IMAGE_POSITION);
        if (position.length == 3) {
            changed.add(position(moved(position, frame)));
        }
        return data.with(changed);
    }

    /** The centre of the new grid's first pixel. */
    private Place.Point moved(double[] position, DataSet frame) throws FormatException {
        if (columns.b() == 0 && rows.b() == 0) {
            return new Place.Point(position[0], position[1], position[2]);
        }
        return Place.of(position, frame.numbers(Tag.IMAGE_ORIENTATION), frame.numbers(Tag.PIXEL_SPACING))
                .orElseThrow(() -> FormatException.unsupported(
                        "dicom",
                        "a position without pixel spacing and orientation cannot follow the pixels; write tiff or png"))
                .onGrid(columns, rows)
                .corner();
    }

    /** The height of a pixel against its width, as two integers, if it is stated and changes. */
    private Optional<Element> aspect(DataSet data) throws FormatException {
        double[] aspect = data.numbers(Tag.PIXEL_ASPECT_RATIO);
        if (aspect.length != 2 || !(aspect[0] > 0) || !(aspect[1] > 0)) {
            return Optional.empty();
        }
        Spacing step = new Spacing(1, 1).onGrid(columns, rows);
        return step.rows() == step.columns()
                ? Optional.empty()
                : Optional.of(aspect(aspect[0] * step.rows() / (aspect[1] * step.columns())));
    }

    /** How high a pixel is against its width, as two integers. */
    static Element aspect(double ratio) {
        Ratio exact = Ratio.of(new BigDecimal(ratio));
        return Element.text(
                Tag.PIXEL_ASPECT_RATIO, Vr.IS, Long.toString(exact.numerator()), Long.toString(exact.denominator()));
    }

    /** Where the centre of the first pixel lies. */
    static Element position(Place.Point corner) {
        return decimals(Tag.IMAGE_POSITION, corner.x(), corner.y(), corner.z());
    }

    static Element decimals(int tag, double... values) {
        String[] words = new String[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Decimal.of(values[i]);
        }
        return Element.text(tag, Vr.DS, words);
    }
}
