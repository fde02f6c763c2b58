package upscale.format.dicom;

import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Resolution;
import upscale.format.Spacing;

/** What a data set says of how far pixels are apart. */
final class PixelSpacing {
    /** Attributes of two distances: in the patient, at the detector, on the scanned film or paper; the first there is counts. */
    static final int[] TAGS = {Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_SCANNED_PIXEL_SPACING};

    private PixelSpacing() {}

    static Optional<Spacing> of(DataSet frame) throws FormatException {
        for (int tag : TAGS) {
            double[] values = frame.numbers(tag);
            if (values.length == 2 && values[0] > 0 && values[1] > 0) {
                return Optional.of(new Spacing(values[0], values[1]));
            }
        }
        return Optional.empty();
    }

    /** Pixels per length; of files that state only how long pixels are against their width, that. */
    static Optional<Resolution> resolution(DataSet frame) throws FormatException {
        Optional<Spacing> spacing = of(frame);
        if (spacing.isPresent()) {
            return spacing.map(Spacing::resolution);
        }
        double[] ratio = frame.numbers(Tag.PIXEL_ASPECT_RATIO);
        return ratio.length == 2 && ratio[0] > 0 && ratio[1] > 0
                ? Optional.of(new Resolution(ratio[0], ratio[1], Resolution.Unit.NONE))
                : Optional.empty();
    }
}
